"""The catalogue of messages about returned workbooks and the code that uses it know the same codes."""

import re
from pathlib import Path

import zelfscan.workbook
from zelfscan.messages import CATALOGUE

OURS = ("AN", "BE", "BL", "EO", "GE", "HM-00", "OP", "PG", "RO-05", "WB", "WP")


def test_every_message_is_used_and_every_code_has_a_message() -> None:
    sources = Path(zelfscan.workbook.__file__).parent.glob("*.py")
    used = {code for source in sources for code in re.findall(r'"([A-Z]{2}-[0-9]{3})"', source.read_text("utf-8"))}
    assert used == {code for code in CATALOGUE if code.startswith(OURS)}


def test_no_message_speaks_of_u_or_uses_english() -> None:
    for code, message in CATALOGUE.items():
        if code.startswith(OURS):
            words = re.findall(r"[a-z]+", f"{message.text} {message.way_out}".lower())
            assert not {"u", "uw", "error", "sheet", "please", "workbook", "invalid"} & set(words), code
