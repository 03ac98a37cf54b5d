"""What changed since the scan before as placeholders of the plan: what moved, what cannot be compared, and why."""

from collections import Counter
from collections.abc import Iterable, Iterator

from zelfscan.documents.change_words import ChangeWords
from zelfscan.documents.fields_base import Regel
from zelfscan.documents.fields_changes import (
    VeranderdAantal,
    VeranderdAntwoord,
    VeranderdRisico,
    VeranderdVelden,
    VergelekenAntwoord,
)
from zelfscan.model.assessment import Assessment
from zelfscan.model.comparison import AnswerChange, Comparison, Move, RiskChange, Why
from zelfscan.model.instrument import Instrument, Level

MOST_ANSWERS = 12
ORDER = (Move.WORSE, Move.BETTER, Move.LESS_KNOWN, Move.MORE_KNOWN, Move.WITHIN, Move.SAME)
"""In this order what can be compared is shown."""
TELLING = (Move.WORSE, Move.BETTER)
"""Answers that moved; that something became known is counted with the risks."""


NOTHING = VeranderdVelden(
    vorige_keer="",
    veranderd_let_op="",
    veranderd_aantallen=(),
    veranderd=(),
    niet_vergelijkbaar=(),
    veranderd_antwoorden=(),
    veranderd_meer="",
    veranderd_acties=(),
)
"""There was no scan before."""


def change_fields(instrument: Instrument, assessment: Assessment, comparison: Comparison | None) -> VeranderdVelden:
    """The placeholders of the plan about what changed; all empty when there was no scan before."""
    if comparison is None:
        return NOTHING
    words = ChangeWords(instrument, assessment.scope, assessment.processes)
    date = words.date(comparison.before) if comparison.before else words.change("date_unknown")
    telling = [item for item in comparison.answers if item.move in TELLING]
    telling.sort(key=lambda item: TELLING.index(item.move))
    rest = len(telling) - MOST_ANSWERS
    return VeranderdVelden(
        vorige_keer=words.change("plan.intro", date=date),
        veranderd_let_op=words.change("plan.proof"),
        veranderd_aantallen=tuple(_counts(words, comparison.risks)),
        veranderd=tuple(_risk(words, item, comparison) for item in _compared(comparison.risks)),
        niet_vergelijkbaar=tuple(_not_comparable(words, comparison.risks)),
        veranderd_antwoorden=tuple(_answer(words, item) for item in telling[:MOST_ANSWERS]),
        veranderd_meer=words.change("plan.more", n=rest) if rest > 0 else "",
        veranderd_acties=tuple(
            Regel(tekst=words.action(item)) for item in comparison.actions if not _beside(item.id, comparison.risks)
        ),
    )


def _counts(words: ChangeWords, risks: Iterable[RiskChange]) -> Iterator[VeranderdAantal]:
    """How many risks moved in which way, in the order in which they are shown; what is nowhere is left out."""
    counted = Counter(item.move for item in risks)
    for move in (*ORDER, Move.NOT_COMPARABLE):
        if counted[move]:
            what, meaning = words.change(f"move.{move.value}"), words.change(f"meaning.{move.value}")
            yield VeranderdAantal(wat=what, hoeveel=str(counted[move]), uitleg=meaning)


def _compared(risks: Iterable[RiskChange]) -> list[RiskChange]:
    """Every risk that can be compared and did not stay the same, what grew first."""
    shown = [item for item in risks if item.move in ORDER and item.move is not Move.SAME]
    return sorted(shown, key=lambda item: ORDER.index(item.move))


def _risk(words: ChangeWords, item: RiskChange, comparison: Comparison) -> VeranderdRisico:
    return VeranderdRisico(
        plek=place(words, item),
        toen=words.view(item.before),
        kleur_toen=words.fill(item.before),
        nu=words.view(item.after),
        kleur_nu=words.fill(item.after),
        verschil=words.moved(item),
        uitleg=words.notes(item),
        acties=words.action_names(item.actions, comparison.actions),
    )


def place(words: ChangeWords, item: RiskChange) -> str:
    """Category and work process in a few words."""
    name = words.categories[item.category].name if item.category in words.categories else item.category
    return words.say("risk_title", category=name, process=words.process(item.process))


def _not_comparable(words: ChangeWords, risks: Iterable[RiskChange]) -> Iterator[Regel]:
    """What cannot be compared, by reason, with every place."""
    by_reason: dict[Why, list[str]] = {}
    for item in risks:
        if item.move is Move.NOT_COMPARABLE and item.why is not None:
            by_reason.setdefault(item.why, []).append(place(words, item))
    for why in Why:
        if why in by_reason:
            reason = words.change(f"why_risk.{why.value}")
            yield Regel(tekst=words.change("plan.group", reason=reason, places="; ".join(by_reason[why])))


def _answer(words: ChangeWords, item: AnswerChange) -> VeranderdAntwoord:
    return VeranderdAntwoord(
        vraag=f"{item.question} {words.question(item.question)}",
        waar=_where(words, item),
        toen=words.answer(item.before, item.level),
        nu=words.answer(item.after, item.level),
        verschil=words.change(f"answer.{item.move.value}"),
    )


def _where(words: ChangeWords, item: AnswerChange) -> str:
    """The work process, with the level where that is not everybody together."""
    where = words.process(item.process)
    return where if item.level is Level.TOGETHER else f"{where} ({words.say(f'level.{item.level.value}')})"


def answer_fields(
    instrument: Instrument, assessment: Assessment, comparison: Comparison | None
) -> tuple[VergelekenAntwoord, ...]:
    """Every answer that did not stay the same, then and now; nothing when there was no scan before."""
    words = ChangeWords(instrument, assessment.scope, assessment.processes)
    return tuple(
        VergelekenAntwoord(
            nummer=item.question,
            waar=_where(words, item),
            toen=words.answer(item.before, item.level),
            nu=words.answer(item.after, item.level),
            verschil=words.answer_moved(item),
        )
        for item in (comparison.answers if comparison else ())
        if item.move is not Move.SAME
    )


def _beside(action: str, risks: Iterable[RiskChange]) -> bool:
    """Whether an action stands beside a risk that is shown."""
    return any(action in item.actions for item in _compared(risks))
