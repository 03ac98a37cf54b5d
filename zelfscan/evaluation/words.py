"""The words of the process evaluation: sentences by key, numbers as people write them, counts that protect."""

from zelfscan.documents.words import Words
from zelfscan.evaluation.counting import Mean
from zelfscan.evaluation.measures import Measure
from zelfscan.evaluation.picture import Picture
from zelfscan.rounds.small_groups import Show, Told

REPORT = "round.report."


class EvaluationWords(Words):
    """Sentences of ``content/texts/evaluation.yaml`` for one picture of a round."""

    def __init__(self, picture: Picture) -> None:
        super().__init__(picture.instrument, picture.round.scope)
        self.picture = picture

    def tell(self, key: str, **names: object) -> str:
        """The sentence under ``evaluation.<key>``, filled in."""
        sentence = self.instrument.texts[f"evaluation.{key}"]
        return sentence.format_map(names) if names else sentence

    def has(self, key: str) -> bool:
        """Whether there is a sentence under ``evaluation.<key>``."""
        return f"evaluation.{key}" in self.instrument.texts

    def report(self, key: str, **names: object) -> str:
        """A sentence that the management report uses too."""
        return self.instrument.texts[f"{REPORT}{key}"].format_map(names)

    def under(self, key: str) -> list[str]:
        """All sentences under a key, in their order."""
        start = f"evaluation.{key}."
        return [text for name, text in self.instrument.texts.items() if name.startswith(start)]

    def shown(self, told: Told) -> str:
        """A count of directorates in words."""
        return self.report(f"count.{told.show.value}", n=told.number)

    def name(self, measure: Measure) -> str:
        """What a measure is called: a short name of its own, else the question itself."""
        if self.has(f"measure.{measure.key}"):
            return self.tell(f"measure.{measure.key}")
        return next(item.text for item in self.instrument.evaluation if item.id == measure.key)

    def value(self, measure: Measure, mean: Mean) -> str:
        """A mean as people write it, with the comma and its unit."""
        number = _plain(measure.kind, mean.value)
        value = self.tell(f"value.{measure.kind}", n=number)
        edges = {-1: "at_most", 1: "at_least"}
        return self.tell(f"edge.{edges[mean.edge]}", value=value) if mean.edge else value

    def one(self, told: Told) -> bool:
        """Whether a count may be told at all."""
        return told.show is not Show.HIDDEN


def _plain(kind: str, value: float) -> str:
    """A number with at most one decimal and a comma; days and percentages are whole."""
    if kind == "share":
        return f"{round(100 * value)}"
    if kind == "days":
        return f"{round(value)}"
    return f"{value:.1f}".replace(".", ",").removesuffix(",0") if kind in ("hours", "number") else _one_decimal(value)


def _one_decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
