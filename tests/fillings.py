"""Fillings of workbooks for tests: what a directorate could type, by chance or all the same, as cells to type in."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field

from zelfscan.model.instrument import ContactType, Instrument, Level, Per, Scope
from zelfscan.model.issue import Issue
from zelfscan.workbook import layout
from zelfscan.workbook.positions import Positions, positions

Cell = tuple[str, str, str | int]
"""Sheet title, address, and the text or number to type there."""

CONTACTS = ("A", "B", "C", "AB", "AC", "BC", "ABC")
LEVELS = (Level.TOGETHER, Level.MANAGEMENT, Level.POLICY, Level.EXECUTION)


@dataclass
class Filling:
    """A workbook to hand out and what is typed in it; ``sort`` are areas to put in reverse order afterwards."""

    issue: Issue
    places: Positions
    cells: list[Cell] = field(default_factory=list)
    sort: list[tuple[str, str]] = field(default_factory=list)

    def type(self, table: str, row_id: str, header: str, content: str | int) -> None:
        """Type in a cell of a table."""
        found = self.places.tables[table]
        self.cells.append((found.sheet, found.cell(row_id, header), content))

    def steps(self) -> list[dict[str, object]]:
        """What the typist has to do."""
        steps: list[dict[str, object]] = [{"do": "type_cells", "cells": self.cells}]
        if self.sort:
            steps.append({"do": "unlock"})
            steps += [{"do": "sort_rows", "sheet": sheet, "area": area} for sheet, area in self.sort]
        return steps


def empty(
    instrument: Instrument,
    name: str,
    contact: str = "A",
    full: bool = False,
    processes: int = 1,
    scope: Scope = Scope.ALL,
) -> Filling:
    """A workbook in which nothing is filled in yet."""
    issue = Issue(
        workbook_id=name,
        directorate="Dienst Voorbeeld (fictief)",
        contact=tuple(ContactType(letter) for letter in contact),
        full=full,
        process_count=processes,
        scope=scope,
    )
    return Filling(issue, positions(instrument, issue))


def attribute_text(instrument: Instrument, attribute: str, value: int) -> str:
    """What the drop-down of an attribute offers for a value."""
    options = next(item.options for item in instrument.attributes if item.id == attribute)
    return layout.attribute_choice(value, options[value])


def describe(
    filling: Filling, instrument: Instrument, code: str, name: str, contact: Iterable[str], values: dict[str, int]
) -> None:
    """Fill in one work process."""
    filling.type("processes", layout.PROCESS_NAME_ID, code, name)
    table = filling.places.tables["processes"]
    for row_id, letter in layout.PROCESS_CONTACT_IDS.items():
        if row_id in table.rows:
            filling.type("processes", row_id, code, layout.YES if letter in contact else layout.NO)
    for attribute, value in values.items():
        filling.type("processes", attribute, code, attribute_text(instrument, attribute, value))


def answer_all(filling: Filling, text: str) -> None:
    """Give every question the same answer, in every cell where it can be given."""
    for question in filling.places.questions:
        table = filling.places.table_of(question.id)
        for header in filling.places.answer_headers(question):
            filling.cells.append((table.sheet, table.cell(question.id, header), text))


def at_random(instrument: Instrument, seed: int) -> Filling:
    """A filling by chance; the seed goes around all contact types, versions and scopes."""
    chance = random.Random(seed)
    contact = CONTACTS[seed % len(CONTACTS)]
    scope = Scope.ORIGIN if seed % 5 == 4 else Scope.ALL
    filling = empty(instrument, f"toeval-{seed}", contact, seed % 2 == 1, 1 + seed // 2 % 4, scope)
    _details(filling, chance)
    for number, code in enumerate(filling.places.processes):
        if number == 0 or chance.random() < 0.85:
            _process(filling, instrument, chance, code)
    _answers(filling, instrument, chance, sloppiness=chance.choice((0.0, 0.1, 0.3, 0.7)))
    _overrides(filling, instrument, chance)
    if seed % 6 == 1:
        _sort(filling)
    return filling


def _details(filling: Filling, chance: random.Random) -> None:
    filling.type("details", "G2", layout.VALUE, "Dienst Voorbeeld (fictief)")
    filling.type("details", "G3", layout.VALUE, chance.choice(LEVELS).value)
    people = chance.choice((None, 1, 4, 5, 12))
    if people is not None:
        filling.type("details", "G4", layout.VALUE, people)


def _process(filling: Filling, instrument: Instrument, chance: random.Random, code: str) -> None:
    """A process with some of its contact types, and most of its attributes or none."""
    letters = sorted(filling.issue.contact)
    chosen = chance.sample(letters, chance.randint(1, len(letters)))
    filled = chance.choice((1.0, 1.0, 1.0, 0.6, 0.0))
    values = {item.id: chance.randint(0, 3) for item in instrument.attributes if chance.random() < filled}
    if "W7" in values:
        values["W7"] = chance.choice((0, 1, 2, 2, 3, 3))
    describe(filling, instrument, code, f"Werkproces {code} & meer", chosen, values)


def _answers(filling: Filling, instrument: Instrument, chance: random.Random, sloppiness: float) -> None:
    """Answers of a service with a character of its own, some of them left open, some with evidence."""
    options = next(scale.options for scale in instrument.scales if scale.id == "answers")
    moods = {category.id: [chance.random() ** 2 for _ in options] for category in instrument.categories}
    used = {address.rstrip("0123456789") for sheet, address, _ in filling.cells if sheet == layout.PROCESSES.title}
    columns = filling.places.tables["processes"].columns
    for question in filling.places.questions:
        table = filling.places.table_of(question.id)
        for header in filling.places.answer_headers(question):
            in_use = question.per is Per.DIRECTORATE or columns[header] in used
            if in_use and chance.random() >= sloppiness:
                option = chance.choices(options, moods[question.category])[0]
                words = chance.choice((option.text, *option.synonyms)) if chance.random() < 0.1 else option.text
                filling.cells.append((table.sheet, table.cell(question.id, header), words))
        if chance.random() < 0.3:
            filling.cells.append((table.sheet, table.cell(question.id, layout.EVIDENCE), "Werkinstructie, 2 maart"))


def _overrides(filling: Filling, instrument: Instrument, chance: random.Random) -> None:
    """Some rows of Eigen oordeel, the last ones without a reason."""
    _, process, category, direction, reason, who = layout.OVERRIDES.headers
    choices = [layout.category_choice(item.id, item.short_name) for item in instrument.categories if not item.enabling]
    for number in range(1, chance.randint(0, 8) + 1):
        row = f"{layout.OVERRIDE_PREFIX}{number}"
        filling.type("overrides", row, process, chance.choice(filling.places.processes))
        filling.type("overrides", row, category, chance.choice(choices))
        filling.type("overrides", row, direction, chance.choice(("hoger", "lager")))
        filling.type("overrides", row, who, "teammanager")
        if number <= 6:
            filling.type("overrides", row, reason, "Wij zien dit elke week.")


def _sort(filling: Filling) -> None:
    """Put the rows of the questions, the attributes and own judgement in reverse order."""
    for key in (*filling.places.question_tables, "processes", "overrides"):
        table = filling.places.tables[key]
        last = list(table.columns.values())[-1]
        filling.sort.append((table.sheet, f"A{table.first_row}:{last}{table.last_row}"))
