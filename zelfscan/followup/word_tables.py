"""The tables of a Word file, each with its heading, its rows and where a person would look for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from zelfscan.documents.controls import W
from zelfscan.followup.word_file import WordFile
from zelfscan.followup.word_text import Control, Reader, held, is_tracked
from zelfscan.messages import word_place

MOST_CELLS = 100_000
COMMENTS = (f"{W}commentReference", f"{W}commentRangeStart")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its paragraphs without hints, and its controls."""

    paragraphs: tuple[str, ...] = ()
    controls: tuple[Control, ...] = ()

    @property
    def text(self) -> str:
        """All text of the cell."""
        return "\n".join(part for part in self.paragraphs if part)


@dataclass(frozen=True, slots=True)
class Row:
    """One row, with its place in the words of Word; ``marked`` when a remark of Word stands in it."""

    cells: tuple[Cell, ...]
    place: str
    marked: bool = False

    def cell(self, index: int) -> Cell:
        """The cell in a column, counted from 0; an empty one where the row is shorter."""
        return self.cells[index] if 0 <= index < len(self.cells) else Cell()

    @property
    def text(self) -> str:
        """All text of the row."""
        return " ".join(cell.text for cell in self.cells if cell.text)

    @property
    def controls(self) -> tuple[Control, ...]:
        """All controls of the row."""
        return tuple(control for cell in self.cells for control in cell.controls)


@dataclass(slots=True)
class Table:
    """One table, also when it stands in a cell of another one."""

    heading: str
    number: int
    rows: list[Row] = field(default_factory=list)
    tracked: bool = False
    below: list[tuple[str, str]] = field(default_factory=list)
    """The paragraphs below it up to the next heading or table, each with its place."""


@dataclass(slots=True)
class Text:
    """What a Word file holds: its tables, its headings in order, and its first words."""

    tables: list[Table] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    opening: str = ""
    loose: list[Row] = field(default_factory=list)
    """Controls that stand outside every table, each as a row of its own."""


def read_text(word: WordFile, reader: Reader) -> Text:
    """The tables of a Word file, in order."""
    walk = _Walk(reader, word.levels)
    body = word.root.find(f"{W}body")
    if body is not None:
        walk.blocks(body, 0)
    return walk.found


class _Walk:
    """One walk through a document."""

    def __init__(self, reader: Reader, levels: Mapping[str, int]) -> None:
        self.reader, self.levels, self.found = reader, levels, Text()
        self._heading, self._numbers, self._cells = "", 0, 0
        self._last: Table | None = None

    def blocks(self, parent: etree._Element, number: int) -> None:
        """The paragraphs and tables right below a parent; ``number`` is the outermost table around it, 0 for none."""
        for block in held(parent, f"{W}p", f"{W}tbl"):
            if block.tag == f"{W}tbl":
                if not number:
                    self._numbers += 1
                self._table(block, number or self._numbers)
            elif not number:
                self._paragraph(block)

    def _paragraph(self, block: etree._Element) -> None:
        text = self.reader.text(block)
        self.found.opening = self.found.opening or text
        if text and self._level(block):
            self._heading, self._last = text, None
            self.found.headings.append(text)
            return
        controls = self.reader.controls(block)
        place = word_place("word/document", self._heading, 0, 0, text[:60])
        if any(control.tag for control in controls):
            self.found.loose.append(Row((Cell((text,), controls),), place))
        elif text and self._last is not None:
            self._last.below.append((text, place))

    def _level(self, block: etree._Element) -> int:
        """The level of a heading; 0 for running text."""
        style = block.find(f"{W}pPr/{W}pStyle")
        return 0 if style is None else self.levels.get(style.get(f"{W}val", ""), 0)

    def _table(self, element: etree._Element, number: int) -> None:
        table = Table(self._heading, number, tracked=is_tracked(element))
        self.found.tables.append(table)
        for at, row in enumerate(held(element, f"{W}tr"), start=1):
            place = word_place("word/document", self._heading, number, at, "")
            cells = tuple(self._cells_of(row, number))
            marked = next(row.iter(*COMMENTS), None) is not None
            table.rows.append(Row(cells, place, marked))
        self._last = table

    def _cells_of(self, row: etree._Element, number: int) -> Iterator[Cell]:
        for element in held(row, f"{W}tc"):
            self._cells += 1
            if self._cells > MOST_CELLS:
                return
            around = [item for item in element.iterancestors(f"{W}sdt") if row in item.iterancestors(f"{W}tr")]
            outside = tuple(self.reader.control(item) for item in around)
            paragraphs = tuple(self.reader.text(paragraph) for paragraph in held(element, f"{W}p"))
            yield Cell(tuple(map(self.reader.value, paragraphs)), (*outside, *self.reader.controls(element)))
            self.blocks(element, number)
