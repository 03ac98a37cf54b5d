"""The reason for each large risk as placeholders: one section per category, with every process where it is large."""

from collections.abc import Iterable, Sequence

from zelfscan.documents import fields, ranking
from zelfscan.documents.risks import certainty, colour
from zelfscan.documents.words import Words
from zelfscan.model.assessment import Assessment, CategoryResult, RiskClass, StatedAnswer
from zelfscan.model.instrument import Level, State

GAPS_SHOWN = 5
GAPS = {State.UNKNOWN, State.NOT_PROVIDED, State.OPEN}


def detailed(assessment: Assessment, words: Words) -> tuple[fields.Risico, ...]:
    """Every category with a large risk, the largest first."""
    groups: dict[str, list[CategoryResult]] = {}
    for result in ranking.ordered(assessment):
        if ranking.is_large(result):
            groups.setdefault(result.category, []).append(result)
    return tuple(_section(assessment, words, results) for results in groups.values())


def _section(assessment: Assessment, words: Words, results: Sequence[CategoryResult]) -> fields.Risico:
    category = words.categories[results[0].category]
    answers = _answers(assessment, words, results)
    gaps = _gaps(words, answers)
    rest = len(gaps) - GAPS_SHOWN
    return fields.Risico(
        titel=words.category(category.id),
        mechanisme=category.mechanism,
        plekken=tuple(_place(words, result) for result in results),
        antwoorden=_reasons(assessment, words, results),
        geregeld=_arranged(words, answers),
        hiaten=gaps[:GAPS_SHOWN],
        meer_hiaten=words.say("gap_one_more" if rest == 1 else "gap_more", n=rest) if rest > 0 else "",
        bewijs=_typed(assessment, words, category.id),
        inwoners=_residents(words, results),
        kanttekeningen=_caveats(words, results),
        bronnen=words.source_numbers(category.sources),
    )


def _place(words: Words, result: CategoryResult) -> fields.RisicoPlek:
    return fields.RisicoPlek(
        werkproces=words.process(result.process),
        vooraf=words.risk(result.inherent.class_) if result.inherent else "",
        beheersing=words.control(result.control.class_),
        klasse=words.residual(result),
        kleur=colour(result),
        zwakste=words.factors[result.weakest].name if result.weakest else words.say("none"),
        zekerheid=_band(words, result),
    )


def _band(words: Words, result: CategoryResult) -> str:
    """How certain, and between which classes the outcome lies; why, where that is not plain."""
    residual, counts = result.residual, result.counts
    sure = certainty(words, result)
    sentence = f"{sure[:1].upper()}{sure[1:]}."
    gaps = counts.unknown + counts.not_provided + counts.open
    if residual is None or residual.class_ is RiskClass.UNKNOWN:
        return sentence
    if residual.best is not residual.worst:
        names = {"best": words.risk(residual.best), "worst": words.risk(residual.worst)}
        return f"{sentence} {words.say('band_range' if gaps else 'band_levels', **names)}"
    return sentence


def _answers(assessment: Assessment, words: Words, results: Sequence[CategoryResult]) -> list[StatedAnswer]:
    """Every answer of the service that counts for one of these results."""
    processes = {result.process for result in results} | {None}
    return [
        answer
        for answer in assessment.answers
        if answer.question in words.questions
        and words.questions[answer.question].category == results[0].category
        and answer.process in processes
    ]


def _arranged(words: Words, answers: Iterable[StatedAnswer]) -> tuple[fields.Regel, ...]:
    """The safeguards that are fully in place wherever they were asked."""
    values: dict[str, list[int | None]] = {}
    for answer in answers:
        if answer.state is not State.NOT_APPLICABLE:
            values.setdefault(answer.question, []).append(answer.value)
    good = [question for question, found in values.items() if set(found) == {0}]
    return tuple(fields.Regel(tekst=words.question(question)) for question in good)


def _gaps(words: Words, answers: Iterable[StatedAnswer]) -> tuple[fields.Antwoordregel, ...]:
    """The questions to which nobody gave an answer that is known, with what stands there instead."""
    given: dict[str, list[StatedAnswer]] = {}
    for answer in answers:
        given.setdefault(answer.question, []).append(answer)
    lines = []
    for question, found in given.items():
        if all(answer.state in GAPS for answer in found):
            said = words.join(dict.fromkeys(words.option("answers", a.option, "answer_open") for a in found))
            lines.append(fields.Antwoordregel(vraag=words.question(question), antwoord=said))
    return tuple(lines)


def _reasons(
    assessment: Assessment, words: Words, results: Sequence[CategoryResult]
) -> tuple[fields.Antwoordregel, ...]:
    """The answers that weighed most, one line per question, with whose and where where that differs."""
    given: dict[str, dict[str, list[str]]] = {}
    for result in results:
        for reason in result.reasons:
            answer = words.option("answers", reason.option, "answer_open")
            whose = _whose(assessment, words, reason.level)
            where = reason.process if len(assessment.processes) > 1 else None
            source = ", ".join(part for part in (where or "", whose) if part)
            given.setdefault(reason.question, {}).setdefault(answer, []).append(source)
    return tuple(
        fields.Antwoordregel(
            vraag=words.question(question),
            antwoord=words.join(_with_sources(answer, sources) for answer, sources in answers.items()),
        )
        for question, answers in given.items()
    )


def _with_sources(answer: str, sources: Iterable[str]) -> str:
    named = "; ".join(dict.fromkeys(source for source in sources if source))
    return f"{answer} ({named})" if named else answer


def _whose(assessment: Assessment, words: Words, level: Level) -> str:
    """On whose behalf something was said; nothing where only one level took part."""
    levels = {scan.level for scan in assessment.scans} - {Level.EXPERIENCE}
    return words.say(f"level.{level.value}") if len(levels) > 1 else ""


def _typed(assessment: Assessment, words: Words, category: str) -> tuple[fields.Toelichting, ...]:
    """Evidence and explanation as typed, each under its own question."""
    lines = []
    for sourced in assessment.remarks:
        question = words.questions.get(sourced.remark.question)
        if question is None or question.category != category:
            continue
        whose = _whose(assessment, words, sourced.level)
        for key, text in (("evidence", sourced.remark.evidence), ("explanation", sourced.remark.explanation)):
            if text.strip():
                kind = _with_sources(words.say(key), [whose])
                lines.append(fields.Toelichting(vraag=words.question(question.id), soort=kind, tekst=text))
    return tuple(lines)


def _residents(words: Words, results: Sequence[CategoryResult]) -> str:
    """Whether residents see it as the service does, over all factors that both spoke of."""
    apart = words.instrument.settings.level_difference.value
    heard = [
        factor.residents - factor.value
        for result in results
        for factor in result.factors
        if factor.residents is not None and factor.value is not None
    ]
    if not heard:
        return words.say("residents_none")
    if max(heard) >= apart:
        return words.say("residents_worse")
    return words.say("residents_better" if min(heard) <= -apart else "residents_same")


def _caveats(words: Words, results: Sequence[CategoryResult]) -> tuple[fields.Regel, ...]:
    """Labels, what was not measured and people's own judgement; with the process where there are more."""
    lines: list[str] = []
    for result in results:
        own = [words.say(f"label.{label.value}") for label in result.labels]
        own += [words.say("not_measured", factor=words.factors[f.factor].name) for f in result.factors if f.withheld]
        for move in result.residual.overrides if result.residual else ():
            who = move.decided_by or words.say("override_unknown")
            own.append(words.say("override", direction=move.direction or "", reason=move.reason, who=who))
        several = len(results) > 1
        lines += [f"{words.process(result.process)}: {line}" if several else line for line in own]
    return tuple(fields.Regel(tekst=line) for line in dict.fromkeys(lines))
