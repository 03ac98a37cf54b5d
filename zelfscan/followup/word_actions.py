"""Finds the actions in the tables of a plan: a card with a field per row, or a table with an action per row."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zelfscan.followup.word_ids import number_in, tag_parts
from zelfscan.followup.word_labels import Label, Mark, field_of, label_of
from zelfscan.followup.word_tables import Cell, Row, Table, Text
from zelfscan.followup.word_text import Control
from zelfscan.followup.word_values import Value
from zelfscan.model.progress import ActionField

FEWEST_LABELS = 2
"""A table is a card of an action when so many of its rows name a field, or when a control or number says so."""


@dataclass(slots=True)
class Found:
    """One card or row, before anybody knows of which action it is."""

    place: str
    number: str = ""
    title: str = ""
    process: str = ""
    controls: tuple[Control, ...] = ()
    values: dict[ActionField, Value] = field(default_factory=dict)
    odd: list[tuple[str, str, str]] = field(default_factory=list)
    """Text that belongs to no field: its label, the text and the place."""
    marked: bool = False
    tracked: bool = False
    is_card: bool = False


def find_actions(text: Text) -> list[Found]:
    """Every card and every row that is about an action, in the order of the document."""
    found: list[Found] = []
    for table in text.tables:
        header = _header(table)
        if header is not None:
            found += _rows(table, *header)
        elif _is_card(table):
            found.append(_card(table))
        else:
            found += (_loose(row, table.tracked) for row in table.rows if _tags(row))
    found += _joined([_loose(row, False) for row in text.loose])
    _only_once_odd(found)
    return found


def _tags(row: Row) -> list[str]:
    """The actions that the tags in a row name."""
    return [action for action, name in map(tag_parts, row.controls) if name is not None]


def _header(table: Table) -> tuple[int, dict[int, Label]] | None:
    """Which row names the columns, and which label each column has; None for a table without an action per row."""
    for at, row in enumerate(table.rows[:3]):
        columns: dict[int, Label] = {}
        for index, cell in enumerate(row.cells):
            label = None if cell.controls else label_of(cell.text)
            if label is not None and label not in columns.values():
                columns[index] = label
        labels = set(columns.values())
        if ActionField.TITLE in labels and labels & {Mark.NUMBER, ActionField.OWNER} and len(labels) > FEWEST_LABELS:
            return at, columns
    return None


def _rows(table: Table, at: int, columns: dict[int, Label]) -> Iterator[Found]:
    """An action per row."""
    for row in table.rows[at + 1 :]:
        found = Found(row.place, controls=row.controls, marked=row.marked, tracked=table.tracked)
        for index, cell in enumerate(row.cells):
            label = columns.get(index)
            if label is Mark.NUMBER:
                found.number = cell.text
            elif label is Mark.PROCESS:
                found.process = cell.text
            elif label is ActionField.TITLE:
                found.title = cell.text if _names(cell) else next(filter(None, cell.paragraphs), "")
            elif label is None or label is Mark.EXPLAINED:
                if not _take_controls(found, cell, row.place) and cell.text:
                    found.odd.append((table.rows[at].cell(index).text, cell.text, row.place))
            else:
                _put(found, _named(cell, label), cell, row.place)
        if not found.number:
            found.number = number_in(cell.text for cell in row.cells)
        yield found


def _names(cell: Cell) -> bool:
    """Whether a cell holds a control for the name of an action."""
    return any(tag_parts(control)[1] is ActionField.TITLE for control in cell.controls)


def _named(cell: Cell, label: ActionField) -> ActionField:
    """The field of a cell: what its only control says, else the label."""
    names = {name for _, name in map(tag_parts, cell.controls) if name is not None}
    return names.pop() if len(names) == 1 else label


def _put(found: Found, name: ActionField, cell: Cell, place: str) -> None:
    """Take the value of a field from a whole cell, as people see it; the first one counts."""
    day = next((control.day for control in cell.controls if control.day), "")
    if name not in found.values or not found.values[name].text:
        found.values[name] = Value(cell.text, day, place)


def _take_controls(found: Found, cell: Cell, place: str) -> bool:
    """Take the values of the controls in a cell that has no label; whether there were any."""
    taken = False
    for control in cell.controls:
        name = tag_parts(control)[1] or (field_of(control.alias) if control.alias else None)
        if name is not None:
            found.values.setdefault(name, Value(control.text, control.day, place))
            taken = True
    return taken


def _is_card(table: Table) -> bool:
    """Whether a table is about one action, with a field per row."""
    labels: Counter[bool] = Counter()
    for row in table.rows:
        if len(row.cells) > 1:
            label = label_of(row.cell(0).text)
            labels[isinstance(label, ActionField) and not row.cell(0).controls] += 1
            if label is Mark.NUMBER or (_tags(row) and label is not None):
                return True
    return labels[True] > FEWEST_LABELS


def _card(table: Table) -> Found:
    """A field per row. Its name is the heading above it, unless a row gives one."""
    found = Found(table.rows[0].place, title=table.heading, tracked=table.tracked, is_card=True)
    found.controls = tuple(control for row in table.rows for control in row.controls)
    found.marked = any(row.marked for row in table.rows)
    for row in table.rows:
        if len(row.cells) == 1:
            _one_cell(found, row)
        else:
            _field_row(found, row)
    if not found.number:
        found.number = number_in(cell.text for row in table.rows for cell in row.cells)
    found.odd += [("", text, place) for text, place in table.below]
    return found


def _field_row(found: Found, row: Row) -> None:
    """A row with a label and what belongs to it."""
    label, value = label_of(row.cell(0).text), row.cell(1)
    if label is Mark.NUMBER:
        found.number = value.text
    elif label is Mark.PROCESS:
        found.process = value.text
    elif isinstance(label, ActionField):
        name = _named(value, label)
        if name is ActionField.TITLE:
            found.title = value.text or found.title
        _put(found, name, value, row.place)
    elif not _take_controls(found, value, row.place) and label is None and value.text:
        found.odd.append((row.cell(0).text, value.text, row.place))
    for cell in row.cells[2:]:
        if not _take_controls(found, cell, row.place) and cell.text and label is not Mark.EXPLAINED:
            found.odd.append((row.cell(0).text, cell.text, row.place))


def _one_cell(found: Found, row: Row) -> None:
    """A row in which label and value stand in one cell: "Eigenaar: teammanager"."""
    cell = row.cell(0)
    if _take_controls(found, cell, row.place) or not cell.text:
        return
    word, colon, text = cell.text.partition(":")
    label = label_of(word) if colon else None
    if isinstance(label, ActionField):
        found.values.setdefault(label, Value(text.strip(), "", row.place))
    elif label is Mark.NUMBER:
        found.number = text.strip()
    elif label is None:
        found.odd.append(("", cell.text, row.place))


def _loose(row: Row, tracked: bool) -> Found:
    """A row or paragraph outside our tables, with controls that still say what they are."""
    found = Found(row.place, controls=row.controls, marked=row.marked, tracked=tracked)
    for cell in row.cells:
        _take_controls(found, cell, row.place)
    found.number = number_in(cell.text for cell in row.cells)
    return found


def _joined(found: Sequence[Found]) -> Iterator[Found]:
    """Paragraphs with controls of one action, one after the other, as one."""
    last: Found | None = None
    for item in found:
        same = last is not None and {tag_parts(one)[0] for one in last.controls} & {
            tag_parts(one)[0] for one in item.controls
        }
        if last is not None and same:
            last.values = item.values | last.values
            last.controls += item.controls
            continue
        last = item
        yield item


def _only_once_odd(found: Sequence[Found]) -> None:
    """Forget odd text that stands with more than one action: the template has it, nobody typed it."""
    times = Counter(label or text for item in found for label, text, _ in item.odd)
    for item in found:
        item.odd = [odd for odd in item.odd if times[odd[0] or odd[1]] == 1 or not item.is_card]
