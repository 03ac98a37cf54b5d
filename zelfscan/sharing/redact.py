"""The result of a directorate as it may be published: no names, and no free text that nobody ticked in."""

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from zelfscan.model.assessment import Assessment, CategoryResult, SourcedRemark
from zelfscan.model.comparison import Comparison
from zelfscan.model.finding import Finding
from zelfscan.model.plan import Action, ImprovementPlan, Person, Result
from zelfscan.model.progress import ActionField, FollowedAction
from zelfscan.model.scan import EvaluationAnswer, Override, OwnRisk, QuickFix, WorkProcess
from zelfscan.sharing.redactor import Redactor

SAFE_FINDINGS = ("PL-003", "PL-004", "PL-005", "PL-006")
"""What planning says in words of the content alone."""
OWN_WORDS = (
    "date_reason",
    "reason",
    "result",
    "baseline",
    "measured",
    "evidence",
    "obstacle",
    "adjustment",
    "own_plan",
)
"""Fields of a followed action that only people fill in."""
PROPOSED = ("first_step", "indicator", "target")
"""Fields that hold what the content proposes until people change it."""


def redact(result: Result, redactor: Redactor, organisation: str) -> Result:
    """The result as it may be published. What it names, the redactor remembers."""
    redactor.directorate = result.assessment.directorate
    plan = _plan(result.plan, redactor) if result.plan else None
    findings = tuple(finding for finding in result.findings if _is_safe(finding))
    assessment = _assessment(result.assessment, redactor, organisation)
    compared = _compared(result.comparison, redactor) if result.comparison else None
    changed = {"assessment": assessment, "plan": plan, "findings": findings, "comparison": compared}
    return result.model_copy(update=changed)


def _compared(found: Comparison, redactor: Redactor) -> Comparison:
    """What changed, with the actions in between under the names of the content."""
    names = {item.id: item.name for item in redactor.instrument.interventions}
    actions = tuple(
        action.model_copy(
            update={
                "title": names.get(action.intervention) or redactor.tell("public.own_action", n=number),
                "processes": (),
            }
        )
        for number, action in enumerate(found.actions, start=1)
    )
    return found.model_copy(update={"actions": actions})


def _is_safe(finding: Finding) -> bool:
    return finding.code in SAFE_FINDINGS


def _assessment(found: Assessment, redactor: Redactor, organisation: str) -> Assessment:
    """The assessment: answers and classes stay, what people typed goes."""
    sources = {scan.source: redactor.tell("public.source", n=n) for n, scan in enumerate(found.scans, start=1)}

    def source(name: str) -> str:
        return sources.get(name, "")

    scans = [
        scan.model_copy(update={"source": source(scan.source), "filled_in_by": redactor.person(scan.filled_in_by)})
        for scan in found.scans
    ]
    known = {role.id for role in redactor.instrument.roles}
    held = {"roles": tuple(_held(item, redactor) for item in found.roles if item.role in known)}
    answers = tuple(item.model_copy(update={"source": source(item.source)}) for item in found.answers)
    return found.model_copy(
        update={
            "organisation": organisation,
            "scans": tuple(scans),
            "processes": tuple(map(redactor_process(redactor), found.processes)),
            "results": tuple(_result(item, redactor) for item in found.results),
            "enabling": tuple(_result(item, redactor) for item in found.enabling),
            "answers": answers,
            "overrides": tuple(_override(item, redactor) for item in found.overrides),
            **held,
            **_typed(found, redactor, source),
        }
    )


def redactor_process(redactor: Redactor) -> Any:
    """What gives a work process the name under which it may be published."""

    def named(process: WorkProcess) -> WorkProcess:
        number = process.code.lstrip("P") or process.code
        place = redactor.tell("choice.place.process", n=number)
        name = redactor.free(place, process.name) or redactor.tell("public.process", n=number)
        return process.model_copy(update={"name": name})

    return named


def _held(item: Any, redactor: Redactor) -> Any:
    return item.model_copy(update={"holder": redactor.person(item.holder)})


def _result(item: CategoryResult, redactor: Redactor) -> CategoryResult:
    """One class with everything behind it, without files, reasons and names."""
    reasons = tuple(reason.model_copy(update={"source": ""}) for reason in item.reasons)
    residual = item.residual
    if residual is not None:
        moves = tuple(_override(move, redactor) for move in residual.overrides)
        residual = residual.model_copy(update={"overrides": moves})
    return item.model_copy(update={"reasons": reasons, "residual": residual})


def _override(move: Override, redactor: Redactor) -> Override:
    left_out = f"{redactor.tell('public.left_out')}."
    reason = redactor.free(redactor.tell("choice.place.reason"), move.reason, left_out)
    return move.model_copy(update={"reason": reason, "decided_by": redactor.person(move.decided_by), "source": ""})


def _typed(found: Assessment, redactor: Redactor, source: Any) -> dict[str, object]:
    """The lists that hold free text: of each what was ticked in, and of what was not that it is left out."""
    place, left_out = redactor.tell, redactor.tell("public.left_out")
    preconditions = tuple(
        item.model_copy(
            update={
                "remark": redactor.free(
                    place("choice.place.precondition", question=item.precondition), item.remark, left_out
                )
            }
        )
        for item in found.preconditions
    )
    documents = tuple(
        item.model_copy(
            update={
                "place": redactor.free(place("choice.place.document", question=item.document), item.place, left_out)
            }
        )
        for item in found.documents
    )
    return {
        "preconditions": preconditions,
        "documents": documents,
        "remarks": tuple(_remarks(found.remarks, redactor, source)),
        "own_risks": tuple(_own_risks(found.own_risks, redactor)),
        "quick_fixes": tuple(_quick_fixes(found.quick_fixes, redactor)),
        "evaluation": tuple(_evaluation(found.evaluation, redactor)),
    }


def _remarks(remarks: Iterable[SourcedRemark], redactor: Redactor, source: Any) -> Iterable[SourcedRemark]:
    tell, left_out = redactor.tell, redactor.tell("public.left_out")
    for item in remarks:
        remark, question = item.remark, item.remark.question
        evidence = redactor.free(tell("choice.place.evidence", question=question), remark.evidence, left_out)
        explanation = redactor.free(tell("choice.place.explanation", question=question), remark.explanation, left_out)
        if evidence or explanation:
            update = {"evidence": evidence, "explanation": explanation}
            yield item.model_copy(update={"remark": remark.model_copy(update=update), "source": source(item.source)})


def told_remarks(found: Assessment, redactor: Redactor) -> Assessment:
    """The assessment with only the remarks that were ticked in: the plan quotes them, the annex also names the rest."""
    left_out = redactor.tell("public.left_out")

    def told(item: SourcedRemark) -> SourcedRemark:
        texts = {name: getattr(item.remark, name) for name in ("evidence", "explanation")}
        update = {name: "" if text == left_out else text for name, text in texts.items()}
        return item.model_copy(update={"remark": item.remark.model_copy(update=update)})

    return found.model_copy(update={"remarks": tuple(map(told, found.remarks))})


def _own_risks(items: Iterable[OwnRisk], redactor: Redactor) -> Iterable[OwnRisk]:
    left_out = redactor.tell("public.left_out")
    for item in items:
        risk = redactor.free(redactor.tell("choice.place.risk"), item.risk, left_out)
        idea = redactor.free(redactor.tell("choice.place.idea"), item.idea, left_out)
        owner = redactor.person(item.owner)
        yield item.model_copy(update={"risk": risk, "idea": idea, "owner": owner})


def _quick_fixes(items: Iterable[QuickFix], redactor: Redactor) -> Iterable[QuickFix]:
    left_out = redactor.tell("public.left_out")
    for item in items:
        what = redactor.free(redactor.tell("choice.place.fix"), item.what, left_out)
        when = redactor.free(redactor.tell("choice.place.when"), item.when, left_out)
        who = redactor.person(item.who)
        yield item.model_copy(update={"what": what, "who": who, "when": when})


def _evaluation(items: Iterable[EvaluationAnswer], redactor: Redactor) -> Iterable[EvaluationAnswer]:
    """Numbers that are no opinion, and what was ticked in."""
    opinions = {item.id for item in redactor.instrument.evaluation if item.opinion}
    for item in items:
        text = redactor.free(redactor.tell("choice.place.evaluation", question=item.question), item.text)
        number = None if item.question in opinions else item.number
        if text or number is not None:
            yield item.model_copy(update={"text": text, "number": number, "source": ""})


def _plan(plan: ImprovementPlan, redactor: Redactor) -> ImprovementPlan:
    return plan.model_copy(update={"actions": tuple(_action(action, redactor) for action in plan.actions)})


def _action(action: Action, redactor: Redactor) -> Action:
    def who(person: Person) -> Person:
        return person.model_copy(update={"holder": redactor.person(person.holder)})

    helpers = tuple(map(who, action.helpers))
    return action.model_copy(
        update={"owner": who(action.owner), "commissioner": who(action.commissioner), "helpers": helpers}
    )


def redact_followed(actions: Sequence[FollowedAction], redactor: Redactor) -> tuple[FollowedAction, ...]:
    """Where the actions of one directorate stand, as it may be published."""
    redactor.directorate = actions[0].directorate if actions else ""
    numbers = count(1)
    return tuple(_followed(action, next(numbers) if action.own else 0, redactor) for action in actions)


def _followed(action: FollowedAction, number: int, redactor: Redactor) -> FollowedAction:
    """One action; ``number`` counts those of their own.

    What people typed and nobody ticked in is named as left out: it must not seem to be missing.
    """
    content = next((item for item in redactor.instrument.interventions if item.id == action.intervention), None)

    def typed(field: str, proposal: str, instead: str) -> str:
        text = str(getattr(action, field))
        if text == proposal:
            return text
        name = ActionField[field.upper()].value
        return redactor.free(redactor.tell("choice.place.action", action=action.id, field=name), text, instead)

    left_out, own = redactor.tell("public.left_out"), redactor.tell("public.own_action", n=number)
    values: dict[str, object] = {"processes": ()}
    values |= {field: typed(field, "", left_out) for field in OWN_WORDS}
    values |= {field: typed(field, getattr(content, field, ""), left_out) for field in PROPOSED}
    values |= {name: redactor.person(getattr(action, name)) for name in ("owner", "commissioner")}
    values["help"] = redactor.role(action.help) or typed("help", "", left_out)
    values["title"] = typed("title", content.name, content.name) if content else typed("title", "", own)
    return action.model_copy(update=values)
