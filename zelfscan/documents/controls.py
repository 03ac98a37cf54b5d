"""The content controls of a filled template: their dates and ids, a hint where they are empty, and what stood in them.

A control that can be read back has a tag: ``zelfscan:<action>:<field>``, and for a date ``=2027-04-01`` behind it. What
stood in the controls when the document was made is noted in a part of its own, so that what people changed shows.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOTE = "urn:zelfscan:verbeterplan"
"""The namespace of the part that says what stood in the controls."""
NOTE_PART = re.compile(r"customXml/item\d*\.xml")
PREFIX = "zelfscan:"
HINTS = ("invulhulp", "datumhulp")
"""The placeholders with what an empty control shows."""
HINT_STYLE = "PlaceholderText"
LONGEST_TAG = 64
"""Characters; Word refuses a document with a longer tag."""
FIRST_ID = 1000


def finish_controls(root: etree._Element, hints: Collection[str]) -> dict[str, str]:
    """Make every control in a part ready for use; gives what stands in those that can be read back, by their name."""
    noted: dict[str, str] = {}
    for number, control in enumerate(root.iter(f"{W}sdt"), start=FIRST_ID):
        properties = control.find(f"{W}sdtPr")
        if properties is None:
            continue
        _property(properties, "id", ("rPr", "alias", "tag")).set(f"{W}val", str(number))
        text = _text(control)
        tag = properties.find(f"{W}tag")
        if text and text in hints:
            _show_hint(control, properties)
        if tag is not None and tag.get(f"{W}val", "").startswith(PREFIX):
            name, _, day = tag.get(f"{W}val", "").partition("=")
            date = properties.find(f"{W}date")
            if day and date is not None:
                date.set(f"{W}fullDate", f"{day}T00:00:00Z")
            tag.set(f"{W}val", short_tag(name))
            noted[name.removeprefix(PREFIX)] = day or ("" if text in hints else text)
    return noted


def short_tag(tag: str) -> str:
    """A tag as Word takes it: of a long name of an action only the end."""
    if len(tag) <= LONGEST_TAG:
        return tag
    return PREFIX + tag.removeprefix(PREFIX)[-(LONGEST_TAG - len(PREFIX)) :]


def note(parts: Mapping[str, bytes], noted: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """The part that says what stood in the controls, by its name; nothing in a document without one."""
    for name, blob in parts.items():
        if NOTE_PART.fullmatch(name) and NOTE.encode() in blob:
            root = etree.Element(f"{{{NOTE}}}vakken")
            for field, text in noted.items():
                if not field.startswith("nieuw:"):
                    etree.SubElement(root, f"{{{NOTE}}}vak", naam=field).text = text
            yield name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            return


def _text(control: etree._Element) -> str:
    """What a control shows."""
    content = control.find(f"{W}sdtContent")
    pieces = [] if content is None else content.iter(f"{W}t", f"{W}br", f"{W}tab")
    return "".join({f"{W}br": "\n", f"{W}tab": "\t"}.get(str(piece.tag), piece.text or "") for piece in pieces)


def _show_hint(control: etree._Element, properties: etree._Element) -> None:
    """Say that what stands in the control is only a hint, which goes when somebody types."""
    _property(properties, "showingPlcHdr", ("rPr", "alias", "tag", "id", "lock", "placeholder", "temporary"))
    for run in control.iter(f"{W}r"):
        looks = run.find(f"{W}rPr")
        if looks is None:
            looks = etree.Element(f"{W}rPr")
            run.insert(0, looks)
        style = looks.find(f"{W}rStyle")
        if style is None:
            style = etree.Element(f"{W}rStyle")
            looks.insert(0, style)
        style.set(f"{W}val", HINT_STYLE)


def _property(properties: etree._Element, name: str, after: Collection[str]) -> etree._Element:
    """A property of a control; a new one in the order that the schema asks."""
    found = properties.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        properties.insert(sum(str(item.tag).removeprefix(W) in after for item in properties), found)
    return found
