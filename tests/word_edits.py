"""Changes a rendered plan in the way Word and LibreOffice do, for tests that read it back."""

import copy
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from functools import cache

from docx import Document
from lxml import etree

from tests.made_documents import DAY, WORD, levels
from zelfscan.documents.render import W, render
from zelfscan.documents.view import plan_fields
from zelfscan.model.instrument import Instrument
from zelfscan.model.plan import Action, ImprovementPlan, Timing
from zelfscan.model.progress import FollowedAction
from zelfscan.rounds.directorate import make_result

Element = etree._Element
Edit = Callable[["Edited"], None]
MAIN = "word/document.xml"
SLUG = "wmo-fictief"


@cache
def _made(version: str) -> tuple[ImprovementPlan, bytes, tuple[FollowedAction, ...]]:
    from zelfscan.instrument.load import load_instrument

    instrument, _ = load_instrument()
    assert instrument is not None
    assert instrument.version == version
    result = make_result(instrument, levels(instrument), (), DAY, despite_errors=True)
    assert result.plan is not None
    own = own_action()
    view = plan_fields(instrument, result.assessment, result.plan, (), None, [own])
    names = {item.id: item.name for item in instrument.interventions}
    known = [followed_of(action, names[action.intervention]) for action in result.plan.actions]
    return result.plan, render(WORD["verbeterplan"], view.model_dump()), (*known, own)


def own_action() -> FollowedAction:
    """An action that the directorate added before."""
    return FollowedAction(
        id=f"{SLUG}-E01", slug=SLUG, directorate="Wmo (fictief)", title="Koffie-uur met inwoners", owner="Teamleider"
    )


def followed_of(action: Action, title: str) -> FollowedAction:
    """An action of the plan, as the history knows it."""
    return FollowedAction(
        id=action.id, slug=SLUG, directorate="Wmo (fictief)", intervention=action.intervention, title=title
    )


class Edited:
    """A plan that people are busy with: its parts, and the tree of its text."""

    def __init__(self, instrument: Instrument) -> None:
        self.plan, blob, known = _made(instrument.version)
        self.known = {item.id: item for item in known}
        with zipfile.ZipFile(io.BytesIO(blob)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root = etree.fromstring(self.parts[MAIN])
        self.body = self.root[0]
        self.now = [action.id for action in self.plan.actions if action.timing is Timing.NOW]
        self.later = [action.id for action in self.plan.actions if action.timing is Timing.LATER]

    def title(self, action: str) -> str:
        """The name of an action."""
        return self.known[action].title

    def save(self) -> bytes:
        """The file as it is sent back."""
        return packed({**self.parts, MAIN: etree.tostring(self.root, encoding="UTF-8", xml_declaration=True)})

    def control(self, action: str, name: str) -> Element:
        """The control of a field."""
        return self.control_in(self.root, action, name)

    def control_in(self, element: Element, action: str, name: str) -> Element:
        """The control of a field within an element."""
        (tag,) = element.xpath(f".//w:tag[@w:val='zelfscan:{action}:{name}']", namespaces={"w": W[1:-1]})
        return tag.getparent().getparent()

    def card(self, action: str) -> Element:
        """The card of an action that starts now."""
        return next(self.control(action, "status").iterancestors(f"{W}tbl"))

    def row(self, action: str) -> Element:
        """The row of an action that starts later, or of an own action."""
        return next(self.control(action, "eigenaar").iterancestors(f"{W}tr"))

    def own_rows(self) -> list[Element]:
        """The empty rows for own actions."""
        tags = self.root.xpath("//w:tag[@w:val='zelfscan:nieuw:actie']", namespaces={"w": W[1:-1]})
        return [next(tag.iterancestors(f"{W}tr")) for tag in tags]

    def label_row(self, action: str, label: str) -> Element:
        """The row of a card with this label."""
        return next(row for row in self.card(action).iter(f"{W}tr") if text_of(row.find(f"{W}tc")) == label)

    def heading(self, action: str) -> Element:
        """The heading above a card."""
        return self.card(action).getprevious()


def packed(parts: dict[str, bytes]) -> bytes:
    """Parts as a file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, blob in parts.items():
            target.writestr(name, blob)
    return buffer.getvalue()


def text_of(element: Element) -> str:
    """All text in an element."""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def xml(source: str) -> Element:
    """An element of Word."""
    return etree.fromstring(re.sub(r"^<([\w:]+)", rf'<\1 xmlns:w="{W[1:-1]}"', source))


def run(text: str) -> Element:
    """A run with a text."""
    return xml(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>')


def content(control: Element) -> Element:
    """What stands in a control."""
    found = control.find(f"{W}sdtContent")
    assert found is not None
    return found


def fill(control: Element, *inside: Element) -> None:
    """Put something else in a control, which then no longer shows a hint."""
    held = content(control)
    for child in list(held):
        held.remove(child)
    held.extend(inside)
    hint = control.find(f"{W}sdtPr/{W}showingPlcHdr")
    if hint is not None:
        hint.getparent().remove(hint)


def put(control: Element, text: str) -> None:
    """Type a text in a control, or choose from its list."""
    fill(control, run(text))


def unwrap(control: Element) -> None:
    """Take a control away and leave what stood in it, as "Inhoudsbesturingselement verwijderen" does."""
    for child in list(content(control)):
        control.addprevious(child)
    control.getparent().remove(control)


def cell(text: str) -> str:
    """A cell with a text."""
    return f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def plain_row(texts: Sequence[str]) -> Element:
    """A row without controls."""
    return xml(f"<w:tr>{''.join(map(cell, texts))}</w:tr>")


def set_text(element: Element, text: str) -> None:
    """Another text in an element with one."""
    first, *others = element.iter(f"{W}t")
    first.text = text
    for other in others:
        other.text = ""


def in_other_document(blocks: Sequence[Element]) -> bytes:
    """A fresh document of somebody else with these blocks pasted in it."""
    document = Document()
    document.add_paragraph("Ons eigen jaarplan")
    for block in blocks:
        document.element.body.insert(len(document.element.body) - 1, copy.deepcopy(block))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
