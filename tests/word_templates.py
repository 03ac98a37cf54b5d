"""Small Word templates for tests: one without faults, to which a test adds one fault."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

Change = Callable[[DocumentType], Any]


def good_document() -> DocumentType:
    """A template with nothing to remark on: title, language, heading, placeholder, page number."""
    document = Document()
    document.core_properties.title = "Verbeterplan"
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nl-NL")
    document.add_heading("Ons plan", 1)
    document.add_paragraph("Dit plan is van {{ directie }}.")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE ")
    document.sections[0].footer.paragraphs[0]._p.append(field)
    return document


def save(path: Path, *changes: Change) -> Path:
    """A good template with changes, saved at ``path``."""
    document = good_document()
    for change in changes:
        change(document)
    document.save(str(path))
    return path


def paragraphs(*texts: str) -> Change:
    """Add paragraphs."""

    def change(document: DocumentType) -> None:
        for text in texts:
            document.add_paragraph(text)

    return change


def table(*rows: tuple[str, ...]) -> Change:
    """Add a table; its first row is marked as header. A ``¶`` in a cell starts a new paragraph."""

    def change(document: DocumentType) -> None:
        made = document.add_table(len(rows), max(map(len, rows)))
        mark_header(made)
        for row, texts in zip(made.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                first, *others = text.split("¶")
                cell.paragraphs[0].add_run(first)
                for other in others:
                    cell.add_paragraph(other)

    return change


def mark_header(made: Table) -> None:
    """Say that the first row of a table holds its headers."""
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def header(text: str) -> Change:
    """Put a text in the page header."""
    return lambda document: document.sections[0].header.paragraphs[0].add_run(text)


def wrap_run(paragraph: Paragraph, tag: str) -> None:
    """Put the first run of a paragraph inside another element, such as a tracked deletion."""
    run = paragraph.runs[0]._r
    around = OxmlElement(tag)
    run.addprevious(around)
    around.append(run)
    for text in run.iter(qn("w:t")):
        text.tag = qn("w:delText")


def edit_part(path: Path, name: str, old: str, new: str) -> Path:
    """Replace text in one part of a saved file; an empty ``old`` adds the part."""
    with zipfile.ZipFile(path) as package:
        parts = {part: package.read(part) for part in package.namelist()}
    if old:
        assert old in parts[name].decode(), "nothing to replace"
        parts[name] = parts[name].decode().replace(old, new).encode()
    else:
        parts[name] = new.encode()
    with zipfile.ZipFile(path, "w") as package:
        for part, blob in parts.items():
            package.writestr(part, blob)
    return path


def texts(path: Path) -> list[str]:
    """The text of all paragraphs of the body and of all its table cells."""
    document = Document(str(path))
    inside = [cell.text for made in document.tables for row in made.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *inside]
