"""Loads the instrument of a content folder: from its snapshot while in step, else from YAML with all checks."""

from pathlib import Path

from zelfscan.instrument import snapshot
from zelfscan.model.content import ContentProblem
from zelfscan.model.instrument import Instrument

CONTENT = Path(__file__).parent.parent / "content"


def load_instrument(folder: Path | None = None) -> tuple[Instrument | None, tuple[ContentProblem, ...]]:
    """The instrument of a folder (default: the built-in content) and everything that is wrong with it.

    With any problem there is no instrument. The register of ids is not part of this: changing a sentence does
    not stop the work, but ``zelfscan.instrument.checks.read_registered`` names it. Raises OSError when a file
    cannot be read.
    """
    folder = folder or CONTENT
    instrument = snapshot.read(folder)
    if instrument is not None:
        return instrument, ()
    from zelfscan.instrument.checks import read_checked  # only now: YAML and all checks cost time

    content = read_checked(folder)
    return (None, content.problems) if content.problems else (content.instrument, ())
