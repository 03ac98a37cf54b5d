"""Verdicts on a plan as the placeholders of the letter: what is strong, what is missing and what to do first."""

import datetime as dt
from collections.abc import Mapping, Sequence

from zelfscan.documents.fields_base import Regel
from zelfscan.documents.fields_check import EersteRegel, MistRegel, ToetsbriefVelden, ToetsRegel
from zelfscan.documents.sources import named_sources
from zelfscan.documents.view import heading
from zelfscan.documents.words import Words
from zelfscan.followup.check import Verdicts
from zelfscan.followup.check_case import Outcome, Verdict
from zelfscan.followup.check_export import export_name
from zelfscan.model.assessment import ControlClass
from zelfscan.model.instrument import Instrument, PlanCheck
from zelfscan.model.plan import Result
from zelfscan.model.progress import FollowedAction
from zelfscan.palette import CONTROL

LOOKS = {
    Outcome.STRONG: ControlClass.IN_ORDER,
    Outcome.MISSING: ControlClass.PARTLY,
    Outcome.NOT_YET: ControlClass.UNKNOWN,
}
"""The class of control whose colour an outcome has; the words beside it say the same."""
MOST_FIRST = 3
NAMES_SHOWN = 3


class CheckWords(Words):
    """Look-ups by id, with the sentences under ``check`` and the names of the actions of one plan."""

    def __init__(self, instrument: Instrument, result: Result, actions: Sequence[FollowedAction]) -> None:
        super().__init__(instrument, result.assessment.scope, result.assessment.processes)
        self.checks: Mapping[str, PlanCheck] = {item.id: item for item in instrument.plan_checks}
        self.actions = {action.id: action.title or action.id for action in actions}
        self.count_all = sum(action.current for action in actions)
        self.mending = {item.precondition: item.name for item in instrument.interventions if item.precondition}
        self.results = {(item.process, item.category): item for item in result.assessment.results}

    def tell(self, key: str, **names: object) -> str:
        """The sentence under ``check.<key>``, filled in."""
        return self.instrument.texts[f"check.{key}"].format_map(names)

    def count(self, key: str, n: int) -> str:
        """The sentence for one or for more."""
        return self.tell(f"{key}_one" if n == 1 else key, n=n)

    def about(self, verdict: Verdict) -> str:
        """Which actions, risks or preconditions a verdict is about, the first few by name; empty for the whole plan."""
        if len(verdict.actions) == self.count_all > NAMES_SHOWN:
            return self.tell("about_all", n=self.count_all)
        names = [self.actions[item] for item in verdict.actions]
        names += [self.mending.get(item, self.preconditions[item].text) for item in verdict.preconditions]
        names = [self.tell("action", name=name) for name in names]
        names += [self.title(self.results[item]) for item in verdict.risks]
        if not names:
            return ""
        rest = len(names) - NAMES_SHOWN
        shown = "; ".join(names[:NAMES_SHOWN])
        return self.tell("about", names=self.tell("about_more", names=shown, n=rest) if rest > 0 else shown)


def letter_fields(
    words: CheckWords, verdicts: Verdicts, result: Result, round_name: str, day: dt.date
) -> ToetsbriefVelden:
    """All placeholders of the letter, dated ``day``."""
    missing = verdicts.having(Outcome.MISSING)
    return ToetsbriefVelden(
        **heading(words, result.assessment, day).model_dump(),
        ronde=round_name,
        aantal=str(len(verdicts.verdicts)),
        kort=summary(words, verdicts),
        eerst=tuple(_first(words, verdict) for verdict in missing[:MOST_FIRST]),
        niets_eerst="" if missing else words.tell("none_first"),
        sterk=tuple(Regel(tekst=words.checks[item.rule].strong) for item in verdicts.having(Outcome.STRONG)),
        mist=tuple(_missing(words, verdict) for verdict in missing[MOST_FIRST:]),
        later=tuple(Regel(tekst=why(words, item)) for item in verdicts.having(Outcome.NOT_YET)),
        regels=tuple(_rule(words, verdict) for verdict in verdicts.verdicts),
        acties_bestand=export_name(result.assessment.slug),
        verantwoording=_sources(words, verdicts),
    )


def summary(words: CheckWords, verdicts: Verdicts) -> str:
    """The outcome in a few sentences."""
    strong, missing, later = (len(verdicts.having(outcome)) for outcome in Outcome)
    key = "summary_one" if strong == 1 else "summary"
    sentences = [words.tell(key, strong=strong, total=len(verdicts.verdicts))]
    sentences.append(words.count("lacking", missing) if missing else words.tell("lacking_none"))
    sentences += [words.count("open", later)] if later else []
    return " ".join(sentences)


def why(words: CheckWords, verdict: Verdict) -> str:
    """Why nothing can be said yet."""
    return words.tell(f"why.{verdict.why}", name=words.checks[verdict.rule].name)


def _first(words: CheckWords, verdict: Verdict) -> EersteRegel:
    check = words.checks[verdict.rule]
    return EersteRegel(wat=check.missing, doen=check.todo, waarover=words.about(verdict))


def _missing(words: CheckWords, verdict: Verdict) -> MistRegel:
    return MistRegel(wat=words.checks[verdict.rule].missing, waarover=words.about(verdict))


def _rule(words: CheckWords, verdict: Verdict) -> ToetsRegel:
    check = words.checks[verdict.rule]
    return ToetsRegel(
        naam=check.name,
        regel=check.rule,
        uitkomst=words.tell(f"outcome.{verdict.outcome.value}"),
        kleur=CONTROL[LOOKS[verdict.outcome]].fill,
        waarom=check.reason,
        bronnen=words.source_numbers(check.sources) or words.tell("own_choice"),
    )


def _sources(words: CheckWords, verdicts: Verdicts) -> str:
    used = {source for verdict in verdicts.verdicts for source in words.checks[verdict.rule].sources}
    return words.tell("sources", sources=named_sources(words, used))
