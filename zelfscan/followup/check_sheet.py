"""The sheet of the overview with the check on all plans, and its column on the sheet Status."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from zelfscan.followup.check import Verdicts
from zelfscan.followup.check_case import Outcome, Verdict
from zelfscan.followup.check_letter import LOOKS, CheckWords
from zelfscan.model.instrument import Instrument
from zelfscan.model.plan import Result
from zelfscan.model.progress import FollowedAction
from zelfscan.model.round import ExtraSheet

KEY = "toets"
NAME_WIDTH, SCORE_WIDTH, RULE_WIDTH, FIRST_WIDTH = 24.0, 11.0, 15.0, 60.0


@dataclass(slots=True)
class Checked:
    """One directorate with the verdicts on its plan, and the files that were written for it."""

    result: Result
    actions: tuple[FollowedAction, ...]
    verdicts: Verdicts
    words: CheckWords
    day: dt.date
    files: tuple[str, ...] = ()

    @property
    def directorate(self) -> str:
        """Its name."""
        return self.result.assessment.directorate

    @property
    def slug(self) -> str:
        """Its name in files."""
        return self.result.assessment.slug

    @property
    def strong(self) -> int:
        """How many rules the plan meets."""
        return len(self.verdicts.having(Outcome.STRONG))

    @property
    def score(self) -> str:
        """How many rules are strong, in words."""
        return self.words.tell("status.value", strong=self.strong, total=len(self.verdicts.verdicts))


def check_sheet(instrument: Instrument, checked: Sequence[Checked]) -> ExtraSheet:
    """The sheet: a row per directorate in the order given, a column per rule, in words and colour."""
    texts = instrument.texts
    names = [check.name for check in instrument.plan_checks]
    columns = {texts["check.sheet.directorate"]: NAME_WIDTH, texts["check.sheet.strong"]: SCORE_WIDTH}
    columns |= dict.fromkeys(names, RULE_WIDTH) | {texts["check.sheet.first"]: FIRST_WIDTH}
    return ExtraSheet(
        key=KEY,
        name=texts["check.sheet.name"],
        title=texts["check.sheet.title"],
        intro=texts["check.sheet.intro"],
        second=texts["check.sheet.second"],
        about=texts["check.sheet.about"],
        columns=columns,
        rows=tuple(_row(item) for item in checked),
        looks=("label",),
        colours={texts[f"check.outcome.{outcome.value}"]: f"control {look.value}" for outcome, look in LOOKS.items()},
        status_header=texts["check.status.header"],
        status={item.slug: item.score for item in checked},
    )


def _row(item: Checked) -> tuple[str, ...]:
    words, verdicts = item.words, item.verdicts.verdicts
    score = words.tell("sheet.score", strong=item.strong, total=len(verdicts))
    missing = item.verdicts.having(Outcome.MISSING)
    outcomes = (words.tell(f"outcome.{verdict.outcome.value}") for verdict in verdicts)
    return (item.directorate, score, *outcomes, _first(words, missing))


def _first(words: CheckWords, missing: Sequence[Verdict]) -> str:
    return words.checks[missing[0].rule].todo if missing else ""
