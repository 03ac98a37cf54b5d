"""Owners and commissioners from the roles in the workbooks, and dates that people can keep."""

import datetime as dt

import pytest

from tests.support import process, scan
from zelfscan.messages import sentence
from zelfscan.model.assessment import Assessment
from zelfscan.model.instrument import Effort, Instrument, Intervention
from zelfscan.model.plan import ImprovementPlan, Person, Timing
from zelfscan.model.scan import RoleHolder
from zelfscan.planning import plan
from zelfscan.planning.owners import Roles
from zelfscan.planning.schedule import Job, add_months, next_quarter, schedule
from zelfscan.scoring import assess

DATE = dt.date(2027, 2, 10)
SMALL, MIDDLE, LARGE = Effort.SMALL, Effort.MIDDLE, Effort.LARGE


def roles(instrument: Instrument, **holders: str) -> Roles:
    """The roles with these holders."""
    return Roles(instrument, [RoleHolder(role=role, holder=holder) for role, holder in holders.items()])


def owned_by(instrument: Instrument, role: str) -> Intervention:
    """Some intervention with this owner."""
    return next(item for item in instrument.interventions if item.owner == role)


@pytest.mark.parametrize(
    ("holders", "expected"),
    [
        ({"teammanager": "Sam", "directeur": "Noor"}, Person(role="teammanager", holder="Sam", found=True)),
        ({"directeur": "Noor"}, Person(role="directeur", holder="Noor", found=True)),
        ({"teammanager": "  ", "directeur": "Noor"}, Person(role="directeur", holder="Noor", found=True)),
        ({"gemeentesecretaris": "Kim"}, Person(role="gemeentesecretaris", holder="Kim", found=True)),
        ({"jurist": "Alex"}, Person(role="teammanager", found=False)),
    ],
)
def test_the_owner_is_looked_up_by_role_then_fallback_then_upward(
    instrument: Instrument, holders: dict[str, str], expected: Person
) -> None:
    assert roles(instrument, **holders).owner(owned_by(instrument, "teammanager")) == expected


@pytest.mark.parametrize(
    ("holders", "owner", "expected"),
    [
        ({"teammanager": "Sam", "directeur": "Noor"}, "teammanager", ("directeur", "Noor", True)),
        ({"directeur": "Noor", "clusterdirecteur": "Kim"}, "directeur", ("clusterdirecteur", "Kim", True)),
        ({"directeur": "Noor", "gemeentesecretaris": "Kim"}, "directeur", ("gemeentesecretaris", "Kim", True)),
        (
            {"teammanager": "Noor ", "directeur": "noor", "clusterdirecteur": "Kim"},
            "teammanager",
            ("clusterdirecteur", "Kim", True),
        ),
        ({"directeur": "Noor"}, "directeur", ("clusterdirecteur", "", False)),
        ({"teammanager": "Sam"}, "teammanager", ("directeur", "", False)),
    ],
)
def test_the_commissioner_is_another_person_than_the_owner(
    instrument: Instrument, holders: dict[str, str], owner: str, expected: tuple[str, str, bool]
) -> None:
    named = roles(instrument, **holders)
    found = named.commissioner(named.owner(owned_by(instrument, owner)))
    assert (found.role, found.holder, found.found) == expected


def test_helpers_are_named_where_the_workbook_does(instrument: Instrument) -> None:
    intervention = next(item for item in instrument.interventions if "jurist" in item.helpers)
    helpers = {person.role: person for person in roles(instrument, jurist="Alex").helpers(intervention)}
    assert helpers["jurist"] == Person(role="jurist", holder="Alex", found=True)
    assert {person.found for role, person in helpers.items() if role != "jurist"} <= {False}
    assert tuple(helpers) == intervention.helpers


def bad(instrument: Instrument, **holders: str) -> Assessment:
    """A directorate where nothing is in place, with these roles."""
    named = tuple(RoleHolder(role=role, holder=holder) for role, holder in holders.items())
    return assess(instrument, [scan(instrument, process(contact="AB", W7=3), rule="nee", roles=named)])[0]


def test_whoever_is_missing_is_still_to_be_named_with_a_warning_per_role(instrument: Instrument) -> None:
    found, findings = plan(instrument, bad(instrument), DATE)
    assert all(not action.owner.found and action.owner.role for action in found.actions)
    unnamed = [finding for finding in findings if finding.code == "PL-001"]
    assert len(unnamed) == len({action.owner.role for action in found.actions})
    assert all("nog te benoemen" in sentence(finding) for finding in unnamed)
    complete, findings = plan(instrument, bad(instrument, directeur="Noor", clusterdirecteur="Kim"), DATE)
    assert all(action.owner.found and action.commissioner.found for action in complete.actions)
    assert not {"PL-001", "PL-002"} & {finding.code for finding in findings}


def test_months_end_on_the_last_day_of_a_shorter_month() -> None:
    assert add_months(dt.date(2026, 11, 30), 3) == dt.date(2027, 2, 28)
    assert add_months(dt.date(2027, 12, 1), 1) == dt.date(2028, 1, 1)
    assert add_months(dt.date(2027, 3, 15), 12) == dt.date(2028, 3, 15)


@pytest.mark.parametrize(
    ("day", "expected"),
    [((2027, 1, 1), (2027, 4, 1)), ((2027, 3, 31), (2027, 4, 1)), ((2027, 11, 5), (2028, 1, 1))],
)
def test_the_next_quarter_starts_after_the_one_we_are_in(
    day: tuple[int, int, int], expected: tuple[int, int, int]
) -> None:
    assert next_quarter(dt.date(*day)) == dt.date(*expected)


def test_ready_follows_from_effort_with_a_check_halfway(instrument: Instrument) -> None:
    periods = schedule([Job(SMALL, "a"), Job(MIDDLE, "b"), Job(LARGE, "c")], DATE, instrument.settings)
    assert [period.ready for period in periods] == [dt.date(2027, 5, 10), dt.date(2027, 11, 10), dt.date(2028, 2, 10)]
    assert [period.halfway for period in periods] == [dt.date(2027, 3, 26), dt.date(2027, 6, 26), dt.date(2027, 8, 11)]
    assert {(period.start, period.quarter, period.timing) for period in periods} == {(DATE, "2027-Q1", Timing.NOW)}


def test_three_start_now_smallest_first_and_three_per_quarter_after(instrument: Instrument) -> None:
    efforts = [LARGE, MIDDLE, SMALL, LARGE, SMALL, SMALL, LARGE, LARGE]
    periods = schedule([Job(effort, str(n)) for n, effort in enumerate(efforts)], DATE, instrument.settings)
    assert [period.quarter[-2:] for period in periods] == ["Q2", "Q2", "Q1", "Q2", "Q1", "Q1", "Q3", "Q3"]


def test_no_owner_has_more_than_two_at_a_time(instrument: Instrument) -> None:
    periods = schedule([Job(SMALL, "a") for _ in range(4)] + [Job(LARGE, "a")], DATE, instrument.settings)
    assert [period.start for period in periods] == [
        DATE,
        DATE,
        dt.date(2027, 7, 1),
        dt.date(2027, 7, 1),
        dt.date(2027, 10, 1),
    ]


def test_a_job_waits_for_its_company_and_for_what_must_be_ready(instrument: Instrument) -> None:
    jobs = [Job(SMALL, "a", beside=(3,)), Job(SMALL, "b", after=(1, 2)), Job(SMALL, "c"), Job(SMALL, "d")]
    jobs[1] = Job(SMALL, "b", after=(2,))
    risky, specialist, research, company = schedule(jobs, DATE, instrument.settings)
    assert {risky.timing, specialist.timing} == {Timing.LATER}
    assert risky.start >= company.start
    assert specialist.start >= research.ready


def test_a_holder_of_two_roles_is_one_owner(instrument: Instrument) -> None:
    found, _ = plan(
        instrument,
        bad(
            instrument,
            teammanager="Noor",
            proceseigenaar="NOOR",
            directeur="Noor",
            beleidsmanager="Noor",
            hoofd_toezicht="Noor",
        ),
        DATE,
    )
    assert {action.owner.holder for action in found.actions} <= {"Noor", "NOOR"}
    assert busiest(found) <= 2


def test_a_plan_has_its_dates(instrument: Instrument) -> None:
    found, _ = plan(instrument, bad(instrument, directeur="Noor"), DATE)
    assert (found.date, found.review) == (DATE, dt.date(2027, 8, 10))
    assert [action.start for action in found.actions] == sorted(action.start for action in found.actions)
    assert all(DATE <= action.start < action.halfway < action.ready for action in found.actions)
    assert all((action.timing == Timing.NOW) == (action.start == DATE) for action in found.actions)


def busiest(found: ImprovementPlan) -> int:
    """The highest number of actions that one person has at a time."""
    by_owner: dict[str, list[tuple[dt.date, dt.date]]] = {}
    for action in found.actions:
        key = action.owner.holder.casefold() or action.owner.role
        by_owner.setdefault(key, []).append((action.start, action.ready))
    return max(
        (sum(start <= day < ready for start, ready in periods) for periods in by_owner.values() for day, _ in periods),
        default=0,
    )
