"""Who this workbook is: the hidden sheet Meta, the properties of the file, and its custom properties."""

from typing import Any

from openpyxl.packaging.custom import StringProperty

from zelfscan.workbook import layout
from zelfscan.workbook.sheets import frame, style
from zelfscan.workbook.sheets.draft import Draft


def add_meta(draft: Draft) -> None:
    """Make the sheet Meta and set the properties."""
    sheet = draft.workbook.create_sheet(layout.META.title)
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
    for letter, header, width in zip("AB", layout.META.headers, (18, 60), strict=True):
        frame.put(sheet, f"{letter}1", header, style.LABEL_STYLE)
        sheet.column_dimensions[letter].width = width
    for row, key in enumerate(layout.META_KEYS, start=2):
        frame.put(sheet, f"A{row}", key, style.TEXT_STYLE)
        frame.put(sheet, f"B{row}", _facts(draft)[key], style.TEXT_STYLE)
    if draft.issue.previous_round:
        row = len(layout.META_KEYS) + 2
        frame.put(sheet, f"A{row}", layout.META_PREVIOUS, style.TEXT_STYLE)
        frame.put(sheet, f"B{row}", draft.issue.previous_round, style.TEXT_STYLE)
    _set_properties(draft)


def _facts(draft: Draft) -> dict[str, str]:
    """What Meta says, by key."""
    issue, positions = draft.issue, draft.positions
    asked = positions.mirror if draft.is_mirror else positions.questions
    return {
        "instrument": draft.instrument.id,
        "versie": draft.instrument.version,
        "werkboek": issue.workbook_id,
        "opzet": "volledig" if issue.full else "kort",
        "afbakening": issue.scope.value,
        "niveau": issue.level.value,
        "contactvormen": draft.contact,
        "werkprocessen": str(len(positions.processes)),
        "soort": "spiegel" if draft.is_mirror else "zelfscan",
        "vragen": " ".join(item.id for item in asked),
    }


def _set_properties(draft: Draft) -> None:
    """Title, language and maker of the file, and the custom properties by which it is known."""
    properties, issue = draft.workbook.properties, draft.issue
    key = "mirror.title" if draft.is_mirror else "start.title"
    properties.title = " · ".join(part for part in (draft.text(key), issue.directorate) if part)
    properties.creator = draft.organisation or draft.instrument.title
    properties.language = "nl-NL"
    values = {
        layout.PROPERTY_INSTRUMENT: draft.instrument.id,
        layout.PROPERTY_VERSION: draft.instrument.version,
        layout.PROPERTY_WORKBOOK: issue.workbook_id,
    }
    workbook: Any = draft.workbook
    for name, value in values.items():
        workbook.custom_doc_props.append(StringProperty(name=name, value=value))
