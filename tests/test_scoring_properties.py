"""What holds for every filling: order does not matter, doubt is honest, a missing safeguard never helps."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import options, process, scan
from zelfscan.instrument.load import load_instrument
from zelfscan.model.assessment import Assessment, ControlClass, RiskClass
from zelfscan.model.instrument import Instrument, Level
from zelfscan.model.scan import Scan
from zelfscan.scoring import assess

LOADED, _ = load_instrument()
assert LOADED is not None
INSTRUMENT: Instrument = LOADED
ASKED = [question.id for question in INSTRUMENT.questions if question.category in ("R2", "R3", "R5", "R9")]
OPTIONS = [*options(INSTRUMENT), None]
CONTROLS = list(ControlClass)[:4]
RISKS = list(RiskClass)[:4]
STEP = 1e-6

attribute = st.one_of(st.none(), st.integers(0, 3))
processes = st.lists(
    st.builds(
        lambda contact, values: (contact, values),
        st.sampled_from(["A", "B", "C", "AC"]),
        st.fixed_dictionaries({f"W{number}": attribute for number in range(1, 13)}),
    ),
    min_size=1,
    max_size=2,
)


@st.composite
def scans(draw: st.DrawFn, answers: tuple[str | None, ...] = tuple(OPTIONS), largest: int = 3) -> list[Scan]:
    """One to three workbooks of one directorate about the same processes, with any answers."""
    shown = [process(f"P{n}", contact, "", **values) for n, (contact, values) in enumerate(draw(processes), start=1)]
    levels = draw(st.lists(st.sampled_from(list(Level)[:4]), min_size=1, max_size=largest))
    random = draw(st.randoms(use_true_random=False))
    return [
        scan(
            INSTRUMENT,
            *shown,
            asked=random.sample(ASKED, k=random.randint(1, len(ASKED))),
            level=level,
            people=draw(st.integers(1, 8)),
            source=f"{number}.xlsx",
            rule=lambda *_: random.choice(answers),
        )
        for number, level in enumerate(levels)
    ]


def assessed(found: list[Scan]) -> Assessment:
    """The assessment of these workbooks."""
    return assess(INSTRUMENT, found)[0]


@settings(max_examples=30, deadline=None)
@given(scans())
def test_best_is_never_above_the_default_nor_worst_below_it(found: list[Scan]) -> None:
    assessment = assessed(found)
    for result in (*assessment.results, *assessment.enabling):
        control = result.control
        if control.value is not None and control.best_value is not None and control.worst_value is not None:
            assert control.best_value <= control.value <= control.worst_value
            places = [CONTROLS.index(name) for name in (control.best, control.class_, control.worst)]
            assert places == sorted(places)
        residual = result.residual
        if residual and residual.default in RISKS:
            places = [RISKS.index(name) for name in (residual.best, residual.default, residual.worst)]
            assert places == sorted(places)


@settings(max_examples=30, deadline=None)
@given(scans(), st.randoms(use_true_random=False))
def test_the_order_of_workbooks_and_answers_does_not_matter(found: list[Scan], random: st.DataObject) -> None:
    mixed = []
    for one in found:
        answers = list(one.answers)
        random.shuffle(answers)
        mixed.append(one.model_copy(update={"answers": tuple(answers), "processes": one.processes[::-1]}))
    random.shuffle(mixed)
    assert assess(INSTRUMENT, mixed) == assess(INSTRUMENT, found)


@settings(max_examples=30, deadline=None)
@given(scans(), st.integers(0, 10_000))
def test_one_more_no_never_lowers_control(found: list[Scan], chosen: int) -> None:
    known = [
        (place, number)
        for place, one in enumerate(found)
        for number, answer in enumerate(one.answers)
        if answer.value is not None
    ]
    if not known:
        return
    place, number = known[chosen % len(known)]
    worse = list(found)
    answers = list(found[place].answers)
    answers[number] = replace(answers[number], value=3, option="nee")
    worse[place] = found[place].model_copy(update={"answers": tuple(answers)})
    before, after = assessed(found), assessed(worse)
    for old, new in zip((*before.results, *before.enabling), (*after.results, *after.enabling), strict=True):
        if old.control.value is not None and new.control.value is not None:
            assert new.control.value >= old.control.value - STEP


@settings(max_examples=30, deadline=None)
@given(
    scans(tuple(option for option in OPTIONS if option)),
    st.sampled_from(["weet_niet", "niet_gekregen"]),
    st.integers(0, 10_000),
)
def test_one_more_unknown_never_narrows_the_band(found: list[Scan], unknown: str, chosen: int) -> None:
    known = [
        (place, number)
        for place, one in enumerate(found)
        for number, answer in enumerate(one.answers)
        if answer.value is not None
    ]
    if not known:
        return
    place, number = known[chosen % len(known)]
    option = options(INSTRUMENT)[unknown]
    doubtful = list(found)
    answers = list(found[place].answers)
    answers[number] = replace(answers[number], state=option.state, value=None, option=option.id)
    doubtful[place] = found[place].model_copy(update={"answers": tuple(answers)})
    before, after = assessed(found), assessed(doubtful)
    for old, new in zip((*before.results, *before.enabling), (*after.results, *after.enabling), strict=True):
        if old.control.best_value is not None and old.control.worst_value is not None:
            assert new.control.best_value is not None
            assert new.control.worst_value is not None
            assert new.control.best_value <= old.control.best_value
            assert new.control.worst_value >= old.control.worst_value


@settings(max_examples=30, deadline=None)
@given(scans())
def test_a_category_counts_what_its_factors_count(found: list[Scan]) -> None:
    assessment = assessed(found)
    assert {result.process for result in assessment.results} == {item.code for item in assessment.processes}
    for result in (*assessment.results, *assessment.enabling):
        factors = [factor.counts.model_dump() for factor in result.factors]
        total = {state: sum(counts[state] for counts in factors) for state in result.counts.model_dump()}
        assert total == result.counts.model_dump()
        assert (result.coverage is None) == (sum(total.values()) == total["withheld"])
