"""The live checks and the score in deelnemers.xlsx, as plain formulas that Excel 2016 and LibreOffice share."""

from collections.abc import Callable, Iterable, Mapping

from zelfscan.rounds import columns
from zelfscan.workbook import layout
from zelfscan.workbook.positions import Table
from zelfscan.workbook.sheets.draft import Draft
from zelfscan.workbook.sheets.formulas import literal, sentence


def _say(draft: Draft, key: str, **names: object) -> str:
    """A sentence of the list of participants, as formulas write it."""
    return literal(draft.instrument.texts[f"round.participants.{key}"].format(**names))


def _blank(cell: str) -> str:
    return f"LEN(TRIM({cell}))=0"


def _times(table: Table, values: Mapping[str, str]) -> str:
    """In how many rows of a table all these headers hold the same text as these cells."""
    parts = (f"(TRIM({_area(table, header)})=TRIM({cell}))" for header, cell in values.items())
    return f"SUMPRODUCT(1*{'*'.join(parts)})"


def _area(table: Table, header: str) -> str:
    """A column of a table as formulas on any sheet write it."""
    return table.span(header)


def _first_of(cases: Iterable[tuple[str, str]], otherwise: str) -> str:
    """The words of the first case that holds."""
    formula = otherwise
    for test, words in reversed(list(cases)):
        formula = f"IF({test},{words},{formula})"
    return formula


def check_people(draft: Draft, row: int) -> str:
    """What is wrong with a row of Deelnemers; empty for an empty row."""
    table = draft.positions.tables["people"]
    cell = {header: f"${letter}{row}" for header, letter in table.columns.items()}
    name, mail, date = cell[columns.DIRECTORATE], cell[columns.MAIL], cell[columns.DEADLINE]
    levels = [cell[header] for header in columns.LEVELS]
    at = f'FIND("@",{mail})'
    no_dot, inner_space = f'ISERROR(FIND(".",{mail},{at}+2))', f'ISNUMBER(FIND(" ",TRIM({mail})))'
    cases = [
        (f"COUNTA({name}:{cell[columns.KIND]})=0", '""'),
        (_blank(name), _say(draft, "people.no_name")),
        (f"{_times(table, {columns.DIRECTORATE: name})}>1", _say(draft, "people.twice")),
        (_blank(cell[columns.CONTACT]), _say(draft, "people.no_contact")),
        (f"SUM({levels[0]}:{levels[-1]})=0", _say(draft, "people.no_copies")),
        (_blank(mail), _say(draft, "people.no_mail")),
        (f"OR({no_dot},{inner_space})", _say(draft, "people.bad_mail")),
        (f"AND(LEN({date})>0,NOT(ISNUMBER({date})))", _say(draft, "people.bad_date")),
    ]
    return _first_of(cases, _say(draft, "fine"))


def check_processes(draft: Draft, row: int) -> str:
    """What is wrong with a row of Werkprocessen; empty for an empty row."""
    table = draft.positions.tables["processes"]
    name, process, contact = (f"${letter}{row}" for letter in list(table.columns.values())[:3])
    people = draft.positions.tables["people"]
    cases = [
        (f"COUNTA({name}:{contact})=0", '""'),
        (_blank(name), _say(draft, "processes.no_directorate")),
        (f"{_times(people, {columns.DIRECTORATE: name})}=0", _say(draft, "processes.unknown")),
        (_blank(process), _say(draft, "processes.no_name")),
        (
            f"{_times(table, {columns.DIRECTORATE: name, layout.PROCESS: process})}>1",
            _say(draft, "processes.twice"),
        ),
        (
            f"{_times(table, {columns.DIRECTORATE: name})}>{columns.MOST_PROCESSES}",
            _say(draft, "processes.too_many", most=columns.MOST_PROCESSES),
        ),
    ]
    return _first_of(cases, _say(draft, "fine"))


def check_roles(draft: Draft, row: int) -> str:
    """What is wrong with a row of Rollen; empty for an empty row."""
    table = draft.positions.tables["roles"]
    name, role, holder = (f"${letter}{row}" for letter in list(table.columns.values())[:3])
    people = draft.positions.tables["people"]
    cases = [
        (f"COUNTA({name}:{holder})=0", '""'),
        (_blank(name), _say(draft, "roles.no_directorate")),
        (f"{_times(people, {columns.DIRECTORATE: name})}=0", _say(draft, "roles.unknown")),
        (_blank(role), _say(draft, "roles.no_role")),
        (_blank(holder), _say(draft, "roles.no_holder")),
        (f"{_times(table, {columns.DIRECTORATE: name, layout.ROLE: role})}>1", _say(draft, "roles.twice")),
    ]
    return _first_of(cases, _say(draft, "fine"))


CHECKS: Mapping[str, Callable[[Draft, int], str]] = {
    "people": check_people,
    "processes": check_processes,
    "roles": check_roles,
}
"""The formula of the column Controle, by key of the sheet."""


def count(draft: Draft, key: str) -> str:
    """How many rows are filled in, and how many of those are not in order."""
    area = _area(draft.positions.tables[key], columns.CHECK)
    total = f"SUMPRODUCT(1*(LEN({area})>0))"
    fine = f"COUNTIF({area},{_say(draft, 'fine')})"
    pattern = draft.instrument.texts[f"round.participants.{key}.count"]
    return sentence(pattern, total=total, wrong=f"({total}-{fine})")


def _points_of(key: str, cell: str) -> str:
    """The points for the answer in a cell, as Lijsten gives them."""
    return f"INDEX({columns.points_name(key)},MATCH({cell},{layout.list_name(key)},0))"


def points(draft: Draft, row: int) -> str:
    """The points of a row of Keuze together; empty until every question is answered."""
    table = draft.positions.tables["choice"]
    cells = {key: f"${table.columns[header]}{row}" for key, header in columns.CRITERIA.items()}
    total = "+".join(_points_of(key, cell) for key, cell in cells.items())
    return f'IF({_blank(f"$A{row}")},"",IFERROR({total},""))'


def advice(draft: Draft, row: int) -> str:
    """What the points of a row of Keuze say, in words."""
    table = draft.positions.tables["choice"]
    cells = {key: f"${table.columns[header]}{row}" for key, header in columns.CRITERIA.items()}
    first, last = (list(cells.values())[place] for place in (0, -1))
    name, score = f"${table.columns[columns.DIRECTORATE]}{row}", f"${table.columns[columns.POINTS]}{row}"
    filled = f"COUNTA({first}:{last})"
    todo = sentence(
        draft.instrument.texts["round.participants.choice.todo"], open=f"({len(cells)}-{filled})", all=f"{len(cells)}"
    )
    cases = [
        (_blank(name), '""'),
        (f"NOT(ISNUMBER({score}))", todo),
        (f"{_points_of('willing', cells['willing'])}=0", _say(draft, "choice.wait")),
        (f"{score}>={columns.GOOD_NAME}", _say(draft, "choice.good")),
        (f"{score}>={columns.FAIR_NAME}", _say(draft, "choice.fair")),
    ]
    return _first_of(cases, _say(draft, "choice.later"))


def count_choice(draft: Draft) -> str:
    """How many directorates stand on Keuze, and how many have an outcome."""
    table = draft.positions.tables["choice"]
    total = f"SUMPRODUCT(1*(LEN(TRIM({_area(table, columns.DIRECTORATE)}))>0))"
    done = f"COUNT({_area(table, columns.POINTS)})"
    return sentence(draft.instrument.texts["round.participants.choice.count"], total=total, done=done)
