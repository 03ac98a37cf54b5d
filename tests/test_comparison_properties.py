"""What holds for every two scans: itself is the same, doubt is no improvement, and then and now mirror each other."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.comparisons import compared
from tests.support import options, process, scan
from zelfscan.comparison.bands import STEPS, judge
from zelfscan.instrument.load import load_instrument
from zelfscan.model.assessment import ControlClass, RiskClass
from zelfscan.model.comparison import Move, RiskView, Why
from zelfscan.model.instrument import Instrument, Level, State
from zelfscan.model.scan import Answer, Scan

LOADED, _ = load_instrument()
assert LOADED is not None
INSTRUMENT: Instrument = LOADED
ASKED = [question.id for question in INSTRUMENT.questions if question.category in ("R2", "R3", "R5", "R9")]
OPTIONS = [*options(INSTRUMENT), None]
DOUBT = (State.UNKNOWN, State.NOT_PROVIDED, State.OPEN)
OPPOSITE = {
    Move.BETTER: Move.WORSE,
    Move.WORSE: Move.BETTER,
    Move.MORE_KNOWN: Move.LESS_KNOWN,
    Move.LESS_KNOWN: Move.MORE_KNOWN,
}
SWAPPED = {
    Why.NEW_PROCESS: Why.GONE_PROCESS,
    Why.GONE_PROCESS: Why.NEW_PROCESS,
    Why.NOT_ASKED_THEN: Why.NOT_ASKED_NOW,
    Why.NOT_ASKED_NOW: Why.NOT_ASKED_THEN,
}
attribute = st.one_of(st.none(), st.integers(0, 3))
contacts, names = st.sampled_from(["A", "B", "AC"]), st.sampled_from(["Een", "Twee"])
values = st.fixed_dictionaries({f"W{number}": attribute for number in range(1, 13)})


@st.composite
def fillings(draw: st.DrawFn, largest: int = 3) -> list[Scan]:
    """One to three workbooks of one directorate: any answers to any of some questions, at any level."""
    shown = [
        process(code, draw(contacts), "", name=draw(names), **draw(values))
        for code in ("P1", "P2")[: draw(st.integers(1, 2))]
    ]
    random = draw(st.randoms(use_true_random=False))
    return [
        scan(
            INSTRUMENT,
            *shown,
            asked=random.sample(ASKED, k=random.randint(len(ASKED) // 2, len(ASKED))),
            level=level,
            people=draw(st.integers(3, 8)),
            source=f"{number}.xlsx",
            rule=lambda *_: random.choice(OPTIONS),
        )
        for number, level in enumerate(draw(st.lists(st.sampled_from(list(Level)[:3]), min_size=1, max_size=largest)))
    ]


@settings(max_examples=30, deadline=None)
@given(fillings())
def test_a_scan_beside_itself_is_the_same_or_still_not_known(found: list[Scan]) -> None:
    comparison = compared(INSTRUMENT, found, found)
    still = {None, Why.UNKNOWN, Why.NOT_APPLICABLE, Why.WITHHELD}
    found_moves = [(item.move, item.why) for item in comparison.answers]
    found_moves += [(item.move, item.why) for item in comparison.risks]
    assert {move for move, _ in found_moves} <= {Move.SAME, Move.NOT_COMPARABLE}
    assert {why for _, why in found_moves} <= still


@settings(max_examples=30, deadline=None)
@given(fillings(), fillings())
def test_then_and_now_mirror_each_other(then: list[Scan], now: list[Scan]) -> None:
    forth, back = compared(INSTRUMENT, then, now), compared(INSTRUMENT, now, then)
    mirrored = {(item.question, item.process, item.level): item for item in back.answers}
    for item in forth.answers:
        other = mirrored[item.question, item.process, item.level]
        assert other.move is OPPOSITE.get(item.move, item.move)
        assert other.why is SWAPPED.get(item.why, item.why) if item.why else other.why is None
    risks = {(item.category, item.process): item for item in back.risks}
    assert len(risks) == len(forth.risks)
    for risk in forth.risks:
        assert risks[risk.category, risk.process].move is OPPOSITE.get(risk.move, risk.move)


@settings(max_examples=40, deadline=None)
@given(fillings(), st.randoms(use_true_random=False))
def test_what_was_not_known_and_is_known_now_is_never_better_or_worse(then: list[Scan], random: Random) -> None:
    now = [one.model_copy(update={"answers": tuple(_known(one, random))}) for one in then]
    comparison = compared(INSTRUMENT, then, now)
    moves = {item.move for item in comparison.answers} | {item.move for item in comparison.risks}
    assert not moves & {Move.BETTER, Move.WORSE}


def _known(one: Scan, random: Random) -> list[Answer]:
    """The answers with every doubt resolved in some way; what was open stays open."""
    return [_guessed(answer, random.randint(0, 3)) if answer.state in DOUBT else answer for answer in one.answers]


def _guessed(answer: Answer, value: int) -> Answer:
    return replace(answer, state=State.KNOWN, value=value, option=list(options(INSTRUMENT))[value])


bands = st.lists(st.integers(0, 3), min_size=3, max_size=3).map(sorted)


def _view(band: list[int]) -> RiskView:
    best, middle, worst = (STEPS[step] for step in band)
    control = ControlClass.PARTLY
    return RiskView(
        class_=RiskClass.UNCLEAR if band[2] - band[0] > 1 else middle,
        best=best,
        worst=worst,
        control=control,
        control_best=control,
        control_worst=control,
    )


@given(bands, bands)
def test_bands_that_touch_are_never_better_or_worse(then: list[int], now: list[int]) -> None:
    move, _ = judge(_view(then), _view(now))
    overlap = then[0] <= now[2] and now[0] <= then[2]
    if overlap:
        assert move not in (Move.BETTER, Move.WORSE)
    elif max(then[2] - then[0], now[2] - now[0]) <= 1:
        assert move is (Move.BETTER if now[2] < then[0] else Move.WORSE)
