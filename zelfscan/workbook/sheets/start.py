"""The sheet Start: what the scan is and is not, the way through the workbook, the draaiboek, help and privacy."""

from dataclasses import dataclass, field
from itertools import pairwise

from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.model.instrument import ContactType
from zelfscan.workbook import layout
from zelfscan.workbook.positions import Table, is_question_sheet
from zelfscan.workbook.sheets import formulas, frame, paper, rows, style
from zelfscan.workbook.sheets.draft import Draft

WIDTHS = (24, 118, 36)
_FIRST_PART = 5
_TOGETHER = 4
"""The least rows of a long list that stand together on paper."""
_FREE = ("own_risks", "quick_fixes", "overrides")
_PLAN = ("before", "goals", "process", "questions", "outcome", "after")


@dataclass(slots=True)
class Page:
    """The sheet while it is written from top to bottom; ``row`` is the next free one."""

    draft: Draft
    sheet: Worksheet
    row: int
    starts: list[int] = field(default_factory=lambda: [1])
    """The rows where a page may begin on paper: the parts, and halfway down a long list."""

    def section(self, key: str) -> None:
        """A heading, with some white above it."""
        if self.row > _FIRST_PART:
            self.starts.append(self.row)
        frame.put_section(self.sheet, self.row, self.draft.text(f"start.{key}.title"))
        self.row += 1

    def pair(self, label: str, text: str, third: str | None = None) -> None:
        """A bold word, the sentence beside it, and what stands at the end of the row."""
        frame.put(self.sheet, f"A{self.row}", label, style.LABEL_STYLE)
        frame.put(self.sheet, f"B{self.row}", text, style.TEXT_STYLE)
        frame.put(self.sheet, f"C{self.row}", third, style.TEXT_STYLE)
        rows.fit_rows(self.sheet, [self.row])
        self.row += 1

    def header(self, name: str, headers: tuple[str, ...], count: int) -> None:
        """The header row of a table with so many rows."""
        columns = dict(zip(headers, "ABC", strict=False))
        table = Table(
            self.sheet.title, self.row, columns, {str(number): self.row + number for number in range(1, count + 1)}
        )
        frame.put_header(self.sheet, table, name)
        self.row += 1


def add_start(draft: Draft) -> None:
    """Make the sheet Start; it lists the sheets that the workbook has by now."""
    sheet = frame.open_sheet(draft, layout.START.title, WIDTHS)
    draft.workbook.move_sheet(sheet, -len(draft.workbook.sheetnames) + 1)
    _put_title(draft, sheet)
    page = Page(draft, sheet, _FIRST_PART)
    _put_purpose(page)
    _put_sheets(page)
    _put_plan(page)
    _put_help(page)
    _put_privacy(page)
    paper.break_pages(sheet, [range(a, b) for a, b in pairwise([*page.starts, page.row])])
    frame.set_view(sheet, "A2", "A4")


def _put_title(draft: Draft, sheet: Worksheet) -> None:
    """Title, for whom, which version, and where to begin."""
    for letter in "ABC":
        frame.put(sheet, f"{letter}1", None, style.TITLE_STYLE)
    frame.put(sheet, "A1", draft.text("start.title"), style.TITLE_STYLE)
    whom = " · ".join(part for part in (draft.organisation, draft.issue.directorate) if part)
    frame.put(sheet, "A2", whom or draft.text("start.first"), style.INTRO_STYLE)
    frame.put(sheet, "A3", _version_line(draft), style.INTRO_STYLE)
    frame.link(sheet, "A4", draft.text("start.begin"), layout.DETAILS.title, style_name=style.BACK_STYLE)
    for row, height in ((1, 38), (2, 22), (3, 18), (4, 24)):
        sheet.row_dimensions[row].height = height


def _version_line(draft: Draft) -> str:
    """Which questions this workbook holds, and of which version."""
    scope = next(scope.name for scope in draft.instrument.scopes if scope.id is draft.issue.scope)
    named = ", ".join(f"{letter} ({draft.text(f'contact.{letter}')})" for letter in draft.contact)
    contact = named if len(draft.contact) < len(ContactType) else draft.text("version.all_contact")
    version = draft.text("version.full" if draft.issue.full else "version.short")
    names = {"version": version, "contact": contact, "scope": scope, "instrument": draft.instrument.version}
    return draft.text("version.line", **names)


def _put_purpose(page: Page) -> None:
    """What it is, what it is not, and that not knowing is fine."""
    page.section("purpose")
    for key in ("what", "not", "fill", "unknown", "after"):
        page.pair(page.draft.text(f"start.purpose.{key}"), page.draft.text(f"start.purpose.{key}_text"))
        if key == "fill" and page.draft.issue.previous_round:
            name = page.draft.issue.previous_round
            page.pair(page.draft.text("previous.start"), page.draft.text("previous.start_text", round=name))


def _put_sheets(page: Page) -> None:
    """Every sheet with a link, what it is for, and how much of it is left."""
    page.section("sheets")
    draft, present = page.draft, page.draft.workbook.sheetnames
    sheets = [sheet for sheet in draft.positions.sheets if sheet.title in present and sheet != layout.START]
    page.header(
        "bladen", tuple(draft.text(f"start.sheets.headers.{key}") for key in ("sheet", "what", "progress")), len(sheets)
    )
    if draft.issue.full:
        page.starts += range(page.row + _TOGETHER, page.row + len(sheets) - _TOGETHER + 1)
    for sheet in sheets:
        target = draft.workbook[sheet.title].sheet_view.selection[-1].activeCell
        frame.link(page.sheet, f"A{page.row}", sheet.title, sheet.title, target or "A1")
        frame.put(page.sheet, f"B{page.row}", _what(draft, sheet), style.TEXT_STYLE)
        if sheet == layout.RESULT:
            frame.put(page.sheet, f"C{page.row}", draft.text("progress.reading"), style.TEXT_STYLE)
        else:
            frame.put_formula(page.sheet, f"C{page.row}", _progress(draft, sheet), style.TEXT_STYLE)
        rows.fit_rows(page.sheet, [page.row], least=18, padding=5)
        page.row += 1


def _progress(draft: Draft, sheet: layout.Sheet) -> str:
    """The formula for how much of a sheet is left."""
    if sheet.key in _FREE:
        return formulas.progress(draft, "free", sheet.key)
    asks = is_question_sheet(sheet) or sheet in (layout.PRECONDITIONS, layout.EVALUATION)
    return formulas.progress(draft, "questions" if asks else "fields", sheet.key)


def _what(draft: Draft, sheet: layout.Sheet) -> str:
    """What people do on a sheet, with how much there is to do."""
    if is_question_sheet(sheet) and draft.issue.full:
        name = next(category.name for category in draft.instrument.categories if category.id == sheet.key)
        return draft.text("start.sheets.category", name=name, total=len(draft.positions.tables[sheet.key].rows))
    total = len(draft.positions.tables[sheet.key].rows) if sheet.key in draft.positions.tables else 0
    if sheet == layout.PRECONDITIONS:
        total *= 2
    if sheet == layout.PROCESSES:
        total = len(draft.instrument.attributes) + 2
    return draft.text(f"start.sheets.{sheet.key}", total=total)


def _put_plan(page: Page) -> None:
    """The draaiboek: what to do when, and on which sheet."""
    page.section("plan")
    draft = page.draft
    page.header(
        "draaiboek", tuple(draft.text(f"start.plan.headers.{key}") for key in ("time", "what", "sheet")), len(_PLAN)
    )
    for step in _PLAN:
        where = _question_sheets(draft) if step == "questions" else draft.text(f"start.plan.{step}_sheet")
        when = draft.text(f"start.plan.full_times.{step}" if draft.issue.full else f"start.plan.{step}_time")
        page.pair(when, draft.text(f"start.plan.{step}"), where)
    note = draft.text("start.plan.full_note" if draft.issue.full else "start.plan.short_note")
    frame.put(page.sheet, f"B{page.row}", note, style.CAPTION_STYLE)
    page.sheet.row_dimensions[page.row].height = 20
    page.row += 1


def _question_sheets(draft: Draft) -> str:
    """The name of the sheet with questions, or of the first and the last one."""
    titles = [table.sheet for table in draft.positions.question_tables.values()]
    if not draft.issue.full:
        return draft.text("start.plan.questions_sheet_short")
    return draft.text("start.plan.questions_sheet_full", first=titles[0], last=titles[-1])


def _put_help(page: Page) -> None:
    """Where to go today with a real case."""
    page.section("help")
    draft, points = page.draft, page.draft.issue.organisation.help_points
    frame.put(page.sheet, f"A{page.row}", draft.text("start.help.lead"), style.INTRO_STYLE)
    page.sheet.row_dimensions[page.row].height = 20
    page.row += 1
    headers = tuple(draft.text(f"start.help.headers.{key}") for key in ("name", "contact"))
    page.header("hulp", headers, max(1, len(points)))
    for point in points:
        page.pair(point.name, point.contact)
    if not points:
        page.pair(draft.text("start.help.none_label"), draft.text("start.help.none"))


def _put_privacy(page: Page) -> None:
    """No names, what may become public, and who sees what."""
    page.section("privacy")
    minimum = int(page.draft.instrument.settings.minimum_group.value)
    for key in ("names", "public", "roles", "opinion", "later"):
        page.pair(
            page.draft.text(f"start.privacy.{key}"), page.draft.text(f"start.privacy.{key}_text", minimum=minimum)
        )
