"""What a round asks of a child process and what it gets back, and within which limits; light, for both sides."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Level
from zelfscan.model.progress import FollowedAction
from zelfscan.model.round import DirectorateSummary, Participant, Round
from zelfscan.rounds.ledger import ReadingRecord
from zelfscan.rounds.worker import Bounded

SECONDS, MEGABYTES = 5, 300
"""What reading one file may take."""
LONGER, MORE = 120, 1000
"""What making the documents of one directorate may take: it may have many workbooks."""

READ = Bounded("zelfscan.rounds.tasks:read_return", SECONDS, MEGABYTES)
UNPACK = Bounded("zelfscan.rounds.containers:unpack", SECONDS, MEGABYTES)
MAKE = Bounded("zelfscan.rounds.tasks:make", LONGER, MORE)


@dataclass(frozen=True, slots=True)
class Reading:
    """One workbook as read: who it is, and the scan with its findings, packed; empty when there is none."""

    record: ReadingRecord
    scan: bytes = b""


@dataclass(frozen=True, slots=True)
class Source:
    """One return that counts: the name to show, the workbook, its scan as packed, and how its feedback is called."""

    file: str
    data: bytes
    scan: bytes
    reply: str


@dataclass(frozen=True, slots=True)
class Order:
    """Everything that the documents of one directorate are made of."""

    content: Path
    plan_template: Path
    annex_template: Path
    round_: Round
    directorate: str
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]
    missing: dict[Level, int]
    today: dt.date
    participant: Participant | None = None
    despite_errors: bool = False
    market_template: Path | None = None
    """The template of the market exploration of the round; None for the one that ships."""
    followed: tuple[FollowedAction, ...] = ()
    """Where the actions of the directorate stand, as people said it so far."""
    previous: bytes | None = None
    """The result of the round before, as JSON; empty when it has none, None when there was no round before."""
    carried: tuple[FollowedAction, ...] = ()
    """Where the actions stood before this round."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of an order: the files by name, the summary, and the largest risk in words."""

    files: dict[str, bytes]
    summary: DirectorateSummary
    risk: str
