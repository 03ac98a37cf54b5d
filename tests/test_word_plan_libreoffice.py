"""A plan that was edited with LibreOffice, and again after LibreOffice saved it, is read back as it was meant."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.word_edits import SLUG, Edited
from zelfscan.followup.word_plan import read_plan
from zelfscan.model.instrument import Instrument
from zelfscan.model.progress import ActionField, ReadProgress

WRITER = Path(__file__).parent / "libreoffice" / "writer.py"
LONGEST_RUN = 240
OWN_HEADER = ["Nummer", "Actie", "Eigenaar", "Eerste stap", "Klaar op", "Status"]


def edit(folder: Path, first: list[dict[str, object]], second: list[dict[str, object]]) -> tuple[bytes, bytes, bytes]:
    """What LibreOffice makes of ``plan.docx``, of its own result, and of the first again in its own form; one start."""
    whole, once, twice, own = (folder / name for name in ("plan.docx", "een.docx", "twee.docx", "een.odt"))
    jobs = [
        {"open": str(whole), "save": str(once), "steps": first},
        {"open": str(once), "save": str(twice), "steps": second},
        {"open": str(whole), "save": str(own), "steps": first},
    ]
    (folder / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
    command = ["/usr/bin/python3", str(WRITER), str(folder / "jobs.json")]
    subprocess.run(command, check=True, capture_output=True, timeout=LONGEST_RUN)
    return once.read_bytes(), twice.read_bytes(), own.read_bytes()


def values(progress: ReadProgress | None, action: str) -> dict[ActionField, str]:
    assert progress is not None
    return next(item.values for item in progress.actions if item.action == action)


@pytest.mark.libreoffice
def test_a_plan_edited_in_libreoffice_is_read_back(instrument: Instrument, tmp_path: Path) -> None:
    plan = Edited(instrument)
    (tmp_path / "plan.docx").write_bytes(plan.save())
    now, other, later = plan.now[0], plan.now[1], plan.later[1]
    first = [
        {"do": "type", "action": now, "field": "Eigenaar", "value": "Teamleider & team"},
        {"do": "pick", "action": now, "field": "Status", "value": "loopt"},
        {"do": "pick", "action": now, "field": "Klaar op", "value": "15 september 2027", "day": "2027-09-15"},
        {"do": "type", "action": later, "field": "Eigenaar", "value": "Verplaatst"},
        {"do": "move_row", "action": later, "field": "Eigenaar"},
        {"do": "move_card", "action": other, "field": "Eigenaar", "before": now},
        {
            "do": "add_row",
            "header": OWN_HEADER,
            "values": ["", "Buurtgesprek", "Wijkteam", "Zaal huren", "1-10-2027", "Klaar"],
        },
    ]
    second = [
        {"do": "pick", "action": now, "field": "Status", "value": "klaar"},
        {"do": "type", "action": other, "field": "Reden", "value": "Samen met het wijkteam."},
    ]
    once, twice, own_form = edit(tmp_path, first, second)

    progress, findings = read_plan(once, "een.docx", instrument, plan.known)
    again, findings_again = read_plan(twice, "twee.docx", instrument, plan.known)

    odt, findings_odt = read_plan(own_form, "een.odt", instrument, plan.known)

    assert (*findings, *findings_again, *findings_odt) == ()
    assert progress is not None
    assert (progress.slug, progress.whole) == (SLUG, True)
    assert progress.saved is not None
    changed = values(progress, now)
    assert changed[ActionField.OWNER] == "Teamleider & team"
    assert (changed[ActionField.STATUS], changed[ActionField.READY]) == ("loopt", "2027-09-15")
    assert values(progress, later)[ActionField.OWNER] == "Verplaatst"
    order = [item.action for item in progress.actions]
    assert order == [other, now, *(one for one in plan.later if one != later), later, f"{SLUG}-E01", ""]
    (own,) = (item.values for item in progress.actions if not item.action)
    assert (own[ActionField.TITLE], own[ActionField.READY]) == ("Buurtgesprek", "2027-10-01")
    assert own[ActionField.STATUS] == "klaar"
    untouched = [item for item in progress.actions if item.action in plan.later and item.action != later]
    assert all(item.values == item.baseline for item in untouched)
    assert odt is not None
    assert [(item.action, item.values) for item in odt.actions] == [
        (item.action, item.values) for item in progress.actions
    ]
    assert (odt.slug, odt.whole, odt.saved is not None) == (SLUG, True, True)
    assert values(again, now)[ActionField.STATUS] == "klaar"
    assert values(again, other)[ActionField.REASON] == "Samen met het wijkteam."
    assert values(again, now)[ActionField.OWNER] == "Teamleider & team"
