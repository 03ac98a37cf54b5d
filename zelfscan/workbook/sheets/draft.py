"""What every sheet is made from: the workbook in the making, the instrument, the issue and the positions."""

from dataclasses import dataclass

from openpyxl import Workbook

from zelfscan.model.instrument import Instrument, Level, Scale
from zelfscan.model.issue import Issue, Organisation
from zelfscan.workbook.positions import Positions


@dataclass(frozen=True, slots=True)
class Draft:
    """A workbook in the making, with all that its sheets need to know."""

    workbook: Workbook
    instrument: Instrument
    issue: Issue
    positions: Positions

    def text(self, key: str, **names: object) -> str:
        """A sentence of the workbook (``start.title``) with its names filled in. Raises KeyError for an unknown key."""
        return self.instrument.texts[f"workbook.{key}"].format(**names)

    def pattern(self, key: str) -> str:
        """A sentence of the workbook with its names still open, for a formula to fill in."""
        return self.instrument.texts[f"workbook.{key}"]

    def in_grounds(self, text: str) -> str:
        """A text of the content with ``{gronden}`` replaced by the words of the scope."""
        phrase = next(scope.phrase for scope in self.instrument.scopes if scope.id is self.issue.scope)
        return text.replace("{gronden}", phrase)

    def scale(self, scale_id: str) -> Scale:
        """A scale of the instrument. Raises StopIteration when the instrument lacks it."""
        return next(scale for scale in self.instrument.scales if scale.id == scale_id)

    @property
    def contact(self) -> str:
        """The contact types it is issued for, as letters in order: ``AB``."""
        return "".join(sorted(self.issue.contact))

    @property
    def is_mirror(self) -> bool:
        """Whether this is the one sheet for residents."""
        return self.issue.level is Level.EXPERIENCE

    @property
    def organisation(self) -> str:
        """Name of the organisation; empty when the workbook is made for nobody in particular."""
        name = self.issue.organisation.name
        return "" if name == Organisation().name else name
