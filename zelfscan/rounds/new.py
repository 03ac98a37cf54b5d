"""Makes the folder of a new round: settings with explanation, the list of participants, texts and folders."""

import datetime as dt
import re
from pathlib import Path

from zelfscan.files import shipped, write_atomic
from zelfscan.model.instrument import Instrument
from zelfscan.model.issue import Organisation
from zelfscan.model.round import Participant, Round
from zelfscan.rounds.again import OWN_TEXTS, TakenOver, copy_files, participants_after, settings_after
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.settings_text import quoted, settings_text

SHOWN_ANSWER = "ja"
"""Id of the answer in the example of vooraf.yaml."""


def new_round(
    place: RoundFolder, instrument: Instrument, name: str, organisation: str, day: dt.date
) -> tuple[Path, ...]:
    """Make the folder with everything in it and return the files. Raises OSError; ronde.yaml is written last."""
    city = Organisation(name=organisation) if organisation else Organisation()
    made = Round(name=name, organisation=city, date=day).model_copy(update=OWN_TEXTS)
    return _make(place, instrument, made, ())


def round_after(
    old: RoundFolder, current: Round, place: RoundFolder, instrument: Instrument, name: str, day: dt.date
) -> TakenOver:
    """Make the folder of a round that measures an old one again, with all of it that still holds. Raises OSError."""
    participants, with_result, findings = participants_after(old, instrument)
    place.path.mkdir(parents=True, exist_ok=True)
    copied, pointed = copy_files(old, current, place)
    made = settings_after(old, current, place, name, day)
    _make(place, instrument, made, participants)
    return TakenOver(participants, with_result, copied, pointed, findings)


def _make(
    place: RoundFolder, instrument: Instrument, made: Round, participants: tuple[Participant, ...]
) -> tuple[Path, ...]:
    """Write the list, the texts that are not there yet, and last of all the settings."""
    from zelfscan.rounds.list_sheets import build_participants
    from zelfscan.workbook.build import packed

    for folder in (place.issued, place.returns, place.output, place.administration):
        folder.mkdir(parents=True, exist_ok=True)
    blobs = {
        place.path / "deelnemers.xlsx": packed(build_participants(instrument, made.organisation, participants)),
        place.path / OWN_TEXTS["mail_template"]: shipped("ronde/mail.txt").read_bytes(),
        place.path / OWN_TEXTS["prefill"]: _answers(instrument).encode(),
    }
    blobs = {path: blob for path, blob in blobs.items() if not path.exists()}
    blobs[place.settings] = settings_text(made).encode()
    for path, blob in blobs.items():
        write_atomic(path, blob)
    return tuple(blobs)


def _answers(instrument: Instrument) -> str:
    """The text of vooraf.yaml, with the questions that it is for."""
    questions = [question for question in instrument.questions if question.city_wide]
    scale = next(scale for scale in instrument.scales if scale.id == "answers")
    answer = next(option.text for option in scale.options if option.id == SHOWN_ANSWER)
    lines = "\n".join(f"#   {question.id}  {question.text}" for question in questions)
    values = {"vragen": lines, "voorbeeld": questions[0].id, "antwoord": quoted(answer)}
    text = shipped("ronde/vooraf.yaml").read_text(encoding="utf-8")
    return re.sub(r"\{\{([a-z]+)\}\}", lambda match: values[match.group(1)], text)
