"""The workbooks that are ready to hand out, in `templates/xlsx/`: what they are made for, and writing them again."""

from pathlib import Path

from zelfscan.model.instrument import ContactType, Instrument, Level
from zelfscan.model.issue import Issue

FOLDER = Path(__file__).parents[2] / "templates" / "xlsx"
"""Where they stand in the source tree."""

WORKBOOK_ID = "sjabloon"
"""The id that says that a workbook was not issued to anybody in particular."""

PROCESSES_IN_FULL = 3

_CONTACT = {
    "publiekscontact": (ContactType.A,),
    "toezicht": (ContactType.B,),
    "participatie": (ContactType.C,),
    "alle-contactvormen": tuple(ContactType),
}


def issues() -> dict[str, Issue]:
    """What each ready workbook is made for, by the name of its file without suffix."""
    ready = {}
    for name, contact in _CONTACT.items():
        ready[f"{name}-kort"] = Issue(workbook_id=WORKBOOK_ID, contact=contact)
        full = Issue(workbook_id=WORKBOOK_ID, contact=contact, full=True, process_count=PROCESSES_IN_FULL)
        ready[f"{name}-volledig"] = full
    ready["spiegel-inwoners"] = Issue(workbook_id=WORKBOOK_ID, level=Level.EXPERIENCE)
    return ready


def write_all(instrument: Instrument, folder: Path = FOLDER) -> tuple[Path, ...]:
    """Write every ready workbook and return where each stands. Raises OSError when the folder cannot be written."""
    from zelfscan.workbook.build import build, save

    paths = {folder / f"{name}.xlsx": issue for name, issue in issues().items()}
    for path, issue in paths.items():
        save(build(instrument, issue), path)
    return tuple(paths)
