"""Makes the folder of a new round: settings with explanation, the list of participants, texts and folders."""

import datetime as dt
import json
import re
from pathlib import Path

from zelfscan.files import shipped, write_atomic
from zelfscan.model.instrument import Instrument
from zelfscan.model.issue import Organisation
from zelfscan.rounds.folder import RoundFolder

SHOWN_ANSWER = "ja"
"""Id of the answer in the example of vooraf.yaml."""


def new_round(
    place: RoundFolder, instrument: Instrument, name: str, organisation: str, day: dt.date
) -> tuple[Path, ...]:
    """Make the folder with everything in it and return the files. Raises OSError; ronde.yaml is written last."""
    from zelfscan.rounds.list_sheets import build_participants
    from zelfscan.workbook.build import packed

    city = Organisation(name=organisation) if organisation else Organisation()
    blobs = {
        place.participants: packed(build_participants(instrument, city)),
        place.mail_template: shipped("ronde/mail.txt").read_bytes(),
        place.path / "vooraf.yaml": _answers(instrument).encode(),
        place.settings: _settings(name, city.name, day).encode(),
    }
    for folder in (place.issued, place.returns, place.output, place.administration):
        folder.mkdir(parents=True, exist_ok=True)
    for path, blob in blobs.items():
        write_atomic(path, blob)
    return tuple(blobs)


def _settings(name: str, organisation: str, day: dt.date) -> str:
    """The text of ronde.yaml. What people typed is quoted, so that it stays text."""
    values = {"naam": _quoted(name), "organisatie": _quoted(organisation), "datum": day.isoformat()}
    return _filled(shipped("ronde/ronde.yaml").read_text(encoding="utf-8"), values)


def _answers(instrument: Instrument) -> str:
    """The text of vooraf.yaml, with the questions that it is for."""
    questions = [question for question in instrument.questions if question.city_wide]
    scale = next(scale for scale in instrument.scales if scale.id == "answers")
    answer = next(option.text for option in scale.options if option.id == SHOWN_ANSWER)
    lines = "\n".join(f"#   {question.id}  {question.text}" for question in questions)
    values = {"vragen": lines, "voorbeeld": questions[0].id, "antwoord": _quoted(answer)}
    return _filled(shipped("ronde/vooraf.yaml").read_text(encoding="utf-8"), values)


def _filled(text: str, values: dict[str, str]) -> str:
    """The text with each name between double braces filled in."""
    return re.sub(r"\{\{([a-z]+)\}\}", lambda match: values[match.group(1)], text)


def _quoted(text: str) -> str:
    """A text as YAML writes it between double quotes."""
    return json.dumps(text, ensure_ascii=False)
