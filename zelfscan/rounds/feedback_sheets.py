"""The two sheets that only feedback has: Controle, with every finding, and what is left over of their own workbook."""

from collections.abc import Iterator, Sequence

from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.model.finding import Severity
from zelfscan.rounds.feedback_cell import pieces, put_typed
from zelfscan.rounds.feedback_marks import FILLS, Marks
from zelfscan.rounds.feedback_place import Where
from zelfscan.rounds.feedback_points import WORDS, Point
from zelfscan.rounds.feedback_rest import Leftover
from zelfscan.workbook import layout
from zelfscan.workbook.notes import as_text
from zelfscan.workbook.positions import Table, quoted
from zelfscan.workbook.sheets import formulas, frame, paper, rows, style
from zelfscan.workbook.sheets.draft import Draft

_CONTROL_WIDTHS = (14, 31, 32, 54, 50, 20)
_REST_WIDTHS = (34, 54, 96)
_KEY = "round.feedback"


def add_rest(draft: Draft, left: Sequence[Leftover]) -> dict[Where, Where]:
    """Make the sheet with what is left over; the place there of every cell that it came from."""
    if not left:
        return {}
    sheet = frame.open_sheet(draft, layout.LEFTOVER.title, _REST_WIDTHS)
    lines = [(item, piece) for item in left for piece in _pieces(item)]
    table = _table(layout.LEFTOVER, len(lines))
    texts = draft.instrument.texts
    counted = texts[f"{_KEY}.rest.one"] if len(lines) == 1 else texts[f"{_KEY}.rest.count"].format(total=len(lines))
    _put_head(draft, sheet, "rest", f"={formulas.literal(counted)}", len(_REST_WIDTHS))
    frame.put_header(sheet, table, "uit_jullie_werkboek", filters=True)
    places: dict[Where, Where] = {}
    for number, (item, piece) in enumerate(lines, start=table.first_row):
        put_typed(frame.put(sheet, f"A{number}", None, style.HELP_STYLE), item.where)
        put_typed(frame.put(sheet, f"B{number}", None, style.HELP_STYLE), item.about)
        cell = frame.put(sheet, f"C{number}", None, style.TEXT_STYLE)
        put_typed(cell, item.value if piece is None else "")
        if piece is not None:
            cell.value, cell.data_type = piece, "s"
            cell.quotePrefix = piece.startswith(("=", "+", "-", "@"))
        if item.source:
            places.setdefault(item.source, (sheet.title, f"C{number}"))
    _finish(sheet, table)
    return places


def add_control(draft: Draft, points: Sequence[Point], marks: Marks) -> Worksheet:
    """Make the sheet Controle as the second one."""
    sheet = frame.open_sheet(draft, layout.CONTROL.title, _CONTROL_WIDTHS)
    draft.workbook.move_sheet(sheet, 1 - draft.workbook.index(sheet))
    lines = list(_lines(points))
    table = _table(layout.CONTROL, max(1, len(lines)))
    _put_head(draft, sheet, "control", _progress(draft, table), len(_CONTROL_WIDTHS))
    frame.put_header(sheet, table, "controle", filters=True)
    for number, (point, where) in enumerate(lines, start=table.first_row):
        _put_line(draft, sheet, number, point, where)
        _put_state(draft, sheet, number, point, marks.get(where) if where else None, where)
    if not lines:
        for letter in "ABCDEF":
            frame.put(sheet, f"{letter}{table.first_row}", None, style.TEXT_STYLE)
        frame.put(sheet, f"D{table.first_row}", draft.instrument.texts[f"{_KEY}.control.nothing"], style.TEXT_STYLE)
    _finish(sheet, table)
    return sheet


def _lines(points: Sequence[Point]) -> Iterator[tuple[Point, Where | None]]:
    """One line per point and place; one without a place where there is none."""
    for point in points:
        yield from ((point, where) for where in point.places or (None,))


def _put_line(draft: Draft, sheet: Worksheet, number: int, point: Point, where: Where | None) -> None:
    """What to do, a link to where, what stood there, what is the matter and the way out."""
    texts = draft.instrument.texts
    kind = frame.put(sheet, f"A{number}", WORDS[point.severity], style.LABEL_STYLE)
    if point.severity in FILLS:
        kind.fill = PatternFill(fill_type="solid", fgColor=FILLS[point.severity])
    if where is None:
        frame.put(sheet, f"B{number}", point.was or texts[f"{_KEY}.control.everywhere"], style.TEXT_STYLE)
    else:
        form = texts[f"{_KEY}.control.{'sheet' if point.is_sheet else 'cell'}"]
        frame.link(sheet, f"B{number}", form.format(sheet=where[0], cell=where[1]), where[0], where[1])
    found = point.found or ("" if point.is_sheet or not point.places else texts[f"{_KEY}.control.empty"])
    for letter, text in zip("CDE", (found, point.matter, point.way_out), strict=True):
        put_typed(frame.put(sheet, f"{letter}{number}", None, style.TEXT_STYLE), text)


def _put_state(
    draft: Draft, sheet: Worksheet, number: int, point: Point, mark: tuple[Severity, str] | None, where: Where | None
) -> None:
    """Whether the cell still holds what it held; for everything else what people can do themselves."""
    texts, address = draft.instrument.texts, f"F{number}"
    if mark is None or where is None:
        key = "read" if point.severity is Severity.NOTICE else "look"
        frame.put(sheet, address, texts[f"{_KEY}.control.{key}"], style.TEXT_STYLE)
        return
    todo, changed = (formulas.literal(texts[f"{_KEY}.control.{key}"]) for key in ("todo", "changed"))
    formula = f"=IF(EXACT({quoted(where[0])}!{where[1]},{mark[1]}),{todo},{changed})"
    frame.put_formula(sheet, address, formula, style.LABEL_STYLE)


def _progress(draft: Draft, table: Table) -> str:
    """The formula for how much is still to be done."""
    texts = draft.instrument.texts
    area = f"F{table.first_row}:F{table.last_row}"
    left = f"COUNTIF({area},{formulas.literal(texts[f'{_KEY}.control.todo'])})"
    done, some = texts[f"{_KEY}.control.done"], formulas.sentence(texts[f"{_KEY}.control.open"], open=left)
    return f"=IF({left}=0,{formulas.literal(done)},{some})"


def _put_head(draft: Draft, sheet: Worksheet, part: str, progress: str, columns: int) -> None:
    """Title, two lines, and how much there is."""
    texts = draft.instrument.texts
    lines = (texts[f"{_KEY}.{part}.title"], texts[f"{_KEY}.{part}.intro"], texts[f"{_KEY}.{part}.second"])
    frame.put_head(draft, sheet, lines, progress, columns)


def _table(sheet: layout.Sheet, count: int) -> Table:
    """Where the table of a sheet stands."""
    columns = {header: layout.column_letter(number) for number, header in enumerate(sheet.headers, start=1)}
    places = {str(number): layout.FIRST_TABLE_ROW + number for number in range(1, count + 1)}
    return Table(sheet.title, layout.FIRST_TABLE_ROW, columns, places)


def _finish(sheet: Worksheet, table: Table) -> None:
    """Heights, pages, and the header in sight."""
    rows.fit_rows(sheet, list(table.rows.values()))
    sheet.print_title_rows = f"{table.header_row}:{table.header_row}"
    paper.break_pages(sheet, paper.blocks(table), paper.height(sheet, table.header_row))
    frame.set_view(sheet, f"A{table.first_row}", f"B{table.first_row}")


def _pieces(item: Leftover) -> Iterator[str | None]:
    """The text in as many pieces as it needs cells; None for a number, which stays one."""
    if isinstance(item.value, int | float):
        yield None
    else:
        yield from pieces(as_text(item.value))
