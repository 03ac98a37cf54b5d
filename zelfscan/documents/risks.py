"""The risks of the plan as placeholders: the heat map, the largest in short, and the reason for each large one."""

from zelfscan.documents import fields, ranking
from zelfscan.documents.words import Words
from zelfscan.model.assessment import Assessment, CategoryResult, Label, RiskClass
from zelfscan.model.instrument import Level, State
from zelfscan.palette import CONTROL, RISK

SHORT_LIST = 3
GAPS_SHOWN = 5
FEW_ANSWERS = 3
"""With fewer answers than this a class rests on little, however certain they are."""
GAPS = {State.UNKNOWN: "gap_unknown", State.NOT_PROVIDED: "gap_not_provided", State.OPEN: "gap_open"}


def colour(result: CategoryResult) -> str:
    """The fill of a result: of its residual risk, or of its control where there is none."""
    if result.residual is None:
        return CONTROL[result.control.class_].fill
    return RISK[result.residual.moved or result.residual.class_].fill


def certainty(words: Words, result: CategoryResult) -> str:
    """How certain a result is, in words with the number of answers behind it."""
    counts = result.counts
    asked = counts.known + counts.unknown + counts.not_provided + counts.open
    if not asked:
        return words.say("certainty.none")
    doubtful = {Label.LITTLE_INSIGHT, Label.INCOMPLETE} & set(result.labels)
    unclear = result.residual is not None and result.residual.class_ is RiskClass.UNCLEAR
    if unclear and not doubtful and Label.VIEWS_DIFFER in result.labels:
        key = "differ"
    elif unclear or doubtful:
        key = "unsure"
    elif asked < FEW_ANSWERS:
        key = "few"
    elif result.residual and result.residual.best is not result.residual.worst:
        key = "fair"
    else:
        key = "sure"
    return words.say(f"certainty.{key}", known=counts.known, asked=asked)


def answers_of(assessment: Assessment, words: Words, result: CategoryResult) -> list[tuple[str, State, int | None]]:
    """Question, state and value of every answer that counts for this category and process, one per cell."""
    return [
        (answer.question, answer.state, answer.value)
        for answer in assessment.answers
        if answer.question in words.questions
        and words.questions[answer.question].category == result.category
        and answer.process in (None, result.process)
    ]


def arranged(assessment: Assessment, words: Words, result: CategoryResult) -> tuple[str, tuple[fields.Regel, ...]]:
    """What is in place already: one sentence with a number, and the safeguards themselves."""
    rated = [(q, v) for q, state, v in answers_of(assessment, words, result) if state is State.KNOWN]
    if not rated:
        return words.say("arranged_unknown"), ()
    questions = dict.fromkeys(question for question, _ in rated)
    good = [q for q in questions if all(value == 0 for other, value in rated if other == q)]
    lines = tuple(fields.Regel(tekst=words.question(question)) for question in good)
    if not good:
        return words.say("arranged_none"), lines
    key = "arranged_one" if len(good) == 1 else "arranged"
    return words.say(key, n=len(good), total=len(questions)), lines


def short(assessment: Assessment, words: Words) -> tuple[fields.RisicoKort, ...]:
    """The at most three largest risks, for the first page."""
    return tuple(
        fields.RisicoKort(
            titel=words.title(result),
            klasse=words.residual(result),
            kleur=colour(result),
            zekerheid=certainty(words, result),
            geregeld=arranged(assessment, words, result)[0],
        )
        for result in ranking.largest(assessment, SHORT_LIST)
    )


def heat_map(assessment: Assessment, words: Words) -> tuple[fields.BeeldRegel, ...]:
    """One row per category R1 to R8, one cell per work process, each with its class in words."""
    cells = {(result.category, result.process): result for result in assessment.results}
    return tuple(
        fields.BeeldRegel(
            categorie=words.category(category.id),
            vakken=tuple(_cell(words, cells[category.id, process.code]) for process in assessment.processes),
        )
        for category in words.instrument.categories
        if not category.enabling
    )


def _cell(words: Words, result: CategoryResult) -> fields.Vak:
    return fields.Vak(tekst=words.residual(result), kleur=colour(result))


def enabling(assessment: Assessment, words: Words) -> tuple[fields.Voorwaarde, ...]:
    """R9, R10 and sometimes R5: how it is arranged, once for the directorate."""
    return tuple(
        fields.Voorwaarde(
            categorie=words.category(result.category),
            klasse=words.control(result.control.class_),
            kleur=colour(result),
            zwakste=words.factors[result.weakest].name if result.weakest else words.say("none"),
            zekerheid=certainty(words, result),
        )
        for result in assessment.enabling
    )


def narrow(assessment: Assessment, words: Words) -> tuple[fields.Regel, ...]:
    """Where the picture differs when only origin, skin colour and religion count."""
    whole = {(result.process, result.category): result for result in assessment.results}
    lines = []
    for item in assessment.narrow:
        result = whole[item.process, item.category]
        if result.residual and item.class_ is not result.residual.class_:
            narrow_class, whole_class = words.risk(item.class_), words.risk(result.residual.class_)
            sentence = words.say("narrow", title=words.title(result), narrow=narrow_class, whole=whole_class)
            lines.append(fields.Regel(tekst=sentence))
    if assessment.narrow and not lines:
        lines.append(fields.Regel(tekst=words.say("narrow_same")))
    return tuple(lines)


def detailed(assessment: Assessment, words: Words) -> tuple[fields.Risico, ...]:
    """Every large risk with why: answers that weighed, evidence, gaps, what residents say, sources."""
    return tuple(_detail(assessment, words, r) for r in ranking.ordered(assessment) if ranking.is_large(r))


def _detail(assessment: Assessment, words: Words, result: CategoryResult) -> fields.Risico:
    category = words.categories[result.category]
    return fields.Risico(
        titel=words.title(result),
        klasse=words.residual(result),
        kleur=colour(result),
        mechanisme=category.mechanism,
        vooraf=words.risk(result.inherent.class_) if result.inherent else "",
        beheersing=words.control(result.control.class_),
        zwakste=words.factors[result.weakest].name if result.weakest else words.say("none"),
        zekerheid=_band(words, result),
        antwoorden=_reasons(assessment, words, result),
        bewijs=_evidence(assessment, words, result),
        geregeld=arranged(assessment, words, result)[1],
        hiaten=_gaps(assessment, words, result),
        inwoners=_residents(words, result),
        kanttekeningen=_caveats(words, result),
        bronnen=words.source_numbers(category.sources),
    )


def _band(words: Words, result: CategoryResult) -> str:
    residual = result.residual
    sure = certainty(words, result)
    if residual is None or residual.class_ is RiskClass.UNKNOWN:
        return sure
    if residual.best is residual.worst:
        band = words.say("band_same", **{"class": words.risk(residual.best)})
    else:
        band = words.say("band_range", best=words.risk(residual.best), worst=words.risk(residual.worst))
    return f"{sure[:1].upper()}{sure[1:]}. {band}"


def _reasons(assessment: Assessment, words: Words, result: CategoryResult) -> tuple[fields.Antwoordregel, ...]:
    """The answers that weighed most, one line per question with who gave which answer."""
    given: dict[str, list[str]] = {}
    for reason in result.reasons:
        answer = words.option("answers", reason.option, "answer_open")
        given.setdefault(reason.question, []).append(answer + _by(assessment, words, reason.level))
    return tuple(
        fields.Antwoordregel(vraag=words.question(question), antwoord=words.join(dict.fromkeys(answers)))
        for question, answers in given.items()
    )


def _by(assessment: Assessment, words: Words, level: Level) -> str:
    """On whose behalf something was said; nothing where only one level took part."""
    levels = {scan.level for scan in assessment.scans} - {Level.EXPERIENCE}
    return f" ({words.say(f'level.{level.value}')})" if len(levels) > 1 else ""


def _evidence(assessment: Assessment, words: Words, result: CategoryResult) -> tuple[fields.Regel, ...]:
    lines = []
    for sourced in assessment.remarks:
        question = words.questions.get(sourced.remark.question)
        if question is None or question.category != result.category:
            continue
        for key, text in (("evidence", sourced.remark.evidence), ("explanation", sourced.remark.explanation)):
            if text.strip():
                by = _by(assessment, words, sourced.level)
                lines.append(fields.Regel(tekst=words.say(key, question=question.id, by=by, text=text)))
    return tuple(lines)


def _gaps(assessment: Assessment, words: Words, result: CategoryResult) -> tuple[fields.Regel, ...]:
    found = [(q, state) for q, state, _ in answers_of(assessment, words, result) if state in GAPS]
    lines = [words.say(GAPS[state], question=words.question(q)) for q, state in dict.fromkeys(found)]
    if len(lines) > GAPS_SHOWN:
        lines = [*lines[:GAPS_SHOWN], words.say("gap_more", n=len(lines) - GAPS_SHOWN)]
    return tuple(fields.Regel(tekst=line) for line in lines)


def _residents(words: Words, result: CategoryResult) -> str:
    heard = [(f.residents, f.value) for f in result.factors if f.residents is not None and f.value is not None]
    if not heard:
        return words.say("residents_none")
    apart = words.instrument.settings.level_difference.value
    if any(residents - value >= apart for residents, value in heard):
        return words.say("residents_worse")
    if any(value - residents >= apart for residents, value in heard):
        return words.say("residents_better")
    return words.say("residents_same")


def _caveats(words: Words, result: CategoryResult) -> tuple[fields.Regel, ...]:
    lines = [words.say(f"label.{label.value}") for label in result.labels]
    withheld = [words.factors[f.factor].name for f in result.factors if f.withheld]
    lines += [words.say("not_measured", factor=name) for name in withheld]
    for move in result.residual.overrides if result.residual else ():
        who = move.decided_by or words.say("override_unknown")
        lines.append(words.say("override", direction=move.direction or "", reason=move.reason, who=who))
    return tuple(fields.Regel(tekst=line) for line in lines)
