"""What the instrument knows by id, in the form that reading needs it; made once per instrument."""

from dataclasses import dataclass
from functools import cached_property

from zelfscan.model.instrument import Instrument, Per, Question
from zelfscan.text import fold
from zelfscan.workbook import layout
from zelfscan.workbook.choices import Choices
from zelfscan.workbook.tables import id_key


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong on one sheet: the title of that sheet, their ids, and the headers that they need."""

    key: str
    title: str
    ids: tuple[str, ...]
    headers: tuple[str, ...]


class Index:
    """The instrument by id, with its scales as choices."""

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self.questions = {question.id: question for question in instrument.questions}
        self.mirror = {question.id: question for question in instrument.mirror}
        self.attributes = {attribute.id: attribute for attribute in instrument.attributes}
        self.ids = {id_key(item): item for item in self._ids()}
        self.moved = {id_key(item.id): item for item in instrument.moved}

    def _ids(self) -> tuple[str, ...]:
        """Every id that can stand in the first column of a fixed row."""
        content = self.instrument
        listed = (content.preconditions, content.documents, content.evaluation, content.roles)
        named = tuple(item.id for items in listed for item in items)
        rows = (layout.PROCESS_NAME_ID, *layout.PROCESS_CONTACT_IDS, *layout.DETAIL_IDS)
        return (*self.questions, *self.mirror, *self.attributes, *rows, *named)

    def today(self, key: str) -> tuple[str, ...]:
        """The ids of today for an id as it is compared; none when nobody knows it, or nothing came in its place."""
        if item := self.ids.get(key):
            return (item,)
        return self.moved[key].to if key in self.moved else ()

    @cached_property
    def scales(self) -> dict[str, Choices]:
        """The choices of each scale, by its id."""
        return {scale.id: Choices.of(scale) for scale in self.instrument.scales}

    @cached_property
    def attribute_choices(self) -> dict[str, Choices]:
        """The meanings of 0 to 3, by attribute."""
        return {attribute.id: Choices.of_texts(attribute.options) for attribute in self.instrument.attributes}

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of every question and mirror question, by its id."""
        questions = {item: question.text for item, question in self.questions.items()}
        return questions | {item: question.text for item, question in self.mirror.items()}

    @cached_property
    def by_text(self) -> dict[str, str]:
        """The id of a question by its text, folded; for rows that lost their id."""
        phrases = [scope.phrase for scope in self.instrument.scopes]
        texts = self.texts.items()
        return {fold(text.replace("{gronden}", phrase)): item for item, text in texts for phrase in phrases}

    @cached_property
    def own_texts(self) -> frozenset[str]:
        """Every text of our own that stands in a workbook as it is."""
        return frozenset(self.instrument.texts.values())

    @cached_property
    def row_ids(self) -> frozenset[str]:
        """All ids, as they are compared."""
        return frozenset({*self.ids, *self.moved})

    def fixed_groups(self, codes: tuple[str, ...], contact_rows: tuple[str, ...]) -> tuple[Group, ...]:
        """The rows of a scan apart from its questions."""
        content, process_rows = self.instrument, (layout.PROCESS_NAME_ID, *contact_rows, *self.attributes)
        return (
            _group(layout.DETAILS, tuple(layout.DETAIL_IDS), layout.VALUE),
            _group(layout.ROLES, tuple(item.id for item in content.roles), layout.HOLDER),
            _group(
                layout.PRECONDITIONS,
                tuple(item.id for item in content.preconditions),
                layout.COMMISSIONER,
                layout.LEAD,
                layout.EXPLANATION,
            ),
            _group(layout.PROCESSES, process_rows, *codes),
            _group(layout.DOCUMENTS, tuple(item.id for item in content.documents), *layout.DOCUMENTS.headers[2:]),
            _group(
                layout.EVALUATION,
                tuple(item.id for item in content.evaluation if item.in_workbook),
                layout.ANSWER,
                layout.EXPLANATION,
            ),
        )

    def question_groups(self, asked: frozenset[str], full: bool, codes: tuple[str, ...]) -> tuple[Group, ...]:
        """The questions of a scan: one sheet in the short version, a sheet per category in the full one."""
        questions = [question for question in self.instrument.questions if question.id in asked]
        if not full:
            return (_question_group(layout.QUESTIONS.title, questions, codes),) if questions else ()
        by_category: dict[str, list[Question]] = {}
        for question in questions:
            by_category.setdefault(question.category, []).append(question)
        return tuple(_question_group(category, items, codes) for category, items in by_category.items())

    def mirror_groups(self, asked: frozenset[str]) -> tuple[Group, ...]:
        """The rows of a workbook for residents."""
        title, ids = layout.MIRROR.title, tuple(item.id for item in self.instrument.mirror if item.id in asked)
        return (
            Group(layout.DETAILS.key, title, tuple(layout.DETAIL_IDS), (layout.VALUE,)),
            Group(layout.MIRROR.key, title, ids, (layout.ANSWER, layout.EXPLANATION)),
        )


def _group(sheet: layout.Sheet, ids: tuple[str, ...], *headers: str) -> Group:
    """The rows of one sheet of the layout."""
    return Group(sheet.key, sheet.title, ids, headers)


def _question_group(title: str, questions: list[Question], codes: tuple[str, ...]) -> Group:
    """The questions on one sheet, with the columns that these need."""
    per = {question.per for question in questions}
    answers = ((layout.DIRECTORATE,) if Per.DIRECTORATE in per else ()) + (codes if Per.PROCESS in per else ())
    headers = (*answers, layout.EVIDENCE, layout.EXPLANATION)
    return Group(layout.QUESTIONS.key, title, tuple(question.id for question in questions), headers)


_made: list[Index] = []


def index_of(instrument: Instrument) -> Index:
    """The index of an instrument; the last one made is kept, since a folder of workbooks shares its instrument."""
    if not _made or _made[0].instrument is not instrument:
        _made[:] = [Index(instrument)]
    return _made[0]
