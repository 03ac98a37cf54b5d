"""The closed lists of words that the whole product uses: contact types, levels, states, kinds of change."""

from enum import StrEnum


class ContactType(StrEnum):
    """How resident and municipality meet: A resident comes, B resident did not choose it, C in conversation."""

    A = "A"
    B = "B"
    C = "C"


class Level(StrEnum):
    """On whose behalf a workbook is filled in."""

    TOGETHER = "samen"
    MANAGEMENT = "leiding"
    POLICY = "beleid"
    EXECUTION = "uitvoering"
    EXPERIENCE = "ervaring"

    @property
    def shown(self) -> str:
        """The word that people see: residents who speak from experience are simply called residents."""
        return "inwoners" if self is Level.EXPERIENCE else self.value

    @classmethod
    def _missing_(cls, value: object) -> "Level | None":
        return next((level for level in cls if level.shown == value), None)


class Scope(StrEnum):
    """Which grounds count: all of them, or origin, skin colour and religion alone."""

    ALL = "alle"
    ORIGIN = "herkomst"


class Per(StrEnum):
    """Whether a question is asked for each work process or once for the directorate."""

    PROCESS = "process"
    DIRECTORATE = "directorate"


class Strength(StrEnum):
    """Strength of evidence: B reasonable, C limited, D required by law or norm whatever the effect."""

    B = "B"
    C = "C"
    D = "D"


class Effort(StrEnum):
    """K small (< 3 months), M middle (3 to 9 months), G large (> 9 months or extra budget)."""

    SMALL = "K"
    MIDDLE = "M"
    LARGE = "G"


class InterventionType(StrEnum):
    """What kind of change an intervention is."""

    PROCESS = "proces aanpassen"
    INSTRUMENT = "instrument of systeem aanpassen"
    STEERING = "sturing"
    RESEARCH = "onderzoek"
    TRAINING = "training"
    EXPERIENCE = "ervaringskennis"
    WORKING_GROUP = "werkgroep"
    SPECIALIST = "specialist inkopen"
    PRECONDITION = "randvoorwaarde"


class EvaluationForm(StrEnum):
    """How a question of the process evaluation is answered."""

    SCALE = "schaal"
    GRADE = "rapportcijfer"
    OPEN = "open"
    HOURS = "uren"
    YES_NO = "ja_nee"


class State(StrEnum):
    """What one cell says."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    NOT_PROVIDED = "not_provided"
    NOT_APPLICABLE = "not_applicable"
    OPEN = "open"
    NOT_ASKED = "not_asked"
    WITHHELD = "withheld"
