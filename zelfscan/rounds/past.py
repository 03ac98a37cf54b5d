"""What a new plan owes to the past: what people said of its actions, in this round and in the ones before it."""

import datetime as dt
from pathlib import Path

from zelfscan.model.finding import Finding
from zelfscan.model.progress import FollowedAction
from zelfscan.model.round import Round
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.history import followed, history_path, rounds_back, whole_history
from zelfscan.rounds.history_planned import note_plans
from zelfscan.rounds.ledger import file_digests


class Past:
    """The past of the directorates of one round; what is planned ``now`` becomes part of it."""

    def __init__(self, place: RoundFolder, round_: Round, content: Path, now: dt.datetime) -> None:
        self.place, self.round_, self.content, self.now = place, round_, content, now
        self.earlier = list(rounds_back(place))[1:] if round_.previous else []

    def made_of(self, slug: str) -> tuple[str, ...]:
        """What a plan depends on: what was said in earlier rounds, but not what people say of this very plan.

        Else everybody who is at work in a plan would get a twin of it after every reading.
        """
        before = [history_path(folder, slug) for folder in self.earlier]
        results = [folder.result_of(slug) for folder in self.earlier[:1]]
        return (file_digests([*before, *results]),) if before else ()

    def result(self, slug: str) -> bytes | None:
        """The result of the round before; empty when it has none, None when there was no round before."""
        if not self.round_.previous:
            return None
        try:
            return self.earlier[0].result_of(slug).read_bytes() if self.earlier else b""
        except OSError:
            return b""

    def carried(self, slug: str, directorate: str) -> tuple[FollowedAction, ...]:
        """Where the actions stood before this round: what was carried out between both scans is among them."""
        events = whole_history(self.earlier[0], slug)[0] if self.earlier else ()
        return followed(events, slug, directorate)

    def followed(self, slug: str, directorate: str) -> tuple[FollowedAction, ...]:
        """Where the actions stand now. What is damaged in a history is told when the history is written."""
        return followed(whole_history(self.place, slug)[0], slug, directorate)

    def note(self, slug: str) -> tuple[Finding, ...]:
        """Note what the plan of a directorate proposes, if there is one. Raises OSError."""
        if not self.place.result_of(slug).exists():
            return ()
        from zelfscan.rounds.tasks import instrument_of

        return note_plans(self.place, self.round_, instrument_of(self.content), self.now, (slug,))
