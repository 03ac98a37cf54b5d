"""The work processes on Berekening: names, contact types, attributes, what is in use, and which questions apply."""

from zelfscan.model.instrument import Attribute, Instrument, Question
from zelfscan.workbook import layout
from zelfscan.workbook.live.grid import ONCE, PLACE, Grid, row_of, whole_column
from zelfscan.workbook.live.settings import WITHHELD, gate_of
from zelfscan.workbook.positions import Positions, Table
from zelfscan.workbook.sheets.formulas import literal
from zelfscan.workbook.sheets.previous import CONFIRMED, MARKED, settled

PEOPLE, CHOOSES, NO_CHOICE, NOT_CHOSEN = "G4", "W7", "W6", "contact B"

_NAME = 'TRIM({0}&"")'
_CONTACT = 'IF(TRIM({0}&"")=' + literal(layout.YES) + ",1,0)"
_ATTRIBUTE = 'FIND(LEFT(TRIM({0}&"")&" ",1),"0123")-1'
"""How a cell of Werkprocessen is read; ``{0}`` is the cell."""


def add_processes(grid: Grid, instrument: Instrument, positions: Positions) -> None:
    """Everything about the people and the work processes that the scoring needs."""
    _add_people(grid, positions)
    _add_given(grid, instrument, positions)
    _add_in_use(grid, instrument, positions)
    grid.add("title", {ONCE: instrument.texts["plan.directorate"]})
    for attribute in instrument.attributes:
        _add_attribute(grid, attribute)
    for category in instrument.categories:
        _add_plays(grid, category.id)
    for question in positions.questions:
        for gated in (False, True):
            _add_applies(grid, question, gated)


def applies_key(question: Question, gated: bool) -> str:
    """Key of the row that says where questions of this kind apply; ``gated``: only where their category plays."""
    gate = question.category if gated and gate_of(question.category) else ""
    return " ".join(("asked", "".join(sorted(question.contact)), gate, "opinion" if question.opinion else "")).rstrip()


def _add_people(grid: Grid, positions: Positions) -> None:
    """With how many people, and whether that is enough for opinions."""
    details = positions.tables["details"]
    found = f"INDEX({whole_column(details, layout.VALUE)},{row_of(details, PEOPLE)})"
    grid.add("people", {PLACE: f"=IFERROR(VALUE({found}),0)"})
    grid.add("opinions count", {PLACE: f"=IF({grid.fixed('people')}>={grid.fixed('minimum_group')},1,0)"})


def _add_given(grid: Grid, instrument: Instrument, positions: Positions) -> None:
    """What stands on Werkprocessen, each row found by its id."""
    table = positions.tables["processes"]
    _add_read(grid, table, layout.PROCESS_NAME_ID, "name", _NAME)
    for row_id, contact in layout.PROCESS_CONTACT_IDS.items():
        if row_id in table.rows:
            _add_read(grid, table, row_id, f"contact {contact}", _CONTACT, missing="0")
    for attribute in instrument.attributes:
        _add_read(grid, table, attribute.id, f"given {attribute.id}", _ATTRIBUTE, confirmed=True)


def _add_read(
    grid: Grid, table: Table, row_id: str, key: str, reading: str, missing: str = '""', confirmed: bool = False
) -> None:
    """One row of Werkprocessen, ``missing`` where it says nothing; ``confirmed`` where last time may stand in it."""
    place = f"${PLACE}{grid.next_row}"
    cells = {PLACE: "=" + row_of(table, row_id)}
    for code, column in grid.processes.items():
        cell = f"INDEX({whole_column(table, code)},{place})"
        cell = settled(table, cell, place) if confirmed else cell
        cells[column] = f"=IFERROR({reading.format(cell)},{missing})"
    grid.add(key, cells)


def _add_in_use(grid: Grid, instrument: Instrument, positions: Positions) -> None:
    """A process is in use when it has a name, an attribute or an answer."""
    given = [f"given {attribute.id}" for attribute in instrument.attributes]
    codes = {column: code for code, column in grid.processes.items()}
    tables = positions.question_tables.values()
    grid.each("answers", lambda column: "+".join(_filled(table, codes[column]) for table in tables))
    grid.each(
        "in use",
        lambda column: (
            f'IF(OR({grid.at("name", column)}<>"",COUNT({grid.block(given, column)})>0,'
            f"{grid.at('answers', column)}>0),1,0)"
        ),
    )


def _filled(table: Table, code: str) -> str:
    """How many cells of a process hold a text of somebody's own, or one of last time that they confirmed."""
    cells = table.span(code)
    marks = "".join(f"-COUNTIF({cells},{literal(mark)})" for mark in (layout.NOT_ASKED_MARK, layout.DO_NOT_FILL))
    if layout.STILL in table.columns:
        marks += f"-COUNTIF({cells},{MARKED})+COUNTIFS({cells},{MARKED},{table.span(layout.STILL)},{CONFIRMED})"
    return f'COUNTIF({cells},"?*"){marks}'


def _add_attribute(grid: Grid, attribute: Attribute) -> None:
    """An attribute as it counts: who did not choose the contact can hardly refuse it."""
    given = f"given {attribute.id}"
    if attribute.id == NO_CHOICE and NOT_CHOSEN in grid.rows:
        least = grid.fixed("contact_b_w6")
        grid.each(
            attribute.id,
            lambda column: (
                f"IF({grid.at(NOT_CHOSEN, column)}=1,MAX({grid.at(given, column)},{least}),{grid.at(given, column)})"
            ),
        )
    else:
        grid.each(attribute.id, lambda column: grid.at(given, column))


def _add_plays(grid: Grid, category: str) -> None:
    """1 where a category plays in a process, 0 where it does not, empty where the process is not in use."""
    gate = gate_of(category)

    def plays(column: str) -> str:
        chooses = grid.at(CHOOSES, column)
        inside = f"IF(ISNUMBER({chooses}),IF({chooses}>={grid.fixed(gate)},1,0),1)" if gate else "1"
        return f'IF({grid.at("in use", column)}=1,{inside},"")'

    grid.each(f"plays {category}", plays)


def _add_applies(grid: Grid, question: Question, gated: bool) -> None:
    """1 where questions of this kind apply, 8 where they are withheld, else 0; for the directorate the highest."""
    key = applies_key(question, gated)
    if key in grid.rows:
        return
    contacts = [f"contact {contact}" for contact in question.contact if f"contact {contact}" in grid.rows]
    yes = f"IF({grid.fixed('opinions count')}=1,1,{WITHHELD})" if question.opinion else "1"
    row, cells = grid.next_row, {}
    for column in grid.columns:
        tests = [f"{grid.at('in use', column)}=1", "+".join(grid.at(item, column) for item in contacts) + ">0"]
        if gated and gate_of(question.category):
            tests.append(f"{grid.at(f'plays {question.category}', column)}=1")
        cells[column] = f"=IF(AND({','.join(tests)}),{yes},0)"
    grid.add(key, {ONCE: f"=MAX({grid.columns[0]}{row}:{grid.columns[-1]}{row})", **cells})
