"""Assessment and plan as the placeholders of the improvement plan: what a director reads, in order."""

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any

from zelfscan import messages
from zelfscan.documents import actions, fields, ranking, reasons, risks
from zelfscan.documents.changes import change_fields
from zelfscan.documents.decisions import decisions
from zelfscan.documents.source_list import plan_sources
from zelfscan.documents.source_list import sources as sources
from zelfscan.documents.words import Words
from zelfscan.model.assessment import Assessment, RiskClass
from zelfscan.model.comparison import Comparison
from zelfscan.model.finding import Finding, Severity
from zelfscan.model.instrument import Instrument
from zelfscan.model.issue import Offer, Organisation
from zelfscan.model.plan import Advice, ImprovementPlan, Timing
from zelfscan.model.progress import FollowedAction

UNNAMED = ("PL-001", "PL-002")
"""Who is still to be named: told to the bureau; the plan itself asks for it on its first page."""


def plan_fields(
    instrument: Instrument,
    assessment: Assessment,
    plan: ImprovementPlan,
    findings: Iterable[Finding] = (),
    organisation: Organisation | None = None,
    followed: Sequence[FollowedAction] = (),
    comparison: Comparison | None = None,
) -> fields.PlanVelden:
    """All placeholders of the plan. ``findings`` of severity fout become what is missing in it.

    ``followed`` is where the actions of this directorate stand: what people said of them wins over our proposal.
    """
    words = Words(instrument, assessment.scope, assessment.processes)
    offers = organisation.offers if organisation else ()
    unknown, elsewhere = unknowns(words, assessment)
    return fields.PlanVelden(
        **heading(words, assessment, plan.date).model_dump(),
        **dict(change_fields(instrument, assessment, comparison)),
        **action_fields(words, assessment, plan, offers, followed),
        gronden=words.scope.phrase,
        reactie_voor=words.date(plan.date + dt.timedelta(weeks=int(instrument.settings.reaction_weeks.value))),
        evaluatie_op=words.date(plan.review),
        advies=words.say(f"advice.{plan.preconditions.advice.value}"),
        advies_uitleg=advice_text(words, plan),
        randvoorwaarden=preconditions(words, plan),
        samenvatting=summary(words, assessment),
        grootste=risks.short(assessment, plan, words),
        gehoord=heard(words, assessment),
        deelnemers=participants(words, assessment),
        werkprocessen=processes(words, assessment),
        beeld=risks.heat_map(assessment, words),
        voorwaarden=risks.enabling(assessment, words),
        smal=risks.narrow(assessment, words),
        risicos=reasons.detailed(assessment, words),
        trekker=holder(words, assessment, "trekker"),
        opdrachtgever=holder(words, assessment, "directeur"),
        werkgroep=words.say("working_group") if plan.working_group else "",
        herstel=quick_fixes(assessment),
        onbekend=unknown,
        ook_onbekend=elsewhere,
        eigen_risicos=own_risks(words, assessment),
        behouden=keep(words, plan),
        zonder_actie=actions.uncovered(words, plan),
        niet_gekozen=actions.left_out(words, plan),
        waarschuwingen=warnings(findings),
        ontbreekt=missing(findings),
        bronnen=plan_sources(words, assessment, plan),
    )


def action_fields(
    words: Words,
    assessment: Assessment,
    plan: ImprovementPlan,
    offers: Iterable[Offer],
    followed: Sequence[FollowedAction],
) -> dict[str, Any]:
    """The placeholders about the actions: what is asked of the director, what starts now, what later, what is own."""
    said = actions.said(followed)
    now, later = actions.timed(plan, Timing.NOW), actions.timed(plan, Timing.LATER)
    return {
        "besluiten": decisions(words, plan, bool(ranking.ordered(assessment)), said),
        "nu_kort": tuple(actions.short(words, action, said.get(action.id)) for action in now),
        "acties": tuple(actions.full(words, action, offers, said.get(action.id)) for action in now),
        "later": tuple(actions.full(words, action, offers, said.get(action.id)) for action in later),
        "eigen_acties": actions.own(words, followed),
        "invulhulp": words.say("fill_in"),
        "datumhulp": words.say("fill_in_date"),
    }


def heading(words: Words, assessment: Assessment, date: dt.date) -> fields.Kop:
    """What stands on every document of a directorate."""
    instrument = words.instrument
    return fields.Kop(
        organisatie=assessment.organisation or words.say("organisation_unknown"),
        directie=assessment.directorate,
        datum=words.date(date),
        afbakening=words.scope.name,
        opzet=words.say("full" if assessment.full else "short"),
        instrument=words.say("instrument", title=instrument.title, version=assessment.instrument_version),
    )


def advice_text(words: Words, plan: ImprovementPlan) -> str:
    """The advice in a sentence, with how many preconditions still ask for attention when the start is free."""
    advice, wanting = plan.preconditions.advice, len(preconditions(words, plan))
    if advice is Advice.START and wanting:
        return words.say("advice_text.start_one" if wanting == 1 else "advice_text.start_many", n=wanting)
    return words.say(f"advice_text.{advice.value}")


def preconditions(words: Words, plan: ImprovementPlan) -> tuple[fields.RandvoorwaardeRegel, ...]:
    """The preconditions that are not a plain yes, or on which both answers differ."""
    return tuple(
        fields.RandvoorwaardeRegel(
            vraag=words.preconditions[item.precondition].text,
            antwoord=words.option("preconditions", item.answer, "answer_open"),
            verschil=words.say("precondition_differs") if item.differs else "",
        )
        for item in plan.preconditions.results
        if item.differs or item.answer != "ja"
    )


def summary(words: Words, assessment: Assessment) -> str:
    """The picture in one sentence."""
    ordered = ranking.ordered(assessment)
    if not ordered:
        return words.say("summary.none")
    certain = [r for r in ordered if ranking.is_large(r) and r.residual and r.residual.class_ is not RiskClass.UNCLEAR]
    unclear = sum(1 for r in assessment.results if r.residual and r.residual.class_ is RiskClass.UNCLEAR)
    if certain:
        key = "summary.one" if len(certain) == 1 else "summary.many"
        picture = words.say(key, n=len(certain), first=words.title(certain[0]))
    else:
        picture = words.say("summary.low") if not unclear else ""
    extra = words.say("summary.unclear", n=unclear) if unclear else ""
    return " ".join(part for part in (picture, extra) if part)


def heard(words: Words, assessment: Assessment) -> str:
    """Who took part, in one sentence."""
    if not assessment.scans:
        return words.say("heard_none")
    if len(assessment.scans) == 1:
        scan = assessment.scans[0]
        return words.say(f"heard_one.{scan.level.value}", people=words.people(scan.people))
    parts = [
        words.say("heard_part", level=words.say(f"level.{scan.level.value}"), people=words.people(scan.people))
        for scan in assessment.scans
    ]
    return words.say("heard", parts=words.join(parts))


def participants(words: Words, assessment: Assessment) -> tuple[fields.Deelnemer, ...]:
    """Every workbook that counts."""
    return tuple(
        fields.Deelnemer(
            niveau=words.say(f"level.{scan.level.value}"),
            aantal=words.people(scan.people),
            datum=words.date(scan.date),
            door=scan.filled_in_by,
            bestand=PurePath(scan.source).name,
        )
        for scan in assessment.scans
    )


def processes(words: Words, assessment: Assessment) -> tuple[fields.Werkproces, ...]:
    """The work processes, with the kind of contact in words."""
    return tuple(
        fields.Werkproces(
            code=process.code,
            naam=words.process(process.code),
            contact=words.join([words.say(f"contact.{contact.value}") for contact in process.contact]),
        )
        for process in assessment.processes
    )


def holder(words: Words, assessment: Assessment, role: str) -> str:
    """Who holds a role as the directorate wrote it, or "nog te benoemen"."""
    names = [item.holder for item in assessment.roles if item.role == role and item.holder.strip()]
    return words.join(dict.fromkeys(names)) or words.say("to_name")


def quick_fixes(assessment: Assessment) -> tuple[fields.Herstel, ...]:
    """What the directorate mends at once."""
    return tuple(fields.Herstel(wat=item.what, wie=item.who, wanneer=item.when) for item in assessment.quick_fixes)


def own_risks(words: Words, assessment: Assessment) -> tuple[fields.EigenRisico, ...]:
    """Risks and ideas of the directorate itself."""
    return tuple(
        fields.EigenRisico(
            werkproces=words.process(item.process) if item.process else "",
            risico=item.risk,
            idee=item.idea,
            wie=item.owner,
        )
        for item in assessment.own_risks
    )


def unknowns(words: Words, assessment: Assessment) -> tuple[tuple[fields.Regel, ...], str]:
    """Where much is not known yet, the most first; and on how many other places something is still open."""
    much = words.instrument.settings.unknown_share.value
    rows, elsewhere = [], 0
    for result in (*assessment.results, *assessment.enabling):
        counts = result.counts
        gaps = counts.unknown + counts.not_provided + counts.open
        if not gaps or not result.applicable:
            continue
        share = gaps / (gaps + counts.known)
        if share > much:
            rows.append((-share, words.title(result), gaps, gaps + counts.known))
        else:
            elsewhere += 1
    sentences = [
        words.say("unknown_one" if n == 1 else "unknown_many", title=title, n=n, total=total)
        for _, title, n, total in sorted(rows)
    ]
    rest = words.say("unknown_rest_one" if elsewhere == 1 else "unknown_rest", n=elsewhere) if elsewhere else ""
    return _lines(sentences), rest


def keep(words: Words, plan: ImprovementPlan) -> tuple[fields.Regel, ...]:
    """What is in order and should stay so."""
    lines = []
    for place in plan.keep:
        process, _, category = place.rpartition(":")
        name = words.categories[category].name
        if process:
            lines.append(words.say("keep", category=name, process=words.process(process)))
        else:
            lines.append(words.say("keep_directorate", category=name))
    return _lines(lines)


def warnings(findings: Iterable[Finding]) -> tuple[fields.Regel, ...]:
    """What to watch in this plan: the warnings of planning itself."""
    return _lines(
        messages.body(finding)
        for finding in findings
        if finding.code.startswith("PL-")
        and finding.code not in UNNAMED
        and messages.severity(finding) is Severity.WARNING
    )


def missing(findings: Iterable[Finding]) -> tuple[fields.Regel, ...]:
    """The errors that were open when the plan was made all the same."""
    return told(item for item in findings if messages.severity(item) is Severity.ERROR)


def told(findings: Iterable[Finding]) -> tuple[fields.Regel, ...]:
    """Findings as sentences, with the name of the file but not the folders before it."""
    return _lines(
        messages.sentence(item.model_copy(update={"file": PurePath(item.file).name if item.file else ""}))
        for item in findings
    )


def _lines(sentences: Iterable[str]) -> tuple[fields.Regel, ...]:
    return tuple(fields.Regel(tekst=sentence) for sentence in sentences)
