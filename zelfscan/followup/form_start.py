"""The sheet Start of a progress workbook: what to do in three steps, until when, and how the actions stand."""

from dataclasses import dataclass

from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.followup import form_layout as layout
from zelfscan.followup.form_draft import Form, mark_states
from zelfscan.followup.form_lines import count_of
from zelfscan.workbook.positions import Table
from zelfscan.workbook.sheets import frame, rows, style

WIDTHS = (28, 112, 18)
_STATES = ("late", "near", "fine", "done", "stopped", "undated")


@dataclass(slots=True)
class Page:
    """The sheet while it is written from top to bottom; ``row`` is the next free one."""

    form: Form
    sheet: Worksheet
    row: int = 6

    def section(self, key: str) -> None:
        """A heading, with some white above it."""
        frame.put_section(self.sheet, self.row, self.form.text(f"start.{key}.title"))
        self.row += 1

    def pairs(self, section: str, keys: tuple[str, ...]) -> None:
        """A heading with below it bold words, each with its sentence."""
        self.section(section)
        for key in keys:
            frame.put(self.sheet, f"A{self.row}", self.form.text(f"start.{section}.{key}"), style.LABEL_STYLE)
            frame.put(self.sheet, f"B{self.row}", self.form.text(f"start.{section}.{key}_text"), style.TEXT_STYLE)
            self.end_row()

    def end_row(self) -> None:
        """Give the row its line and its height."""
        frame.put(self.sheet, f"C{self.row}", None, style.TEXT_STYLE)
        rows.fit_rows(self.sheet, [self.row], least=22, padding=8)
        self.row += 1

    def header(self, section: str, keys: tuple[str, ...], count: int) -> None:
        """The header row of a table with so many rows."""
        names = (self.form.text(f"start.{section}.headers.{key}") for key in keys)
        places = {str(number): self.row + number for number in range(1, count + 1)}
        table = Table(self.sheet.title, self.row, dict(zip(names, "ABC", strict=False)), places)
        frame.put_header(self.sheet, table, f"start_{section}")
        self.sheet.print_title_rows = f"{self.row}:{self.row}"
        self.row += 1


def add_start(form: Form) -> None:
    """Make the sheet Start, in front of the others."""
    sheet = form.open_sheet(layout.START_SHEET.title, WIDTHS, "start")
    form.draft.workbook.move_sheet(sheet, -len(form.draft.workbook.sheetnames) + 1)
    _put_top(form, sheet)
    page = Page(form, sheet)
    page.pairs("steps", ("one", "two", "three", "own", "back"))
    _put_states(page)
    _put_sheets(page)
    page.pairs("know", ("blame", "open", "names"))
    sheet.page_setup.fitToHeight = 1
    frame.set_view(sheet, "A2", "A5")


def _put_top(form: Form, sheet: Worksheet) -> None:
    """For whom it is, until when, and where to begin."""
    whom = " · ".join(part for part in (form.draft.organisation, form.draft.issue.directorate) if part)
    frame.put(sheet, "A2", whom or form.current.name, style.INTRO_STYLE)
    months = form.draft.instrument.texts["plan.months"].split()
    until = f"{form.until.day} {months[form.until.month - 1]} {form.until.year}"
    frame.put(sheet, "A3", form.text("start.what"), style.INTRO_STYLE)
    frame.put(sheet, "A4", form.text("start.until", date=until), style.PROGRESS_STYLE)
    target, table = layout.ACTIONS.title, form.actions
    cell = f"{table.columns[layout.STATUS]}{table.first_row}"
    frame.link(sheet, "A5", form.text("start.begin"), target, cell, style.BACK_STYLE)
    for row in (4, 5):
        sheet.row_dimensions[row].height = 22


def _put_states(page: Page) -> None:
    """How many actions are late, nearly late and so on, and what these words mean."""
    form, first = page.form, page.row + 2
    page.section("now")
    page.header("now", ("state", "meaning", "count"), len(_STATES))
    words = form.actions.span(layout.IN_TIME)
    for key in _STATES:
        row = page.row
        frame.put(page.sheet, f"A{row}", form.text(f"states.{key}"), style.LABEL_STYLE)
        count = count_of(form.draft.instrument, form.lines, key)
        form.live(page.sheet, f"C{row}", f"COUNTIF({words},$A{row})", style.LABEL_STYLE, count)
        meaning = form.text(f"meaning.{key}", days=form.text("near_days"))
        frame.put(page.sheet, f"B{row}", meaning, style.TEXT_STYLE)
        rows.fit_rows(page.sheet, [row], least=20, padding=6)
        page.row += 1
    mark_states(form, page.sheet, f"A{first}:A{page.row - 1}")


def _put_sheets(page: Page) -> None:
    """Every sheet with a link and what it is for."""
    page.section("sheets")
    for sheet in (layout.ACTIONS, layout.OWNERS, layout.PLANNING):
        frame.link(page.sheet, f"A{page.row}", sheet.title, sheet.title)
        frame.put(page.sheet, f"B{page.row}", page.form.text(f"start.sheets.{sheet.key}"), style.TEXT_STYLE)
        page.end_row()
