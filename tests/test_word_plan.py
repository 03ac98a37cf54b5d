"""A plan that people edited in Word is read back as they meant it, or what cannot be read is named with its place."""

import copy
import datetime as dt
import random
from dataclasses import dataclass, field

import pytest
from lxml import etree

from tests.word_edits import (
    MAIN,
    SLUG,
    Edit,
    Edited,
    Element,
    content,
    fill,
    in_other_document,
    packed,
    plain_row,
    put,
    run,
    set_text,
    text_of,
    unwrap,
    xml,
)
from zelfscan import messages
from zelfscan.documents.render import W
from zelfscan.followup.word_plan import read_plan
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.progress import ActionField, ReadAction, ReadProgress

A = "A"
"""Stands for the first action that starts now; B for the second, E for one of the directorate's own."""
LATER = tuple("LMNOPQRS")
"""The actions that start later."""
Expected = dict[tuple[str, ActionField], str | None]


@dataclass(frozen=True)
class Case:
    """What somebody does in Word, what should be read then, and which findings belong to it."""

    edit: Edit
    values: Expected = field(default_factory=dict)
    codes: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    """Words that the findings hold."""
    new: tuple[dict[ActionField, str], ...] = ()
    """Own actions that are new."""
    gone: tuple[str, ...] = ()
    """Actions that are not there any more."""


OWNER, START, READY = ActionField.OWNER, ActionField.START, ActionField.READY
STATUS, CHOICE, REASON, TITLE = ActionField.STATUS, ActionField.CHOICE, ActionField.REASON, ActionField.TITLE
FIRST_STEP, PLACE = ActionField.FIRST_STEP, ActionField.OWN_PLAN


def typed(who: str, name: str, text: str) -> Edit:
    """Type a text in a control, or choose it."""
    return lambda plan: put(plan.control(full(plan, who), name), text)


def full(plan: Edited, who: str) -> str:
    """The id of the action that a letter stands for."""
    later = dict(zip(LATER, plan.later, strict=True))
    return {"A": plan.now[0], "B": plan.now[1], "E": f"{SLUG}-E01", **later}[who]


def split_runs(plan: Edited) -> None:
    """Word splits a text where the spelling is checked or something was typed later."""
    parts = (run("Team"), xml('<w:proofErr w:type="spellStart"/>'), run("manager "), run("Wmo"))
    fill(plan.control(full(plan, A), "eigenaar"), *parts)


def tracked_text(plan: Edited) -> None:
    """Old text deleted and new text inserted while changes are tracked."""
    fill(
        plan.control(full(plan, A), "eigenaar"),
        xml('<w:del w:id="901" w:author="x"><w:r><w:delText>Oud</w:delText></w:r></w:del>'),
        xml('<w:ins w:id="902" w:author="x"><w:r><w:t>Nieuwe eigenaar</w:t></w:r></w:ins>'),
    )


def moved_text(plan: Edited) -> None:
    """A text dragged from one cell to another while changes are tracked."""
    source, target = plan.control(full(plan, A), "eigenaar"), plan.control(full(plan, A), "opdrachtgever")
    fill(source, xml('<w:moveFrom w:id="1" w:author="x"><w:r><w:t>Versleept</w:t></w:r></w:moveFrom>'))
    fill(target, xml('<w:moveTo w:id="2" w:author="x"><w:r><w:t>Versleept</w:t></w:r></w:moveTo>'))


def tracked_row_moved(plan: Edited) -> None:
    """A row cut and pasted lower while changes are tracked: the old one stays in the file as deleted."""
    row = plan.row(full(plan, "L"))
    new = copy.deepcopy(row)
    row.getparent().append(new)
    mark_row(row, "del")
    mark_row(new, "ins")
    put(next(iter(new.iter(f"{W}sdt"))), "Na verplaatsen")


def mark_row(row: Element, kind: str) -> None:
    """Mark a row as deleted or inserted."""
    properties = row.find(f"{W}trPr")
    properties.append(etree.fromstring(f'<w:{kind} xmlns:w="{W[1:-1]}" w:id="77" w:author="x"/>'))


def tracked_row_deleted(plan: Edited) -> None:
    mark_row(plan.row(full(plan, "L")), "del")


def all_controls_gone(plan: Edited) -> None:
    """Every control removed, so that only texts are left."""
    put(plan.control(full(plan, A), "eigenaar"), "Zonder vak")
    for control in list(plan.root.iter(f"{W}sdt")):
        unwrap(control)


def one_control_gone(plan: Edited) -> None:
    control = plan.control(full(plan, A), "eigenaar")
    put(control, "Alleen tekst")
    unwrap(control)


def no_tags(plan: Edited) -> None:
    """As LibreOffice 7.4 saves: no tags, and of a drop-down no alias either."""
    put(plan.control(full(plan, A), "status"), "loopt")
    put(plan.control(full(plan, "L"), "eigenaar"), "Teamleider later")
    for properties in plan.root.iter(f"{W}sdtPr"):
        for name in ("tag", "alias"):
            for found in properties.findall(f"{W}{name}"):
                if name == "tag" or properties.find(f"{W}text") is None:
                    properties.remove(found)


def cards_swapped(plan: Edited) -> None:
    """The second card with its heading cut and pasted above the first."""
    second = plan.card(full(plan, "B"))
    heading, target = plan.heading(full(plan, "B")), plan.heading(full(plan, A))
    put(plan.control(full(plan, "B"), "reden"), "Eerst deze.")
    target.addprevious(heading)
    target.addprevious(second)


def rows_swapped(plan: Edited) -> None:
    """Rows of a card in another order, and rows of a table too."""
    put(plan.control(full(plan, A), "reden"), "Nieuwe volgorde.")
    rows = plan.card(full(plan, A)).findall(f"{W}tr")
    rows[1].addprevious(rows[-1])
    row, other = plan.row(full(plan, "L")), plan.row(full(plan, "M"))
    put(plan.control(full(plan, "M"), "eigenaar"), "Van plek gewisseld")
    row.addprevious(other)


def empty_row_filled(plan: Edited) -> None:
    """The first empty row for own actions, filled in with its controls."""
    controls = list(plan.own_rows()[0].iter(f"{W}sdt"))
    for control, text in zip(controls, ("Spreekuur in de wijk", "Wijkteam", "Bel de wijk", "1-9-2027"), strict=False):
        put(control, text)


def plain_rows_added(plan: Edited) -> None:
    """Two rows of their own below the table of own actions, without controls."""
    table = next(plan.own_rows()[0].iterancestors(f"{W}tbl"))
    table.append(plain_row(["1", "Buurtgesprek", "Wijkregisseur", "Zaal regelen", "1 okt 2027", "Loopt"]))
    table.append(plain_row(["", "Folder herschrijven", "", "", "", ""]))


def almost_the_same(plan: Edited) -> None:
    """Own actions with a name that is almost that of an action of the plan, or the same as an own one."""
    table = next(plan.own_rows()[0].iterancestors(f"{W}tbl"))
    table.append(plain_row(["", f"{plan.title(full(plan, 'L'))}!", "Wij", "", "", ""]))
    table.append(plain_row(["", "Koffie-uur met inwoner", "Wij", "", "", ""]))


def row_copied(plan: Edited) -> None:
    """A row of the table of later actions copied, with another name and without the number."""
    row = plan.row(full(plan, "L"))
    new = copy.deepcopy(row)
    row.addnext(new)
    cells = new.findall(f"{W}tc")
    set_text(cells[0], "")
    set_text(cells[1], "Onze eigen variant")
    put(cells[2].find(f".//{W}sdt"), "Wij zelf")


def same_twice(plan: Edited) -> None:
    """A card copied within the plan, and only the copy changed."""
    card = plan.card(full(plan, A))
    new = copy.deepcopy(card)
    plan.card(full(plan, "B")).addnext(new)
    put(plan.control_in(new, full(plan, A), "eigenaar"), "In de kopie")


def card_gone(plan: Edited) -> None:
    card, heading = plan.card(full(plan, A)), plan.heading(full(plan, A))
    card.getparent().remove(card)
    heading.getparent().remove(heading)


def emptied(plan: Edited) -> None:
    """Emptied in Word: the hint of Word itself stands there, marked as a hint."""
    control = plan.control(full(plan, A), "eigenaar")
    fill(
        control,
        xml(
            '<w:r><w:rPr><w:rStyle w:val="Tekstvantijdelijkeaanduiding"/></w:rPr>'
            "<w:t>Klik of tik om tekst in te voeren.</w:t></w:r>"
        ),
    )
    control.find(f"{W}sdtPr").insert(0, etree.fromstring(f'<w:showingPlcHdr xmlns:w="{W[1:-1]}"/>'))


def number(text: str, *, tags: bool = True) -> Edit:
    """Another number in a card, with or without the tags."""

    def edit(plan: Edited) -> None:
        set_text(plan.label_row(full(plan, A), "Nummer van de actie").findall(f"{W}tc")[1], text)
        put(plan.control(full(plan, A), "reden"), "Gelezen.")
        if not tags:
            for tag in list(plan.card(full(plan, A)).iter(f"{W}tag")):
                tag.getparent().remove(tag)

    return edit


def hard_hyphen(plan: Edited) -> None:
    """Hyphens that do not break, as Word types them with Ctrl+Shift+hyphen."""
    target = plan.label_row(full(plan, A), "Nummer van de actie").findall(f"{W}tc")[1].find(f"{W}p/{W}r")
    number("", tags=False)(plan)
    pieces = full(plan, A).split("-")
    for at, piece in enumerate(pieces):
        if at:
            etree.SubElement(target, f"{W}noBreakHyphen")
        etree.SubElement(target, f"{W}t").text = piece


def hyperlink(plan: Edited) -> None:
    link = xml('<w:hyperlink w:anchor="x"><w:r><w:t>Teamplan</w:t></w:r></w:hyperlink>')
    smart = xml('<w:smartTag w:element="x"><w:r><w:t xml:space="preserve"> punt 4</w:t></w:r></w:smartTag>')
    fill(plan.control(full(plan, A), "eigen actieplan"), link, smart)


def remark(plan: Edited) -> None:
    """A remark of Word in a card."""
    holder = content(plan.control(full(plan, A), "eigenaar"))
    holder.addprevious(etree.fromstring(f'<w:commentRangeStart xmlns:w="{W[1:-1]}" w:id="0"/>'))


def nested(plan: Edited) -> None:
    """A card dragged into a cell of another table."""
    put(plan.control(full(plan, A), "reden"), "In een cel.")
    card = plan.card(full(plan, A))
    outer = xml("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")
    card.addprevious(outer)
    target = outer.find(f".//{W}tc")
    target.append(card)
    target.append(xml("<w:p/>"))


def text_below(plan: Edited) -> None:
    plan.card(full(plan, A)).addnext(xml("<w:p><w:r><w:t>Dit lukt pas na de zomer.</w:t></w:r></w:p>"))


def row_of_their_own(plan: Edited) -> None:
    """A row that nobody asked for in a card."""
    plan.card(full(plan, A)).append(plain_row(["Geld", "500 euro"]))


def no_name(plan: Edited) -> None:
    """A row for an own action, with an owner and without a name."""
    put(list(plan.own_rows()[0].iter(f"{W}sdt"))[1], "Iemand")


def own_with_odd_date(plan: Edited) -> None:
    name, _, _, day, _ = plan.own_rows()[0].iter(f"{W}sdt")
    put(name, "Iets doen")
    put(day, "ooit")


def two_lines(plan: Edited) -> None:
    fill(plan.control(full(plan, A), "eerste stap"), run("Een"), xml("<w:r><w:br/></w:r>"), run("Twee"))


def column_moved(plan: Edited) -> None:
    """A column of their own in front, and a header spelled in another way."""
    put(plan.control(full(plan, "L"), "eigenaar"), "Na de kolom")
    table = next(plan.row(full(plan, "L")).iterancestors(f"{W}tbl"))
    for at, row in enumerate(table.findall(f"{W}tr")):
        row.find(f"{W}tc").addprevious(
            xml(f"<w:tc><w:p><w:r><w:t>{'Wijk' if at == 0 else ''}</w:t></w:r></w:p></w:tc>")
        )
    for tag in list(table.iter(f"{W}tag", f"{W}alias")):
        tag.getparent().remove(tag)
    set_text(table.find(f"{W}tr").findall(f"{W}tc")[3], "Eigenaars")


def header_unknown(plan: Edited) -> None:
    """A column under another header, without the tags that could tell what it is; one row is left."""
    table = next(plan.row(full(plan, "L")).iterancestors(f"{W}tbl"))
    put(plan.control(full(plan, "L"), "eigenaar"), "Niet te plaatsen")
    for row in table.findall(f"{W}tr")[2:]:
        table.remove(row)
    for tag in list(table.iter(f"{W}tag", f"{W}alias")):
        tag.getparent().remove(tag)
    set_text(table.find(f"{W}tr").findall(f"{W}tc")[2], "Groep")


def merged(plan: Edited) -> None:
    """Two cells merged: label and value in one."""
    row = plan.label_row(full(plan, A), "Eigenaar")
    row.remove(row.findall(f"{W}tc")[1])
    set_text(row.find(f"{W}tc"), "Eigenaar: Samengevoegd")


def beside_the_hint(plan: Edited) -> None:
    """Typed beside the control instead of in it."""
    plan.control(full(plan, A), "reden").addnext(run("Ernaast getypt"))


def grouped(plan: Edited) -> None:
    """A card in a group of Word: a control around the whole table."""
    put(plan.control(full(plan, A), "reden"), "In een groep.")
    card = plan.card(full(plan, A))
    group = xml("<w:sdt><w:sdtPr><w:group/></w:sdtPr><w:sdtContent/></w:sdt>")
    card.addprevious(group)
    content(group).append(card)


def around(kind: str) -> Edit:
    """As Word saves a control that holds a whole paragraph or cell: around it instead of in it. Tags tell the field."""

    def edit(plan: Edited) -> None:
        control = plan.control(full(plan, A), "eigenaar")
        put(control, "Eromheen")
        whole = next(control.iterancestors(f"{W}{kind}"))
        set_text(next(whole.iterancestors(f"{W}tr")).find(f"{W}tc"), "Trekt dit")
        whole.addprevious(control)
        inside = content(control)
        kept = list(inside)
        inside.append(whole)
        holder = whole if kind == "p" else whole.find(f"{W}p")
        holder.extend(kept)

    return edit


def picked(plan: Edited) -> None:
    """A date picker that shows only the month, with the day behind it."""
    control = plan.control(full(plan, A), "klaar op")
    put(control, "september '27")
    control.find(f"{W}sdtPr/{W}date").set(f"{W}fullDate", "2027-09-15T00:00:00Z")


def picked_without_day(plan: Edited) -> None:
    control = plan.control(full(plan, A), "klaar op")
    put(control, "15 september 2027")
    del control.find(f"{W}sdtPr/{W}date").attrib[f"{W}fullDate"]


def ready(text: str, day: str, *codes: str) -> Case:
    """A date typed by hand over the one that was picked."""
    return Case(typed(A, "klaar op", text), {(A, READY): day} if day else {}, codes)


def chosen(name: str, text: str, value: str, *codes: str) -> Case:
    """A choice typed by hand."""
    return Case(typed(A, name, text), {(A, ActionField(name)): value} if value else {}, codes)


CASES: dict[str, Case] = {
    "nothing": Case(lambda plan: None),
    "text in a control": Case(typed(A, "eigenaar", "Teamleider Wmo"), {(A, OWNER): "Teamleider Wmo"}),
    "commissioner": Case(typed(A, "opdrachtgever", "Directeur"), {(A, ActionField.COMMISSIONER): "Directeur"}),
    "text over two lines": Case(
        two_lines,
        {(A, FIRST_STEP): "Een\nTwee"},
    ),
    "split runs": Case(split_runs, {(A, OWNER): "Teammanager Wmo"}),
    "tracked insertion and deletion": Case(tracked_text, {(A, OWNER): "Nieuwe eigenaar"}, ("VG-030",)),
    "tracked move of a text": Case(
        moved_text, {(A, OWNER): "", (A, ActionField.COMMISSIONER): "Versleept"}, ("VG-030",)
    ),
    "tracked move of a row": Case(tracked_row_moved, {("L", OWNER): "Na verplaatsen"}, ("VG-030",)),
    "tracked deletion of a row": Case(tracked_row_deleted, {}, ("VG-030",), gone=("L",)),
    "all controls removed": Case(all_controls_gone, {(A, OWNER): "Zonder vak"}),
    "one control removed": Case(one_control_gone, {(A, OWNER): "Alleen tekst"}),
    "no tags, as LibreOffice saves": Case(no_tags, {(A, STATUS): "loopt", ("L", OWNER): "Teamleider later"}),
    "cards in another order": Case(cards_swapped, {("B", REASON): "Eerst deze."}),
    "rows in another order": Case(rows_swapped, {(A, REASON): "Nieuwe volgorde.", ("M", OWNER): "Van plek gewisseld"}),
    "an empty row filled in": Case(
        empty_row_filled,
        new=({TITLE: "Spreekuur in de wijk", OWNER: "Wijkteam", FIRST_STEP: "Bel de wijk", READY: "2027-09-01"},),
    ),
    "rows added without controls": Case(
        plain_rows_added,
        new=(
            {TITLE: "Buurtgesprek", OWNER: "Wijkregisseur", READY: "2027-10-01", STATUS: "loopt"},
            {TITLE: "Folder herschrijven"},
        ),
    ),
    "a row copied and made into another action": Case(
        row_copied, new=({TITLE: "Onze eigen variant", OWNER: "Wij zelf"},)
    ),
    "own actions with almost the same name": Case(
        almost_the_same, new=({OWNER: "Wij"}, {TITLE: "Koffie-uur met inwoner", OWNER: "Wij"})
    ),
    "a known own action changed": Case(
        typed("E", "actie", "Thee-uur"), {("E", TITLE): "Thee-uur", ("E", OWNER): "Teamleider"}
    ),
    "the same action twice": Case(same_twice, {(A, OWNER): "In de kopie"}, ("VG-043",), told=("twee keer",)),
    "a card taken out": Case(card_gone, gone=(A,)),
    "emptied in Word": Case(emptied, {(A, OWNER): ""}),
    "emptied without a hint": Case(typed(A, "eigenaar", ""), {(A, OWNER): ""}),
    "chosen from a list": Case(typed(A, "status", "loopt"), {(A, STATUS): "loopt"}),
    "a choice": Case(typed(A, "keuze", "aanpak niet gekozen"), {(A, CHOICE): "aanpak niet gekozen"}),
    "a choice in capitals": chosen("status", "KLAAR", "klaar"),
    "another word for a choice": chosen("status", "afgerond", "klaar"),
    "half a choice": chosen("keuze", "aangepast", "aanpak aangepast"),
    "a choice with a slip": chosen("status", "nog niet begonen", "nog niet begonnen", "VG-034"),
    "a choice that does not exist": Case(
        typed(A, "status", "in de ijskast"), codes=("VG-035",), told=("nog niet begonnen, loopt, klaar, gestopt",)
    ),
    "a date typed in full": ready("15 september 2027", "2027-09-15"),
    "a date in figures": ready("15-9-2027", "2027-09-15"),
    "a short date": ready("15 sep. '27", "2027-09-15"),
    "a short year in figures": ready("15/9/27", "2027-09-15"),
    "a date with its weekday": ready("woensdag 15 september 2027", "2027-09-15"),
    "a date as computers write it": ready("2027-09-15", "2027-09-15"),
    "a date with words around it": ready("15 september 2027 (na de zomer)", "2027-09-15", "VG-033"),
    "a date without a year": ready("15 september", "", "VG-032"),
    "only a month": Case(typed(A, "klaar op", "september 2027"), {}, ("VG-032",), told=("30-9-2027",)),
    "no date at all": Case(typed(A, "klaar op", "zo snel mogelijk"), {}, ("VG-032",)),
    "no date where there was none": Case(
        own_with_odd_date,
        {},
        ("VG-031",),
        new=({TITLE: "Iets doen"},),
    ),
    "a day that does not exist": ready("31 september 2027", "", "VG-032"),
    "a date emptied": Case(typed(A, "klaar op", "Kies een datum."), {(A, READY): ""}),
    "a picker that shows the month": Case(picked, {(A, READY): "2027-09-15"}, ("VG-033",)),
    "a date whose picker forgot the day": Case(picked_without_day, {(A, READY): "2027-09-15"}),
    "a number with a space": Case(number(f"{SLUG} I35", tags=False), {(A, REASON): "Gelezen."}, ("VG-036",)),
    "a number in capitals": Case(number(f"{SLUG}-i35".upper(), tags=False), {(A, REASON): "Gelezen."}, ("VG-036",)),
    "a number with a slip": Case(number("wmo-fictie-I35", tags=False), {(A, REASON): "Gelezen."}, ("VG-036",)),
    "a number with other hyphens": Case(
        number(f"{SLUG}–I35".replace("-", "\u2011"), tags=False), {(A, REASON): "Gelezen."}, ("VG-036",)
    ),
    "hyphens that do not break": Case(hard_hyphen, {(A, REASON): "Gelezen."}),
    "no number": Case(number(""), {(A, REASON): "Gelezen."}),
    "half a number": Case(number("I35"), {(A, REASON): "Gelezen."}, ("VG-036",)),
    "no number and no tags": Case(number("", tags=False), {(A, REASON): "Gelezen."}, ("VG-037",)),
    "another heading above a card": Case(
        lambda plan: set_text(plan.heading(full(plan, A)), f"{plan.title(full(plan, A))}, maar klein"),
        codes=("VG-044",),
        told=("maar klein", "aanpak aangepast"),
    ),
    "another name in a row": Case(
        lambda plan: set_text(plan.row(full(plan, "L")).findall(f"{W}tc")[1], "Heel anders"), codes=("VG-044",)
    ),
    "the name of another action above a card": Case(
        lambda plan: set_text(plan.heading(full(plan, A)), plan.title(full(plan, "B"))),
        codes=("VG-045",),
        told=("Wij gaan af op het nummer.",),
    ),
    "a link and a smart tag": Case(hyperlink, {(A, PLACE): "Teamplan punt 4"}),
    "a remark of Word": Case(remark, {}, ("VG-039",), told=("opmerking",)),
    "a card in a cell": Case(nested, {(A, REASON): "In een cel."}),
    "text below a card": Case(text_below, {}, ("VG-041",), told=("Dit lukt pas na de zomer.",)),
    "a row of their own in a card": Case(row_of_their_own, {}, ("VG-041",), told=("Geld: 500 euro",)),
    "an own action without a name": Case(no_name, {}, ("VG-042",), told=("Iemand",)),
    "a column in front and another header": Case(column_moved, {("L", OWNER): "Na de kolom"}),
    "a column under an unknown header": Case(
        header_unknown, {("L", OWNER): None}, ("VG-041",), told=("Groep: Niet te plaatsen",), gone=LATER[1:]
    ),
    "label and value in one cell": Case(merged, {(A, OWNER): "Samengevoegd"}),
    "typed beside the control": Case(beside_the_hint, {(A, REASON): "Ernaast getypt"}),
    "a group around a card": Case(grouped, {(A, REASON): "In een groep."}),
    "a control around a paragraph": Case(around("p"), {(A, OWNER): "Eromheen"}),
    "a control around a cell": Case(around("tc"), {(A, OWNER): "Eromheen"}),
    "personal data": Case(
        typed(A, "reden", "Mail jan@voorbeeld.nl"),
        {(A, REASON): "Mail [e-mailadres]"},
        ("VG-040",),
        told=("[e-mailadres]",),
    ),
}
"""What people do with a plan; what is not named in ``values`` stays as it was handed out."""


def read(data: bytes, instrument: Instrument, plan: Edited) -> tuple[ReadProgress | None, tuple[Finding, ...]]:
    return read_plan(data, "plan.docx", instrument, plan.known)


def by_action(progress: ReadProgress) -> dict[str, ReadAction]:
    return {item.action: item for item in progress.actions if item.action}


@pytest.fixture(scope="module")
def before(instrument: Instrument) -> dict[str, ReadAction]:
    """What the plan says that nobody touched."""
    plan = Edited(instrument)
    untouched, _ = read(plan.save(), instrument, plan)
    assert untouched is not None
    return by_action(untouched)


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_an_edit_is_read_or_named(instrument: Instrument, before: dict[str, ReadAction], case: Case) -> None:
    plan = Edited(instrument)
    case.edit(plan)

    progress, findings = read(plan.save(), instrument, plan)

    assert progress is not None
    assert [finding.code for finding in findings] == list(case.codes)
    sentences = " ".join(messages.sentence(finding) for finding in findings)
    assert [words for words in case.told if words not in sentences] == []
    after = by_action(progress)
    assert set(before) - set(after) == {full(plan, who) for who in case.gone}
    assert set(after) <= set(before)
    expected = {(full(plan, who), name): value for (who, name), value in case.values.items()}
    unclear = {"VG-031", "VG-032", "VG-035"} & set(case.codes)
    for action, item in after.items():
        for name, value in before[action].values.items():
            wanted = expected.pop((action, name), value)
            if unclear and name not in item.values:
                continue
            assert (action, name, item.values.get(name)) == (action, name, wanted)
    assert expected == {}
    new = [{name: item.values[name] for name in wanted} for item, wanted in zip(fresh(progress), case.new, strict=True)]
    assert new == list(case.new)


def fresh(progress: ReadProgress) -> list[ReadAction]:
    return [item for item in progress.actions if not item.action]


def test_every_finding_says_where_in_the_words_of_word(instrument: Instrument) -> None:
    plan = Edited(instrument)
    put(plan.control(full(plan, A), "klaar op"), "ooit")

    _, (finding,) = read(plan.save(), instrument, plan)

    place = finding.details["place"]
    assert plan.title(full(plan, A)) in place
    assert "tabel " in place
    assert "rij " in place


def test_a_plan_as_handed_out_says_what_it_was_handed_out_with(instrument: Instrument) -> None:
    plan = Edited(instrument)

    progress, findings = read(plan.save(), instrument, plan)

    assert findings == ()
    assert progress is not None
    assert (progress.slug, progress.directorate, progress.whole) == (SLUG, "Wmo (fictief)", True)
    assert [item.action for item in progress.actions] == [*plan.now, *plan.later, f"{SLUG}-E01"]
    for item in progress.actions:
        own = {TITLE: item.values[TITLE]} if TITLE in item.values else {}
        assert item.values == (item.baseline or {}) | own


def test_a_plan_is_read_when_nothing_is_known_of_its_actions(instrument: Instrument) -> None:
    plan = Edited(instrument)
    put(plan.control(full(plan, A), "status"), "loopt")
    put(plan.control(f"{SLUG}-E01", "actie"), "Spreekuur")

    progress, findings = read_plan(plan.save(), "plan.docx", instrument, {})

    assert findings == ()
    assert progress is not None
    assert by_action(progress)[full(plan, A)].values[STATUS] == "loopt"
    assert by_action(progress)[f"{SLUG}-E01"].values[TITLE] == "Spreekuur"


def test_what_was_handed_out_is_known_after_an_edit(instrument: Instrument) -> None:
    plan = Edited(instrument)
    before = text_of(content(plan.control(full(plan, A), "eigenaar")))
    put(plan.control(full(plan, A), "eigenaar"), "Iemand anders")

    progress, _ = read(plan.save(), instrument, plan)

    assert progress is not None
    action = by_action(progress)[full(plan, A)]
    assert (action.values[OWNER], (action.baseline or {})[OWNER]) == ("Iemand anders", before)


def test_a_card_in_another_document_is_read_and_says_nothing_of_the_others(instrument: Instrument) -> None:
    plan = Edited(instrument)
    put(plan.control(full(plan, A), "eigenaar"), "Uit het jaarplan")
    pasted = in_other_document([plan.card(full(plan, A)), plan.row(full(plan, "L")).getparent()])

    progress, findings = read(pasted, instrument, plan)

    assert progress is not None
    assert findings == ()
    assert by_action(progress)[full(plan, A)].values[OWNER] == "Uit het jaarplan"
    assert set(by_action(progress)) == {full(plan, A), *plan.later}
    assert (progress.slug, progress.whole) == (SLUG, False)
    assert all(item.baseline is None for item in progress.actions)


def test_an_action_of_another_directorate_keeps_its_own_id(instrument: Instrument) -> None:
    plan = Edited(instrument)
    other = f"jeugd-{full(plan, A).rpartition('-')[2]}"
    known = plan.known[full(plan, A)].model_copy(update={"id": other, "slug": "jeugd"})
    plan.known[other] = known
    card = copy.deepcopy(plan.card(full(plan, A)))
    for element in card.iter(f"{W}tag"):
        element.set(f"{W}val", element.get(f"{W}val", "").replace(full(plan, A), other))
    for text in card.iter(f"{W}t"):
        text.text = (text.text or "").replace(full(plan, A), other)
    plan.card(full(plan, "B")).addnext(card)

    progress, _ = read(plan.save(), instrument, plan)

    assert progress is not None
    assert progress.slug == SLUG
    assert other in by_action(progress)


def test_a_plan_is_no_longer_whole_when_a_newer_one_holds_more(instrument: Instrument) -> None:
    plan = Edited(instrument)
    new = plan.known[full(plan, A)].model_copy(update={"id": f"{SLUG}-I99", "title": "Later gepland"})
    plan.known[new.id] = new

    progress, _ = read(plan.save(), instrument, plan)

    assert progress is not None
    assert not progress.whole


def test_the_moment_of_saving_is_read(instrument: Instrument) -> None:
    plan = Edited(instrument)
    core = plan.parts["docProps/core.xml"]
    plan.parts["docProps/core.xml"] = core.replace(
        b"2013-12-23T23:15:00Z</dcterms:modified>", b"2027-06-01T08:30:00Z</dcterms:modified>"
    )

    progress, _ = read(plan.save(), instrument, plan)

    assert progress is not None
    assert progress.saved == dt.datetime(2027, 6, 1, 8, 30, tzinfo=dt.UTC)


def test_a_moment_of_saving_before_this_product_existed_is_none(instrument: Instrument) -> None:
    plan = Edited(instrument)

    progress, _ = read(plan.save(), instrument, plan)

    assert progress is not None
    assert progress.saved is None


def test_the_strict_spelling_of_word_is_read_too(instrument: Instrument) -> None:
    plan = Edited(instrument)
    put(plan.control(full(plan, A), "status"), "klaar")
    saved = etree.tostring(plan.root).replace(W[1:-1].encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")

    progress, findings = read(packed({**plan.parts, MAIN: saved}), instrument, plan)

    assert findings == ()
    assert progress is not None
    assert by_action(progress)[full(plan, A)].values[STATUS] == "klaar"


def test_macros_are_named_and_not_run(instrument: Instrument) -> None:
    plan = Edited(instrument)
    plan.parts["word/vbaProject.bin"] = b"x"

    progress, findings = read(plan.save(), instrument, plan)

    assert progress is not None
    assert [finding.code for finding in findings] == ["BE-011"]


def test_a_document_of_somebody_else_is_no_plan(instrument: Instrument) -> None:
    plan = Edited(instrument)

    progress, findings = read(in_other_document([]), instrument, plan)

    assert progress is None
    assert [finding.code for finding in findings] == ["VG-029"]


def zipped(**parts: bytes) -> bytes:
    return packed({name.replace("__", "/").replace("_xml", ".xml"): blob for name, blob in parts.items()})


BOMB = b"<w:document>" + b" " * 25_000_000 + b"</w:document>"
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "b">]><w:document xmlns:w="x">&a;</w:document>'
HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "VG-020"),
    "white space": (b"  \n", "VG-020"),
    "too large": (b"PK\x03\x04" + bytes(26_000_000), "VG-021"),
    "half a file": (b"PK\x03\x04 the rest is gone", "VG-023"),
    "a pdf": (b"%PDF-1.7", "VG-024"),
    "rich text": (b"{\\rtf1", "VG-024"),
    "plain text": (b"Beste collega", "VG-024"),
    "an empty OpenDocument text": (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "VG-023"),
    "an OpenDocument text of somebody else": (
        zipped(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<x/>"),
        "VG-029",
    ),
    "a workbook": (zipped(xl__workbook_xml=b"<x/>"), "VG-024"),
    "a zip": (zipped(readme=b"x"), "VG-024"),
    "no XML": (zipped(word__document_xml=b"geen xml"), "VG-023"),
    "entities": (zipped(word__document_xml=ENTITIES), "VG-025"),
    "too deep": (zipped(word__document_xml=b"<a>" * 5_000 + b"</a>" * 5_000), "VG-025"),
    "a bomb": (zipped(word__document_xml=BOMB), "VG-025"),
    "another root": (zipped(word__document_xml=b"<x/>"), "VG-029"),
    "two parts of one name in other case": (zipped(word__document_xml=b"<x/>", Word__document_xml=b"<x/>"), "VG-025"),
    "a part outside the file": (packed({"../word/document.xml": b"<x/>"}), "VG-025"),
    "styles that are no styles": (zipped(word__document_xml=b"<x/>", word__styles_xml=b"<x"), "VG-023"),
}


@pytest.mark.parametrize(("data", "code"), HOSTILE.values(), ids=list(HOSTILE))
def test_a_file_that_is_no_plan_gets_a_finding(instrument: Instrument, data: bytes, code: str) -> None:
    progress, findings = read_plan(data, "bestand", instrument, {})

    assert progress is None
    assert [finding.code for finding in findings] == [code]


def test_a_file_with_a_password_and_an_old_word_file_are_named(instrument: Instrument) -> None:
    for name, code in (("EncryptedPackage", "VG-022"), ("WordDocument", "VG-024")):
        entry = name.encode("utf-16-le") + b"\0\0"
        ole = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504) + entry.ljust(64, b"\0") + bytes([len(entry), 0])
        _, (finding,) = read_plan(ole.ljust(1024, b"\0"), "plan.doc", instrument, {})
        assert finding.code == code
        assert ".docx" in messages.body(finding) or code == "VG-022"


def damage(blob: bytes, chance: random.Random) -> bytes:
    """The XML of a plan with one piece taken out, doubled or changed."""
    start = chance.randrange(len(blob))
    end = min(len(blob), start + chance.randrange(1, 4000))
    return chance.choice(
        (blob[:start] + blob[end:], blob[:end] + blob[start:], blob[:start] + b"\xff<w:tbl>" + blob[end:])
    )


def test_nothing_raises_whatever_is_damaged(instrument: Instrument) -> None:
    plan, chance = Edited(instrument), random.Random(4)
    whole = plan.parts[MAIN]
    for _ in range(10):
        root = etree.fromstring(whole)
        for victim in chance.sample(list(root.iter()), 40):
            if victim.getparent() is not None:
                victim.getparent().remove(victim)
        for blob in (etree.tostring(root), damage(whole, chance)):
            progress, findings = read(packed({**plan.parts, MAIN: blob}), instrument, plan)
            assert progress is not None or findings
            assert all(messages.sentence(finding) for finding in findings)
