"""The words of the progress report and its sheets, from ``content/texts/progress.yaml``, and what is worth telling."""

import datetime as dt
from collections.abc import Mapping, Sequence

from zelfscan.documents.words import Words
from zelfscan.followup.progress import counts, state_of
from zelfscan.model.instrument import Instrument
from zelfscan.model.progress import FollowedAction
from zelfscan.model.round import Round
from zelfscan.planning.schedule import add_months
from zelfscan.rounds.standing import Standing
from zelfscan.rounds.summary import alphabetical
from zelfscan.text import fold

PREFIX = "progress."
STATES = ("done", "running", "late", "waiting", "stopped", "not_chosen")
ACTIVE = ("running", "late", "waiting")


class ProgressWords(Words):
    """The words of one round on one day, with the actions that are told of."""

    def __init__(self, instrument: Instrument, current: Round, standings: Sequence[Standing], today: dt.date) -> None:
        super().__init__(instrument, current.scope)
        self.round, self.today = current, today
        self.standings = sorted(standings, key=lambda item: alphabetical(item.directorate))
        self.actions = [action for item in self.standings for action in item.actions if counts(action)]
        self.months = int(instrument.settings.months_review.value)

    def tell(self, key: str, **names: object) -> str:
        """The sentence under ``progress.<key>``, filled in."""
        sentence = self.instrument.texts[f"{PREFIX}{key}"]
        return sentence.format_map(names) if names else sentence

    def number(self, key: str, n: int, **names: object) -> str:
        """The sentence for one, or for a number of them."""
        return self.tell(f"{key}_one" if n == 1 else f"{key}_many", n=n, **names)

    def state(self, action: FollowedAction) -> str:
        """In which state an action is counted."""
        return state_of(action, self.today)

    def shown_state(self, action: FollowedAction) -> str:
        """The state in words."""
        return self.tell(f"state.{self.state(action)}")

    def is_active(self, action: FollowedAction) -> bool:
        """Whether there is still something to do."""
        return self.state(action) in ACTIVE

    def is_silent(self, action: FollowedAction) -> bool:
        """Whether nobody said anything of it for long, though it should have begun."""
        begun = action.start is None or action.start <= self.today
        last = action.heard_on
        if not (self.is_active(action) and begun) or last is None:
            return False
        return add_months(last, self.months) < self.today

    def asked(self, actions: Sequence[FollowedAction]) -> Mapping[str, list[FollowedAction]]:
        """The active actions that need help or meet an obstacle, by who should help; the most asked for first."""
        shown: dict[str, str] = {}
        groups: dict[str, list[FollowedAction]] = {}
        for action in actions:
            if self.is_active(action) and (action.help.strip() or action.obstacle.strip()):
                for name in self._helpers(action):
                    key = fold(name)
                    shown.setdefault(key, name)
                    groups.setdefault(key, []).append(action)
        order = sorted(groups, key=lambda key: (not key, -len(groups[key]), key))
        return {shown[key]: groups[key] for key in order}

    def _helpers(self, action: FollowedAction) -> list[str]:
        """Who should help: each on its own, as far as people set them apart with a semicolon or a new line."""
        parts = action.help.replace("\n", ";").split(";")
        names = {fold(part): " ".join(part.split()) for part in parts if part.strip()}
        return list(names.values()) or [""]
