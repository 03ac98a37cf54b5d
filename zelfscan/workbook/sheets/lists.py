"""The hidden sheet Lijsten: the choices of every drop-down, and the tallies of what is left."""

from collections.abc import Sequence

from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.model.instrument import Level
from zelfscan.model.scan import Direction
from zelfscan.workbook import layout
from zelfscan.workbook.sheets import frame, style
from zelfscan.workbook.sheets.applies import add_applies
from zelfscan.workbook.sheets.draft import Draft
from zelfscan.workbook.sheets.tally import add_tallies


def add_lists(draft: Draft) -> None:
    """Make the sheet Lijsten with all its defined names."""
    sheet = draft.workbook.create_sheet(layout.LISTS.title)
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
    column = 1
    for key, values in _choices(draft).items():
        _add_list(draft, sheet, column, key, values)
        column += 1
    if not draft.is_mirror:
        column = add_applies(draft, sheet, column + 1)
    add_tallies(draft, sheet, column + 1)


def _choices(draft: Draft) -> dict[str, Sequence[object]]:
    """Every list of choices by its key."""
    if draft.is_mirror:
        return {layout.LIST_MIRROR: _options(draft, "mirror")}
    instrument = draft.instrument
    return {
        layout.LIST_ANSWERS: _options(draft, "answers"),
        layout.LIST_DO_NOT_FILL: [layout.DO_NOT_FILL],
        layout.LIST_PRECONDITIONS: _options(draft, "preconditions"),
        layout.LIST_YES_NO: [layout.YES, layout.NO],
        layout.LIST_AT_HAND: _options(draft, "at_hand"),
        layout.LIST_SCALE: _options(draft, "agreement"),
        layout.LIST_GRADES: list(range(1, 11)),
        layout.LIST_LEVELS: [level.value for level in Level if level is not Level.EXPERIENCE],
        layout.LIST_PROCESSES: draft.positions.processes,
        layout.LIST_CATEGORIES: [
            layout.category_choice(category.id, category.short_name)
            for category in instrument.categories
            if not category.enabling
        ],
        layout.LIST_DIRECTIONS: [direction.value for direction in Direction],
        **({layout.LIST_STILL: [layout.STILL_YES, layout.STILL_NO]} if draft.issue.previous_round else {}),
        **{
            attribute.id: [layout.attribute_choice(value, text) for value, text in enumerate(attribute.options)]
            for attribute in instrument.attributes
        },
    }


def _options(draft: Draft, scale: str) -> list[str]:
    """The texts of the choices of a scale."""
    return [option.text for option in draft.scale(scale).options]


def _add_list(draft: Draft, sheet: Worksheet, column: int, key: str, values: Sequence[object]) -> None:
    """One list in its own column, under its key, with its defined name."""
    letter = layout.column_letter(column)
    frame.put(sheet, f"{letter}1", key, style.LABEL_STYLE)
    sheet.column_dimensions[letter].width = 24
    for row, value in enumerate(values, start=2):
        frame.put(sheet, f"{letter}{row}", value, style.TEXT_STYLE)
    add_name(draft, layout.list_name(key), f"{layout.LISTS.title}!${letter}$2:${letter}${len(values) + 1}")


def add_name(draft: Draft, name: str, target: str) -> None:
    """A defined name for the whole workbook."""
    draft.workbook.defined_names[name] = DefinedName(name, attr_text=target)
