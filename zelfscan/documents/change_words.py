"""The words for what changed between two scans: classes with their bands, reasons, and what to know beside them."""

from collections.abc import Iterable, Iterator

from zelfscan.documents.words import Words
from zelfscan.model.assessment import RiskClass
from zelfscan.model.comparison import ActionBetween, AnswerChange, AnswerView, Basis, Move, RiskChange, RiskView
from zelfscan.model.instrument import Level, State
from zelfscan.palette import CONTROL, RISK


class ChangeWords(Words):
    """Look-ups by id, with the sentences under ``remeasure`` besides those of the plan."""

    def change(self, key: str, **names: object) -> str:
        """The sentence under ``remeasure.<key>``, filled in."""
        sentence = self.instrument.texts[f"remeasure.{key}"]
        return sentence.format_map(names) if names else sentence

    def view(self, view: RiskView | None) -> str:
        """A class as it was then or is now, with its band where that is wider; a dash where there is none."""
        if view is None:
            return "–"
        if view.class_ is None:
            best, worst = self.control(view.control_best), self.control(view.control_worst)
            return self._banded(self.control(view.control), best, worst)
        if view.best is None or view.worst is None:
            return self.risk(view.class_)
        best, worst = self.risk(view.best), self.risk(view.worst)
        if view.class_ is RiskClass.UNCLEAR:
            return self.say("unclear_band", best=best, worst=worst)
        return self._banded(self.risk(view.class_), best, worst)

    def _banded(self, told: str, best: str, worst: str) -> str:
        if best == worst:
            return told
        return self.change("band", band=self.say("band", best=best, worst=worst), **{"class": told})

    def plain(self, view: RiskView) -> str:
        """The class alone."""
        return self.control(view.control) if view.class_ is None else self.risk(view.class_)

    def fill(self, view: RiskView | None) -> str:
        """The colour of a class; white where there is none."""
        if view is None:
            return RISK[RiskClass.NOT_APPLICABLE].fill
        return CONTROL[view.control].fill if view.class_ is None else RISK[view.class_].fill

    def moved(self, risk: RiskChange) -> str:
        """How a risk moved, in words."""
        shown = risk.after or risk.whole_after or risk.whole_before
        return self.change(f"{'arranged' if shown and shown.class_ is None else 'move'}.{risk.move.value}")

    def reason(self, risk: RiskChange) -> str:
        """Why a risk cannot be compared; empty when it can."""
        return self.change(f"why_risk.{risk.why.value}") if risk.why else ""

    def notes(self, risk: RiskChange) -> str:
        """What to know beside a risk: over what it was compared, and what it is that changed."""
        return " ".join(self._notes(risk))

    def _notes(self, risk: RiskChange) -> Iterator[str]:
        before, after = risk.before, risk.after
        if risk.basis is Basis.SHARED:
            yield self.change("note.shared_one" if risk.shared == 1 else "note.shared", n=risk.shared)
            for key, shown, whole in (("before", before, risk.whole_before), ("after", after, risk.whole_after)):
                if shown and whole and self.plain(shown) != self.plain(whole):
                    yield self.change(f"note.whole_{key}", **{"class": self.plain(whole)})
        if before and after and risk.move not in (Move.SAME, Move.NOT_COMPARABLE):
            if before.inherent and after.inherent and before.inherent is not after.inherent:
                yield self.change("note.inherent", then=self.risk(before.inherent), now=self.risk(after.inherent))
            if before.class_ is not None and before.control is not after.control:
                yield self.change("note.control", then=self.control(before.control), now=self.control(after.control))
        for key, whole in (("before", risk.whole_before), ("after", risk.whole_after)):
            if whole and whole.moved:
                yield self.change(f"note.moved_{key}", **{"class": self.risk(whole.moved)})

    def action_names(self, ids: Iterable[str], actions: Iterable[ActionBetween]) -> str:
        """The actions in between by name, each with how far it is."""
        known = {item.id: item for item in actions}
        found = [known[name] for name in ids if name in known]
        return "; ".join(self.action(item) for item in found) or self.change("no_actions")

    def action(self, item: ActionBetween) -> str:
        """One action in between."""
        return self.change("action", name=item.title or item.id, status=item.status.value)

    def answer(self, view: AnswerView | None, level: Level) -> str:
        """An answer then or now; of several workbooks what lies between."""
        if view is None:
            return "–"
        if view.state is not State.KNOWN or view.value is None:
            return self.change(f"state.{view.state.value}")
        name = "mirror" if level is Level.EXPERIENCE else "answers"
        texts = {option.value: option.text for (scale, _), option in self.options.items() if scale == name}
        low, high = int(view.value), int(view.value) + (view.value > int(view.value))
        if low == high:
            return texts[low]
        return self.change("between", low=texts[low], high=texts[high])

    def answer_moved(self, item: AnswerChange) -> str:
        """How an answer moved, with the reason where it cannot be compared."""
        told = self.change(f"answer.{item.move.value}")
        return f"{told}: {self.change(f'why.{item.why.value}')}" if item.why else told
