"""Reads what tailors workbooks: the file of an organisation, and the file with what is filled in beforehand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from zelfscan.model.finding import Finding
from zelfscan.model.instrument import ContactType, Instrument
from zelfscan.model.issue import HelpPoint, Offer, Organisation, PrefilledAnswer
from zelfscan.model.scan import RoleHolder, WorkProcess
from zelfscan.text import fold, nearest
from zelfscan.yamldepth import too_deep

if TYPE_CHECKING:
    from yaml.nodes import Node, ScalarNode

MOST_PROCESSES = 8
"""A workbook has room for no more work processes."""

MOST_BYTES = 1_000_000
"""Size of the largest file that we read; one with everything in it is below 20,000 bytes."""

ORGANISATION_KEYS = ("naam", "kleur", "accentkleur", "aanbod", "meldpunten")
OFFER_KEYS = ("sleutel", "naam", "contact", "wachttijd")
HELP_POINT_KEYS = ("naam", "contact")
PREFILL_KEYS = ("werkprocessen", "rollen", "antwoorden")
PROCESS_KEYS = ("naam", "contactvormen", "kenmerken")
ANSWER_KEYS = ("vraag", "antwoord", "opmerking")

_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no workbook or Word document can hold or show."""
_EMPTY_WORDS = ("", "~", "null", "Null", "NULL")
"""How YAML writes that there is nothing; between quotes it is a text."""


@dataclass(frozen=True, slots=True)
class Prefill:
    """What is filled in beforehand: work processes (P1 and on, in order), who holds a role, and city-wide answers."""

    processes: tuple[WorkProcess, ...] = ()
    roles: tuple[RoleHolder, ...] = ()
    answers: tuple[PrefilledAnswer, ...] = ()


def read_organisation(path: Path, instrument: Instrument) -> tuple[Organisation | None, tuple[Finding, ...]]:
    """The organisation in a YAML file, or everything that is wrong with the file. Raises OSError."""
    reader = Reader(path.name)
    top = reader.parse(read_limited(path))
    if top is None:
        return None, tuple(reader.findings)
    offers = dict.fromkeys(item.offer for item in instrument.interventions if item.offer)
    organisation = organisation_in(reader, top, tuple(offers))
    return (None, tuple(reader.findings)) if reader.findings else (organisation, ())


def organisation_in(reader: "Reader", node: "Node", known_offers: tuple[str, ...] = ()) -> Organisation:
    """The organisation in a block; what is wrong with it is noted by the reader.

    ``known_offers`` are the keys that interventions use; without them every key is taken.
    """
    block = reader.block(node, ORGANISATION_KEYS)
    values = {
        "name": reader.text(block, "naam", needed=True, near=node),
        "colour": reader.colour(block, "kleur", Organisation().colour),
        "accent": reader.colour(block, "accentkleur", Organisation().accent),
    }
    offers, points = [], []
    for item in reader.items(block.get("aanbod")):
        offer = reader.block(item, OFFER_KEYS)
        key, name = (reader.text(offer, part, needed=True, near=item) for part in ("sleutel", "naam"))
        if key and known_offers:
            key = reader.choice(offer["sleutel"], known_offers)
        contact, waiting = (reader.text(offer, part) for part in ("contact", "wachttijd"))
        offers.append(Offer(key=key, name=name, contact=contact, waiting_time=waiting))
    for item in reader.items(block.get("meldpunten")):
        point = reader.block(item, HELP_POINT_KEYS)
        name, contact = (reader.text(point, key, needed=True, near=item) for key in HELP_POINT_KEYS)
        points.append(HelpPoint(name=name, contact=contact))
    return Organisation(**values, offers=tuple(offers), help_points=tuple(points))


def read_prefill(path: Path, instrument: Instrument) -> tuple[Prefill | None, tuple[Finding, ...]]:
    """What a YAML file fills in beforehand, or everything that is wrong with the file. Raises OSError."""
    reader = Reader(path.name)
    block = reader.block(reader.parse(read_limited(path)), PREFILL_KEYS)
    items = reader.items(block.get("werkprocessen"))
    if len(items) > MOST_PROCESSES:
        reader.tell("IV-009", block["werkprocessen"], found=str(len(items)), expected=str(MOST_PROCESSES))
    processes = tuple(_process(reader, item, f"P{number}", instrument) for number, item in enumerate(items, start=1))
    roles = tuple(_roles(reader, block.get("rollen"), instrument))
    answers = tuple(_answers(reader, reader.items(block.get("antwoorden")), instrument))
    if reader.findings:
        return None, tuple(reader.findings)
    return Prefill(processes, roles, answers), ()


def read_limited(path: Path) -> bytes:
    """The bytes of a file, and no more than one above the limit of what is read. Raises OSError."""
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


def _process(reader: "Reader", node: "Node", code: str, instrument: Instrument) -> WorkProcess:
    """One work process."""
    block = reader.block(node, PROCESS_KEYS)
    name = reader.text(block, "naam", needed=True, near=node)
    chosen = [
        reader.choice(item, [kind.value for kind in ContactType]) for item in reader.items(block.get("contactvormen"))
    ]
    known = tuple(attribute.id for attribute in instrument.attributes)
    values = {key: reader.choice(value, "0123") for key, value in reader.block(block.get("kenmerken"), known).items()}
    attributes = {key: int(value) for key, value in values.items() if value}
    return WorkProcess(code=code, name=name, contact=tuple(ContactType(c) for c in chosen if c), attributes=attributes)


def _roles(reader: "Reader", node: "Node | None", instrument: Instrument) -> Iterable[RoleHolder]:
    """Who holds which role."""
    block = reader.block(node, tuple(role.id for role in instrument.roles))
    for role in block:
        yield RoleHolder(role=role, holder=reader.text(block, role))


def _answers(reader: "Reader", nodes: Iterable["Node"], instrument: Instrument) -> Iterable[PrefilledAnswer]:
    """The answers that are the same for the whole city."""
    city_wide = [question.id for question in instrument.questions if question.city_wide]
    scale = next(scale for scale in instrument.scales if scale.id == "answers")
    options = {text: option.id for option in scale.options for text in (option.text, option.id)}
    for node in nodes:
        block = reader.block(node, ANSWER_KEYS)
        for key in ("vraag", "antwoord"):
            reader.text(block, key, needed=True, near=node)
        question = reader.choice(block.get("vraag"), city_wide)
        answer = reader.choice(block.get("antwoord"), options, shown=[option.text for option in scale.options])
        if question and answer:
            remark = reader.text(block, "opmerking")
            yield PrefilledAnswer(question=question, option=options[answer], remark=remark)


@dataclass(slots=True)
class Reader:
    """Reads the nodes of one YAML file, in which every value is text, and notes what is wrong with its line."""

    file: str
    findings: list[Finding] = field(default_factory=list)

    def tell(self, code: str, node: "Node | None", found: str = "", expected: str = "", suggestion: str = "") -> None:
        """Note a finding at the line of a node."""
        line = str(node.start_mark.line + 1) if node is not None else "1"
        names = {"code": code, "file": self.file, "found": found, "expected": expected, "suggestion": suggestion}
        self.findings.append(Finding(**names, details={"line": line}))

    def parse(self, data: bytes) -> "Node | None":
        """The top of the file; None when it is empty or no YAML at all, which is noted."""
        import yaml  # costs time, and most commands never get here

        if len(data) > MOST_BYTES:
            self.tell("IV-011", None, expected=f"{MOST_BYTES // 1_000_000} MB")
            return None
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        try:
            text = data.decode("utf-8-sig")
            if deep := too_deep(text):
                self.findings.append(Finding(code="IV-012", file=self.file, details={"line": str(deep)}))
                return None
            node: Node | None = yaml.compose(text, Loader=loader)
        except UnicodeDecodeError:
            self.tell("IV-002", None)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = str(mark.line + 1) if mark else "1"
            self.findings.append(Finding(code="IV-001", file=self.file, details={"line": line}))
        else:
            if node is None:
                self.tell("IV-003", None)
            return node
        return None

    def block(self, node: "Node | None", known: tuple[str, ...]) -> dict[str, "Node"]:
        """The values of a block by key; unknown and doubled keys are noted."""
        from yaml.nodes import MappingNode

        if node is None:
            return {}
        if not isinstance(node, MappingNode):
            self.tell("IV-004", node, expected="sleutels met een dubbele punt")
            return {}
        values: dict[str, Node] = {}
        for key_node, value in node.value:
            key = str(key_node.value)
            if key in values:
                self.tell("IV-005", key_node, found=key)
            elif key not in known:
                self._unknown("IV-006", key_node, _INVISIBLE.sub("□", key), known)
            else:
                values[key] = value
        return values

    def items(self, node: "Node | None") -> list["Node"]:
        """The items of a list; nothing for a list that is not there."""
        from yaml.nodes import SequenceNode

        if node is None:
            return []
        if not isinstance(node, SequenceNode):
            self.tell("IV-004", node, expected="een lijst met streepjes")
            return []
        return list(node.value)

    def text(self, block: dict[str, "Node"], key: str, needed: bool = False, near: "Node | None" = None) -> str:
        """A text of a block; empty when it is not there, which is noted when it is needed."""
        from yaml.nodes import ScalarNode

        node = block.get(key)
        if node is None or (isinstance(node, ScalarNode) and _is_empty(node)):
            if needed:
                self.tell("IV-007", node or near, expected=key)
            return ""
        if not isinstance(node, ScalarNode):
            self.tell("IV-004", node, expected="een tekst")
            return ""
        if _INVISIBLE.search(node.value):
            self.tell("IV-013", node, found=key)
        return _INVISIBLE.sub("", str(node.value)).strip()

    def choice(self, node: "Node | None", valid: Iterable[str], shown: Iterable[str] = ()) -> str:
        """A value out of a list, compared without case or accents; empty when it is another one, which is noted.

        ``shown`` is what to name as the choices where that is not all of the list.
        """
        found = self.text({"": node}, "") if node is not None else ""
        by_fold = {fold(value): value for value in valid}
        if found and fold(found) not in by_fold:
            self._unknown("IV-008", node, found, list(shown) or list(by_fold.values()))
        return by_fold.get(fold(found), "")

    def colour(self, block: dict[str, "Node"], key: str, default: str) -> str:
        """A colour of six hex digits, with or without #."""
        found = self.text(block, key).removeprefix("#").upper()
        if found and not re.fullmatch(r"[0-9A-F]{6}", found):
            self.tell("IV-010", block[key], found=found, expected=key)
        return found or default

    def _unknown(self, code: str, node: "Node | None", found: str, valid: Iterable[str]) -> None:
        """Note a key or value that does not exist, with the nearest one or the list of those that do."""
        valid = list(valid)
        near = nearest(found, valid, 1)
        shown = " / ".join(valid[:12]) + (" ..." if len(valid) > 12 else "")
        hint = f'Bedoel je "{near[0]}"?' if near else f"Kies uit: {shown}."
        self.tell(code, node, found=found, expected=shown, suggestion=hint)


def _is_empty(node: "ScalarNode") -> bool:
    """Whether a value says nothing."""
    value = str(node.value).strip()
    return not value or (value in _EMPTY_WORDS and node.style not in ("'", '"', "|", ">"))
