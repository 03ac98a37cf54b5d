"""Assessment and findings as the placeholders of the annex: every answer, explanation and name, as typed."""

from collections.abc import Iterable

from zelfscan.documents import actions, fields, view
from zelfscan.documents.changes import answer_fields
from zelfscan.documents.words import Words
from zelfscan.model.assessment import Assessment, CategoryResult, StatedAnswer
from zelfscan.model.comparison import Comparison
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument, MirrorQuestion, Question, State
from zelfscan.model.issue import Organisation
from zelfscan.model.plan import ImprovementPlan, Timing
from zelfscan.model.scan import Override


def annex_fields(
    instrument: Instrument,
    assessment: Assessment,
    plan: ImprovementPlan,
    findings: Iterable[Finding] = (),
    organisation: Organisation | None = None,
    comparison: Comparison | None = None,
) -> fields.BijlageVelden:
    """All placeholders of the annex."""
    offers = organisation.offers if organisation else ()
    words = Words(instrument, assessment.scope, assessment.processes)
    return fields.BijlageVelden(
        **view.heading(words, assessment, plan.date).model_dump(),
        deelnemers=view.participants(words, assessment),
        rollen=roles(words, assessment),
        werkprocessen=view.processes(words, assessment),
        kenmerken=attributes(words, assessment),
        uitkomsten=tuple(outcome(words, r) for r in (*assessment.results, *assessment.enabling) if r.applicable),
        categorieen=categories(words, assessment),
        inwoners=tuple(_blocks(words, assessment, instrument.mirror, "mirror")),
        randvoorwaarden=preconditions(words, assessment),
        documenten=documents(words, assessment),
        eigen_risicos=view.own_risks(words, assessment),
        herstel=view.quick_fixes(assessment),
        oordelen=overrides(words, assessment),
        evaluatie=evaluation(words, assessment),
        later=tuple(actions.full(words, action, offers) for action in actions.timed(plan, Timing.LATER)),
        vergeleken=answer_fields(instrument, assessment, comparison),
        bevindingen=view.told(findings),
        bronnen=view.sources(words, {source for q in instrument.questions for source in q.sources}),
    )


def roles(words: Words, assessment: Assessment) -> tuple[fields.RolRegel, ...]:
    """Who holds which role, each once."""
    return tuple(
        fields.RolRegel(rol=words.roles[item.role].name if item.role in words.roles else item.role, wie=item.holder)
        for item in dict.fromkeys(assessment.roles)
    )


def attributes(words: Words, assessment: Assessment) -> tuple[fields.KenmerkRegel, ...]:
    """W1 to W12 with the chosen meaning per work process."""
    rows = []
    for attribute in words.instrument.attributes:
        values = [process.attributes.get(attribute.id) for process in assessment.processes]
        shown = [
            words.say("attribute_open") if value is None else f"{value} {attribute.options[value]}" for value in values
        ]
        lines = tuple(fields.Regel(tekst=line) for line in shown)
        rows.append(fields.KenmerkRegel(kenmerk=f"{attribute.id} {attribute.name}", waarden=lines))
    return tuple(rows)


def outcome(words: Words, result: CategoryResult) -> fields.UitkomstRegel:
    """The whole computation of one cell, in words."""
    residual, control = result.residual, result.control
    if residual is not None:
        best, worst = words.risk(residual.best), words.risk(residual.worst)
    else:
        best, worst = words.control(control.best), words.control(control.worst)
    return fields.UitkomstRegel(
        werkproces=f"{result.process} {words.process(result.process)}" if result.process else words.process(None),
        categorie=words.category(result.category),
        vooraf=words.risk(result.inherent.class_) if result.inherent else "–",
        beheersing=words.control(control.class_),
        rest=words.residual(result) if residual is not None else "–",
        band=best if best == worst else words.say("band", best=best, worst=worst),
        dekking=words.say("coverage_none") if result.coverage is None else f"{result.coverage:.0%}",
    )


def categories(words: Words, assessment: Assessment) -> tuple[fields.CategorieBlok, ...]:
    """Every category with its questions and all answers; categories without answers are left out."""
    blocks = []
    for category in words.instrument.categories:
        questions = [q for q in words.instrument.questions if q.category == category.id]
        rows = tuple(_blocks(words, assessment, questions, "answers"))
        if rows:
            blocks.append(fields.CategorieBlok(titel=words.category(category.id), vragen=rows))
    return tuple(blocks)


def _blocks(
    words: Words, assessment: Assessment, questions: Iterable[Question | MirrorQuestion], scale: str
) -> Iterable[fields.VraagBlok]:
    """The questions that have an answer or a remark, each with all of them."""
    answers: dict[str, list[StatedAnswer]] = {}
    for answer in assessment.answers:
        answers.setdefault(answer.question, []).append(answer)
    evidence: dict[str, list[str]] = {}
    explanation: dict[str, list[str]] = {}
    for sourced in assessment.remarks:
        evidence.setdefault(sourced.remark.question, []).append(sourced.remark.evidence)
        explanation.setdefault(sourced.remark.question, []).append(sourced.remark.explanation)
    several = len(assessment.scans) > 1
    for question in questions:
        if question.id not in answers and question.id not in evidence:
            continue
        yield fields.VraagBlok(
            nummer=question.id,
            vraag=words.question(question.id),
            antwoorden=tuple(_answer(words, answer, scale, several) for answer in answers.get(question.id, ())),
            bewijs=_typed(evidence.get(question.id, ())),
            toelichting=_typed(explanation.get(question.id, ())),
            bronnen=words.source_numbers(question.sources),
        )


def _answer(words: Words, answer: StatedAnswer, scale: str, several: bool) -> fields.Antwoord:
    if answer.state is State.WITHHELD:
        given = words.say("answer_withheld")
    else:
        given = words.option(scale, answer.option, "answer_open")
    where = answer.process or words.say("directorate")
    level = words.say(f"level.{answer.level.value}")
    return fields.Antwoord(waar=f"{where} ({level})" if several else where, van=level, antwoord=given)


def _typed(texts: Iterable[str]) -> tuple[fields.Regel, ...]:
    return tuple(fields.Regel(tekst=text) for text in texts if text.strip())


def preconditions(words: Words, assessment: Assessment) -> tuple[fields.RandvoorwaardeAntwoord, ...]:
    """All preconditions with both answers and the remark."""
    return tuple(
        fields.RandvoorwaardeAntwoord(
            vraag=words.preconditions[item.precondition].text,
            opdrachtgever=words.option("preconditions", item.commissioner, "answer_open"),
            trekker=words.option("preconditions", item.lead, "answer_open"),
            toelichting=item.remark,
        )
        for item in assessment.preconditions
    )


def documents(words: Words, assessment: Assessment) -> tuple[fields.DocumentRegel, ...]:
    """The checklist of documents as filled in."""
    names = {item.id: item.name for item in words.instrument.documents}
    return tuple(
        fields.DocumentRegel(
            document=names[item.document],
            antwoord=words.option("at_hand", item.answer, "answer_open"),
            plaats=item.place,
        )
        for item in assessment.documents
    )


def overrides(words: Words, assessment: Assessment) -> tuple[fields.OordeelRegel, ...]:
    """People's own judgement, as they wrote it, also where it could not be used."""
    return tuple(
        fields.OordeelRegel(
            waar=_where(words, move),
            oordeel=move.direction.value if move.direction else words.say("override_unusable"),
            reden=move.reason,
            wie=move.decided_by,
        )
        for move in assessment.overrides
    )


def _where(words: Words, move: Override) -> str:
    """Process and category of a move, as far as they are known."""
    process = words.process(move.process) if move.process else ""
    category = words.category(move.category) if move.category else ""
    return ", ".join(part for part in (process, category) if part)


def evaluation(words: Words, assessment: Assessment) -> tuple[fields.EvaluatieRegel, ...]:
    """What fillers said of the scan itself."""
    questions = {item.id: item.text for item in words.instrument.evaluation}
    return tuple(
        fields.EvaluatieRegel(
            vraag=questions[item.question],
            antwoord=words.say("evaluation_open") if item.number is None else f"{item.number:g}".replace(".", ","),
            toelichting=item.text,
        )
        for item in assessment.evaluation
    )
