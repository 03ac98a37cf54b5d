"""The round that is measured again: its results, read once, for the workbooks of the new round."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from pydantic import ValidationError

from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument, Level, Scope
from zelfscan.model.issue import PreviousCell
from zelfscan.model.plan import Result
from zelfscan.model.round import Participant
from zelfscan.rounds.folder import RoundFolder, read_round
from zelfscan.rounds.previous_cells import Then, cells_of, changed, then_of
from zelfscan.text import slug
from zelfscan.workbook import layout
from zelfscan.workbook.cells import LONGEST_TEXT


class LastRound:
    """The results in the folder of an earlier round. What cannot be read is a finding, but OSError is raised."""

    def __init__(self, place: RoundFolder, instrument: Instrument, scope: Scope) -> None:
        self.place, self._instrument, self._scope = place, instrument, scope
        self._known: dict[str, Then | None] = {}
        self._damaged: set[str] = set()

    @cached_property
    def name(self) -> str:
        """What the round is called; the name of its folder when its settings cannot be read."""
        settings, _ = read_round(self.place.path)
        return settings.name if settings else self.place.path.resolve().name

    def cells(self, participant: Participant, level: Level) -> tuple[PreviousCell, ...]:
        """What stood in the workbooks of a directorate at this level; empty where nothing can be shown."""
        then = self._then(participant)
        found = cells_of(then, level, participant.processes) if then else ()
        return tuple(cell for cell in found if len(layout.last_time(cell.text)) <= LONGEST_TEXT)

    def findings(self, participants: Iterable[Participant]) -> tuple[Finding, ...]:
        """What is not shown, and why."""
        participants = tuple(participants)
        found = [finding for participant in participants for finding in self._told(participant)]
        if participants and not any(self._known.values()) and not self._damaged:
            return (Finding(code="HM-014", file=str(self.place.path), found=self.name),)
        asked_otherwise: dict[str, None] = {}
        for then in self._known.values():
            asked_otherwise |= dict.fromkeys(changed(then) if then else ())
        if asked_otherwise:
            found.append(Finding(code="HM-012", found=", ".join(asked_otherwise)))
        return tuple(found)

    def _told(self, participant: Participant) -> Iterator[Finding]:
        """What is not shown to one directorate."""
        then, name = self._then(participant), participant.directorate
        if slug(name) in self._damaged:
            yield Finding(code="HM-013", file=self.place.result_of(slug(name)).name, found=name)
        elif then is None:
            yield Finding(code="HM-010", found=name)
        elif then.put_then is None:
            yield Finding(code="HM-015", found=name)
        for level in participant.copies if then and then.put_then else ():
            if level is not Level.EXPERIENCE and not self.cells(participant, level):
                yield Finding(code="HM-011", found=name, expected=level.shown)

    def _then(self, participant: Participant) -> Then | None:
        """The result of a directorate; None when there is none, or it cannot be read."""
        key = slug(participant.directorate)
        if key not in self._known:
            self._known[key] = self._read(key)
        return self._known[key]

    def _read(self, key: str) -> Then | None:
        path = self.place.result_of(key)
        if not path.is_file():
            return None
        try:
            result = Result.model_validate_json(path.read_bytes())
        except ValidationError:
            self._damaged.add(key)
            return None
        return then_of(self._instrument, result, self._scope)
