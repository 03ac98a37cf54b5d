"""The live result sheet equals the engine: workbooks filled in and recalculated by LibreOffice, cell by cell."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.dimensions import RowDimension
from python_calamine import load_workbook

from tests.fillings import Filling, answer_all, at_random, describe, empty
from zelfscan.model.assessment import Assessment, CategoryResult, ControlClass, Label, Residual, RiskClass
from zelfscan.model.instrument import Effort, Instrument
from zelfscan.planning.fit import fitting, situation
from zelfscan.planning.needs import needs
from zelfscan.scoring.assessment import assess
from zelfscan.workbook import layout
from zelfscan.workbook.build import build, save
from zelfscan.workbook.live.ideas import IDEAS
from zelfscan.workbook.live.needs import MOST
from zelfscan.workbook.positions import positions
from zelfscan.workbook.read import read

pytestmark = pytest.mark.libreoffice

TYPIST = Path(__file__).parent / "libreoffice" / "typist.py"
FILLINGS = 32
RISKS, CONTROLS = list(RiskClass), list(ControlClass)
LABELS = {
    "little insight": Label.LITTLE_INSIGHT,
    "incomplete": Label.INCOMPLETE,
    "unsupported": Label.UNSUPPORTED,
}
PRACTICE = """
controle bijstand|B|1 2 2 3 2 3 3 2 2 3 2 2|hoog|hoog|hoog|hoog|hoog|hoog|hoog|hoog
begeleiding naar werk, statushouders|A|3 3 3 2 2 2 2 2 2 3 3 1|hoog|hoog|hoog|hoog|-|hoog|hoog|hoog
Wmo-indicatie|A|2 2 3 3 2 3 1 2 2 3 2 3|hoog|hoog|hoog|-|-|hoog|hoog|hoog
toezicht openbare ruimte|B|2 3 3 2 2 2 2 3 3 1 2 0|midden|hoog|hoog|hoog|-|laag|midden|midden
leerplicht|B|1 2 2 2 2 3 2 2 2 2 1 1|midden|midden|hoog|hoog|-|midden|midden|hoog
paspoort bij het stadsloket|A|0 0 2 2 1 3 0 3 2 1 0 1|laag|laag|midden|-|-|midden|laag|midden
parkeerboete uitschrijven|B|0 1 2 1 2 2 1 3 1 1 1 0|midden|midden|midden|-|-|laag|laag|midden
buurtparticipatie|C|3 3 1 2 2 1 0 2 1 2 3 1|hoog|hoog|hoog|-|-|midden|hoog|midden
subsidie startende ondernemers|A|2 3 1 2 2 1 1 1 2 1 3 2|midden|midden|hoog|-|-|midden|midden|midden
woningurgentie|A|1 2 2 3 2 3 1 2 1 3 2 3|hoog|hoog|midden|-|-|hoog|hoog|hoog
bezwaar omgevingsplan|C|1 2 0 2 2 1 0 2 1 1 2 2|midden|midden|midden|-|-|midden|midden|midden
stadspas|A|0 0 2 1 0 1 1 3 1 3 3 2|midden|laag|laag|-|-|midden|midden|midden
aanvraag bijstand|A|1 1 2 3 2 3 1 2 1 3 1 3|hoog|midden|midden|-|-|hoog|hoog|hoog
standplaats op de markt|A|2 2 1 2 2 1 1 1 1 1 3 1|midden|midden|midden|-|-|midden|midden|midden
""".strip().splitlines()
"""The processes of scoring.md with their attributes and the inherent class of R1 to R8; "-" where it does not play."""
HALF = 7
SHOWN = ["laag", "midden", "hoog", "zeer hoog", "te weinig zicht: laag tot zeer hoog"]
"""What a process with a high inherent risk shows for each of these answers everywhere:"""
PICTURES = ("Ja, volledig", "Grotendeels", "Deels", "Nee", "Weet ik niet")


@dataclass(frozen=True)
class Returned:
    """A workbook as LibreOffice saved it."""

    path: Path

    @cached_property
    def calculation(self) -> dict[str, dict[str, object]]:
        """The recalculated values of Berekening by key of the row and head of the column."""
        rows = self._rows(layout.CALCULATION.title)
        heads = rows[2]
        return {str(row[0]): dict(zip(map(str, heads), row, strict=True)) for row in rows[3:]}

    @cached_property
    def result(self) -> list[list[str]]:
        """The recalculated texts of Resultaat."""
        return [[str(value) for value in row] for row in self._rows(layout.RESULT.title)]

    def heat_map(self, code: str) -> dict[str, str]:
        """What the first table of Resultaat shows for a process, by category."""
        head = next(number for number, row in enumerate(self.result) if "P1" in row)
        column = self.result[head].index(code)
        return {row[0]: row[column] for row in self.result[head + 2 : head + 10]}

    def heaviest(self, instrument: Instrument) -> list[list[str]]:
        """The rows of the factors where most can be won."""
        title = instrument.texts["result.top.headers.number"]
        head = next(number for number, row in enumerate(self.result) if row[0] == title)
        return [row for row in self.result[head + 1 : head + 1 + MOST] if row[2]]

    def _rows(self, title: str) -> list[list[object]]:
        with load_workbook(self.path) as book:
            return book.get_sheet_by_name(title).to_python(skip_empty_area=False)


Office = Callable[[dict[str, Filling]], dict[str, Returned]]


@pytest.fixture(scope="module")
def office(instrument: Instrument, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Builds workbooks, has LibreOffice fill them in, and gives back what it saved."""

    def fill_in(fillings: dict[str, Filling]) -> dict[str, Returned]:
        folder = tmp_path_factory.mktemp("returned")
        issues, jobs = [], []
        for name, filling in fillings.items():
            if filling.issue not in issues:
                save(_with_fixed_heights(build(instrument, filling.issue)), folder / f"uit-{len(issues)}.xlsx")
                issues.append(filling.issue)
            handed_out, target = folder / f"{name}-uit.xlsx", folder / f"{name}.xlsx"
            shutil.copy(folder / f"uit-{issues.index(filling.issue)}.xlsx", handed_out)
            jobs.append({"open": str(handed_out), "save": str(target), "steps": filling.steps()})
        _type(folder, [jobs[::2], jobs[1::2]])
        return {name: Returned(folder / f"{name}.xlsx") for name in fillings}

    return fill_in


def _with_fixed_heights(workbook: Workbook) -> Workbook:
    """Rows that keep their height: else LibreOffice measures all texts again, which takes half of its time."""
    for sheet in workbook.worksheets:
        for row, dimension in list(sheet.row_dimensions.items()):
            sheet.row_dimensions[row] = RowDimension(sheet, index=row, ht=dimension.ht)
    return workbook


def _type(folder: Path, hands: list[list[dict[str, object]]]) -> None:
    """Let several typists work at the same time, each with a LibreOffice of its own."""
    python, typists = os.environ.get("UNO_PYTHON", "/usr/bin/python3"), []
    for number, jobs in enumerate(hand for hand in hands if hand):
        file = folder / f"jobs-{number}.json"
        file.write_text(json.dumps(jobs), encoding="utf-8")
        typists.append(subprocess.Popen([python, str(TYPIST), str(file)]))
    assert [typist.wait() for typist in typists] == [0] * len(typists)


@pytest.fixture(scope="module")
def returned(instrument: Instrument, office: Office) -> dict[str, Returned]:
    """All fillings by chance, from one LibreOffice."""
    return office({str(seed): at_random(instrument, seed) for seed in range(FILLINGS)})


@pytest.fixture(scope="module")
def practice(instrument: Instrument, office: Office) -> dict[str, Returned]:
    """The fourteen processes, seven in a workbook, once with each answer everywhere."""
    fillings = {}
    for half in range(2):
        for number, answer in enumerate(PICTURES):
            filling = empty(instrument, f"praktijk-{half}", "ABC", processes=HALF)
            filling.type("details", "G4", layout.VALUE, 8)
            for code, line in zip(filling.places.processes, PRACTICE[half * HALF : (half + 1) * HALF], strict=True):
                name, contact, values, *_ = line.split("|")
                attributes = {f"W{place}": int(value) for place, value in enumerate(values.split(), start=1)}
                describe(filling, instrument, code, name, contact, attributes)
            answer_all(filling, answer)
            fillings[f"{half}-{number}"] = filling
    return office(fillings)


@pytest.mark.parametrize("seed", range(FILLINGS))
def test_the_result_sheet_equals_the_engine(instrument: Instrument, returned: dict[str, Returned], seed: int) -> None:
    sheet = returned[str(seed)]
    assessment = _assess(instrument, sheet.path)
    for result in (*assessment.results, *assessment.enabling):
        expected, found = _by_engine(result), _by_sheet(sheet, result)
        assert found == expected, (result.process, result.category)
    shown = {(result.process, result.category) for result in assessment.enabling}
    assert shown == {(None, category.id) for category in instrument.categories if _is_once(sheet, category.id)}


@pytest.mark.parametrize("seed", range(FILLINGS))
def test_people_see_the_class_in_words_with_its_coverage(
    instrument: Instrument, returned: dict[str, Returned], seed: int
) -> None:
    sheet = returned[str(seed)]
    assessment = _assess(instrument, sheet.path)
    for process in assessment.processes:
        seen = sheet.heat_map(process.code)
        for result in (item for item in assessment.results if item.process == process.code):
            assert seen[result.category] == _in_words(instrument, result), (process.code, result.category)
    text = "\n".join(value for row in sheet.result for value in row)
    assert "#" not in text
    assert "Err:" not in text


@pytest.mark.parametrize("seed", range(FILLINGS))
def test_where_most_can_be_won_is_where_the_plan_sees_the_heaviest_needs(
    instrument: Instrument, returned: dict[str, Returned], seed: int
) -> None:
    sheet = returned[str(seed)]
    enabling = {category.id for category in instrument.categories if category.enabling}
    places: dict[str, list[str]] = {}
    for need in needs(instrument, _assess(instrument, sheet.path)):
        if need.factor.partition(".")[0] not in enabling:
            places.setdefault(need.factor, []).append(need.process or instrument.texts["plan.directorate"])
    names = {factor.id: factor.name for factor in instrument.factors}
    expected = [(names[factor], ", ".join(sorted(where))) for factor, where in list(places.items())[:MOST]]
    assert [(row[1], row[2]) for row in sheet.heaviest(instrument)] == expected


@pytest.mark.parametrize("seed", range(FILLINGS))
def test_the_ideas_beside_a_factor_fit_where_it_asks_for_action(
    instrument: Instrument, returned: dict[str, Returned], seed: int
) -> None:
    sheet = returned[str(seed)]
    assessment = _assess(instrument, sheet.path)
    found, here = needs(instrument, assessment), situation(instrument, assessment, first_round=True)
    names = {factor.name: factor.id for factor in instrument.factors}
    for row in sheet.heaviest(instrument):
        own = [need for need in found if need.factor == names[row[1]]]
        fit = [item for item in instrument.interventions if fitting(here, item, own)]
        fit.sort(key=lambda item: (item.backfires, list(Effort).index(item.effort), item.id))
        assert [name for name in row[3:6] if name] == [item.name for item in fit[:IDEAS]], row[1]


def test_a_pass_that_nobody_is_chosen_for_gets_no_ideas_about_control(practice: dict[str, Returned]) -> None:
    """The stadspas, contact A with W7 = 1, alone in need of them: I16 fits W7 from 2 on, or contact B."""
    calculation = practice["1-3"].calculation
    fits = {code: calculation["fits I16"][code] for code in ("P1", "P5", "P6", "P7")}
    assert set(fits.values()) == {0}
    assert practice["0-3"].calculation["fits I16"]["P1"] == 1


def test_random_fillings_reach_every_class_and_label(instrument: Instrument, returned: dict[str, Returned]) -> None:
    assessments = [_assess(instrument, sheet.path) for sheet in returned.values()]
    residuals = [result.residual for item in assessments for result in item.results if result.residual]
    assert {residual.class_ for residual in residuals} == set(RiskClass)
    assert any(residual.moved for residual in residuals)
    controls = [result.control.class_ for item in assessments for result in (*item.results, *item.enabling)]
    assert set(controls) == set(ControlClass)
    labels = {label for item in assessments for result in (*item.results, *item.enabling) for label in result.labels}
    assert labels >= set(LABELS.values())
    once = {result.category for item in assessments for result in item.enabling}
    assert once == {"R5", "R9", "R10"}


def test_the_fourteen_processes_get_the_inherent_classes_of_the_table(
    instrument: Instrument, practice: dict[str, Returned]
) -> None:
    for place, line in enumerate(PRACTICE):
        half, number = divmod(place, HALF)
        name, _, _, *expected = line.split("|")
        calculation, code = practice[f"{half}-0"].calculation, f"P{number + 1}"
        words = {risk: instrument.texts[f"plan.class.{risk}"] for risk in RISKS}
        found = []
        for category in range(1, 9):
            applies = calculation[f"R{category} applies"][code] == 1
            found.append(words[_class(RISKS, calculation[f"R{category} inherent class"][code])] if applies else "-")
        assert found == expected, name


def test_five_kinds_of_answers_give_five_pictures_of_each_high_risk(practice: dict[str, Returned]) -> None:
    for place, line in enumerate(PRACTICE):
        half, number = divmod(place, HALF)
        name, _, _, *inherent = line.split("|")
        pictures = [practice[f"{half}-{answer}"].heat_map(f"P{number + 1}") for answer in range(len(PICTURES))]
        high = [f"R{category}" for category, risk in enumerate(inherent, start=1) if risk == "hoog"]
        for category in high:
            seen = [picture[category].split("\n")[0] for picture in pictures]
            assert seen == SHOWN, (name, category)


def test_an_empty_workbook_says_kindly_what_to_do_first(instrument: Instrument, office: Office) -> None:
    filling = empty(instrument, "leeg", "ABC", processes=3)
    sheet = office({"leeg": filling})["leeg"]
    assert sheet.result[3][0] == "Vul eerst Werkprocessen en Vragen in. Dan verschijnt hier jullie beeld."
    assert set(sheet.heat_map("P1").values()) == {""}
    told = [row for row in sheet.result if row[1].startswith(tuple(f"R{number} " for number in range(1, 11)))]
    assert [{float(cell) for cell in row[2:5]} for row in told] == [{0}] * 10, "no answer yet"
    asked = positions(instrument, filling.issue).questions
    assert [float(row[5]) for row in told] == [sum(q.category == row[1].split()[0] for q in asked) for row in told]
    assert f"Nog {len(asked)} van {len(asked)} antwoorden open" in {row[2] for row in sheet.result}
    assert not any(value.startswith(("#", "Err:")) for row in sheet.result for value in row)


def _assess(instrument: Instrument, path: Path) -> Assessment:
    scan, _ = read(path, instrument)
    assert scan is not None
    return assess(instrument, [scan])[0]


def _is_once(sheet: Returned, category: str) -> bool:
    return sheet.calculation.get(f"{category} applies", {}).get("once") == 1


def _class(classes: list[RiskClass] | list[ControlClass], value: object) -> RiskClass | ControlClass:
    assert isinstance(value, int | float), value
    return classes[int(value) - 1]


def _by_engine(result: CategoryResult) -> dict[str, object]:
    """What the engine says of a result, in the terms of the sheet."""
    if not result.applicable:
        return {"applies": False}
    control = result.control
    found: dict[str, object] = {
        "applies": True,
        "control": control.value,
        "control class": control.class_,
        "best control": control.best_value,
        "worst control": control.worst_value,
        "best control class": control.best,
        "worst control class": control.worst,
        "coverage": result.coverage,
        "unknown share": result.unknown_share,
        "labels": {label for label in result.labels if label in LABELS.values()},
    }
    if result.inherent and result.residual:
        found |= {"inherent": result.inherent.value, "inherent class": result.inherent.class_}
        found |= {"residual": result.residual.default, "shown": result.residual.class_, "moved": result.residual.moved}
        found |= {"best": result.residual.best, "worst": result.residual.worst}
    return found


def _by_sheet(sheet: Returned, result: CategoryResult) -> dict[str, object]:
    """What Berekening says of the same."""
    column = result.process or "once"

    def at(name: str) -> object:
        return sheet.calculation[f"{result.category} {name}"][column]

    def number(name: str) -> float | None:
        value = at(name)
        assert value == "" or isinstance(value, int | float), (name, value)
        return None if value == "" else round(float(value), 6)

    if at("applies") == 0:
        return {"applies": False}
    found: dict[str, object] = {"applies": at("applies") == 1}
    found |= {name: number(name) for name in ("control", "best control", "worst control", "coverage", "unknown share")}
    classes = ("control class", "best control class", "worst control class")
    found |= {name: _class(CONTROLS, at(name)) for name in classes}
    found["labels"] = {label for name, label in LABELS.items() if at(name) == 1}
    if result.residual:
        found["inherent"] = number("inherent")
        found |= {name: _class(RISKS, at(name)) for name in ("inherent class", "residual", "shown", "best", "worst")}
        found["moved"] = None if at("moved") == "" else _class(RISKS, at("moved"))
    return found


def _in_words(instrument: Instrument, result: CategoryResult) -> str:
    """What a cell of the heat map must say: the words of the plan, and how much was filled in."""
    texts, residual, counts = instrument.texts, result.residual, result.counts
    assert isinstance(residual, Residual)
    words = {risk: texts[f"plan.class.{risk}"] for risk in RISKS}
    shown = words[residual.class_]
    if residual.class_ == RiskClass.UNCLEAR:
        shown = texts["plan.unclear_band"].format(best=words[residual.best], worst=words[residual.worst])
    if residual.moved:
        shown = texts["plan.moved"].format(moved=words[residual.moved], computed=shown)
    if not result.applicable:
        return shown
    answered = counts.known + counts.unknown + counts.not_provided + counts.not_applicable
    asked = answered + counts.open
    filled = texts["result.filled"].format(done=answered, asked=asked) if asked else texts["result.nothing_asked"]
    return f"{shown}\n{filled}"
