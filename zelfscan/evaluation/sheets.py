"""The sheets for the overview of the bureau: how every directorate got on, and which questions need work."""

from collections.abc import Iterator

from zelfscan.evaluation.facts import Member
from zelfscan.evaluation.measures import Measure, measures
from zelfscan.evaluation.picture import Picture
from zelfscan.evaluation.words import EvaluationWords
from zelfscan.model.round import ExtraSheet
from zelfscan.rounds.overview_book import LABEL, NUMBER, SHARE

Row = tuple[str | int | float | None, ...]
COURSE_WIDTHS = (28, 16, 15, 12, 12, 12, 12, 13, 12, 12, 14, 14)
QUESTION_WIDTHS = (10, 80, 12, 12, 12, 12)
COURSE, QUESTIONS = "procesevaluatie", "vragen-verbeteren"


def sheets(picture: Picture) -> tuple[ExtraSheet, ...]:
    """Both sheets. They are for the bureau, hold no opinions and nothing that the overview does not have already."""
    words = EvaluationWords(picture)
    by_key = {item.key: item for item in measures(picture.instrument)}
    course = ExtraSheet(
        key=COURSE,
        name=words.tell("sheet.course.name"),
        title=words.tell("sheet.course.title"),
        intro=words.tell("sheet.course.intro"),
        second=words.tell("sheet.course.second"),
        about=words.tell("sheet.course.about"),
        columns=_columns(words, "course", COURSE_WIDTHS),
        rows=tuple(_course(words, by_key, member) for member in picture.members),
        looks=(LABEL, "", "", *(NUMBER,) * 5, SHARE, SHARE, NUMBER, NUMBER),
    )
    questions = ExtraSheet(
        key=QUESTIONS,
        name=words.tell("sheet.questions.name"),
        title=words.tell("sheet.questions.title"),
        intro=words.tell("sheet.questions.intro"),
        second=words.tell("sheet.questions.second"),
        about=words.tell("sheet.questions.about"),
        columns=_columns(words, "questions", QUESTION_WIDTHS),
        rows=tuple(_questions(words)),
        looks=("", "", *(NUMBER,) * 4),
    )
    return course, questions


def _columns(words: EvaluationWords, key: str, widths: tuple[float, ...]) -> dict[str, float]:
    headers = [header.strip() for header in words.tell(f"sheet.{key}.columns").split("|")]
    return dict(zip(headers, widths, strict=True))


def _course(words: EvaluationWords, by_key: dict[str, Measure], member: Member) -> Row:
    """How one directorate got on."""
    willing = {True: "willing", False: "hesitant"}
    days, coverage, unknown = (by_key[key].value(member, None) for key in ("days", "coverage", "unknown"))
    return (
        member.directorate,
        member.status.value,
        words.tell(f"willing.short.{willing[member.willing]}") if member.willing is not None else "",
        sum(member.asked.values()),
        sum(member.returned.values()),
        member.people,
        None if days is None else round(days),
        member.feedback,
        coverage,
        unknown,
        member.owned if member.actions else None,
        member.done if member.followed else None,
    )


def _questions(words: EvaluationWords) -> Iterator[Row]:
    """The questions with which any directorate had trouble, the ones with most trouble first."""
    for item in words.picture.unclear:
        counts = (item.asked, item.unknown, item.open, item.named)
        yield (item.question, words.question(item.question), *(group.bit_count() for group in counts))
