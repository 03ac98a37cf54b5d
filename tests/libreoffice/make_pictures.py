"""Makes the pictures of the documentation anew: real pages of the samples and the demo, as PNG in docs/beeld/.

Needs LibreOffice and pdftoppm (Debian: libreoffice-calc, libreoffice-writer and poppler-utils):

    python -m tests.libreoffice.make_pictures
"""

import re
import subprocess
import tempfile
from html import unescape
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from zelfscan.cli import main as zelfscan

ROOT = Path(__file__).parent.parent.parent
RETURNS, LIST = ROOT / "samples" / "retour", ROOT / "samples" / "ronde" / "deelnemers.xlsx"
PICTURES = ROOT / "docs" / "beeld"
DIRECTORATE, WORKBOOK = "wmo-loket", "wmo-loket-leiding"
INCH, MARGIN = 72, 10
"""Points in an inch, and the points of white that stay around a picture."""
HEADER, FOOTER = 30, 40
"""Points at the top and at the bottom of a page that hold its header and its footer."""


class Line(NamedTuple):
    """A line of text on a page, with its top and bottom in points from the top of the page."""

    text: str
    top: float
    bottom: float


class Page(NamedTuple):
    """A page of a PDF: its number from 1, its size in points, and its lines from top to bottom."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]


class Picture(NamedTuple):
    """What a picture shows: the first page of a document with both texts, from the one to before ``until``.

    Without ``until`` it goes on to the end of the page. ``document`` is the name of the file without its suffix.
    """

    name: str
    document: str
    start: str
    until: str = ""
    also: str = ""
    dpi: int = 110


PLAN, FEEDBACK = f"verbeterplan-{DIRECTORATE}", "terugmelding-parkeren-en-markten-samen"
OVERVIEW, REPORT, AGAIN = "overzicht", "managementrapport", "hermeting"
FORM, PROGRESS = f"voortgang-{DIRECTORATE}", "voortgangsrapportage"
LETTER, MARKET, EVALUATION = f"toetsbrief-{DIRECTORATE}", "marktverkenning-buurtparticipatie", "procesevaluatie"
SHOWN = (
    Picture("werkboek-start", WORKBOOK, "Zelfscan gelijke behandeling", also="De bladen"),
    Picture("werkboek-vragen", WORKBOOK, "Vragen", also="V1.1b"),
    Picture("werkboek-resultaat", WORKBOOK, "Resultaat", also="Hoe groot is het risico dat overblijft?"),
    Picture("plan-eerste-bladzijde", PLAN, "Verbeterplan", also="In één minuut"),
    Picture("plan-risicobeeld", PLAN, "Het risicobeeld", until="Wat geldt voor de hele directie?"),
    Picture("plan-actie", PLAN, "Eén eindverantwoordelijke", also="Jullie keuze", dpi=95),
    Picture("ronde-deelnemers", LIST.stem, "Wie doen er mee?"),
    Picture("ronde-keuze", LIST.stem, "Met wie beginnen we?"),
    Picture("ronde-controle", FEEDBACK, "Controle", also="Verbeteren", dpi=100),
    Picture("ronde-risicobeeld", OVERVIEW, "Het risicobeeld per directie", dpi=100),
    Picture("ronde-rapport", REPORT, "Managementrapport", also="Het beeld op één", dpi=90),
    Picture("toetsbrief", LETTER, "Toetsbrief", also="Doe dit eerst", dpi=90),
    Picture("marktverkenning", MARKET, "Een specialist zoeken", also="1. De vraag erachter", dpi=90),
    Picture("voortgang-formulier", FORM, "Acties", until="nieuw 1", also="Uit jullie verbeterplan", dpi=100),
    Picture("voortgang-rapport", PROGRESS, "Voortgangsrapportage", also="Hoe ver zijn we?", dpi=90),
    Picture("procesevaluatie", EVALUATION, "Procesevaluatie", also="In het kort", dpi=90),
    Picture("hermeting", AGAIN, "Hermeting", also="Het beeld op één", dpi=90),
)


def main() -> None:
    """Make all pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        documents = [RETURNS / f"{WORKBOOK}.xlsx", LIST, made_plan(folder), *made_round(folder / "ronde")]
        printed = {path.stem: path for path in as_pdf(documents, folder)}
        for picture in SHOWN:
            print(draw(picture, printed[picture.document]))


def made_plan(folder: Path) -> Path:
    """The plan of the sample directorate, made now."""
    workbooks = [str(path) for path in sorted(RETURNS.glob(f"{DIRECTORATE}-*"))]
    result = CliRunner().invoke(zelfscan, ["plan", *workbooks, "--uit", str(folder)])
    if result.exit_code:
        raise SystemExit(result.output)
    return folder / f"{PLAN}.docx"


def made_round(folder: Path) -> list[Path]:
    """What the demo makes over a whole year, made now: documents with different names."""
    result = CliRunner().invoke(zelfscan, ["demo", "--uit", str(folder)])
    if result.exit_code:
        raise SystemExit(result.output)
    output = folder / "uitvoer"
    return [
        output / f"{OVERVIEW}.xlsx",
        *(output / f"{name}.docx" for name in (REPORT, PROGRESS, EVALUATION)),
        *(next(output.glob(f"*/{name}")) for name in (f"{FEEDBACK}.xlsx", f"{LETTER}.docx", f"{MARKET}.docx")),
        folder / "voortgang" / f"{FORM}.xlsx",
        folder / "hermeting" / "uitvoer" / f"{AGAIN}.docx",
    ]


def as_pdf(documents: list[Path], folder: Path) -> list[Path]:
    """The documents as LibreOffice prints them."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    order = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, documents)]
    subprocess.run(order, check=True, capture_output=True)
    return [folder / f"{document.stem}.pdf" for document in documents]


def draw(picture: Picture, document: Path) -> Path:
    """Cut a picture out of its page."""
    page = next(page for page in pages(document) if shows(page, picture))
    inside = [line for line in page.lines if HEADER < line.top < page.height - FOOTER]
    top = next(line.top for line in inside if line.text.startswith(picture.start))
    below = [line.top for line in inside if picture.until and line.text.startswith(picture.until) and line.top > top]
    bottom = max(line.bottom for line in inside if not below or line.top < below[0])
    above = max((line.bottom for line in page.lines if line.bottom < top), default=0.0)
    target = PICTURES / f"{picture.name}.png"
    cut(document, page, max(top - MARGIN, above + 2), bottom + MARGIN, picture.dpi, target)
    return target


def shows(page: Page, picture: Picture) -> bool:
    """Whether this is the page of a picture."""
    starts = [line.text for line in page.lines if HEADER < line.top < page.height - FOOTER]
    return all(any(text.startswith(wanted) for text in starts) for wanted in (picture.start, picture.also))


def pages(document: Path) -> list[Page]:
    """The pages of a PDF with their lines."""
    printed = subprocess.run(["pdftotext", "-bbox-layout", str(document), "-"], check=True, capture_output=True)
    found = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', printed.stdout.decode(), re.S)
    return [Page(n, float(width), float(height), lines_of(text)) for n, (width, height, text) in enumerate(found, 1)]


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a page, from top to bottom."""
    lines = []
    for top, bottom, inside in re.findall(r'<line [^>]*yMin="([\d.]+)"[^>]*yMax="([\d.]+)">(.*?)</line>', text, re.S):
        words = " ".join(unescape(word) for word in re.findall(r"<word[^>]*>(.*?)</word>", inside))
        lines.append(Line(words, float(top), float(bottom)))
    return tuple(sorted(lines, key=lambda line: line.top))


def cut(document: Path, page: Page, top: float, bottom: float, dpi: int, target: Path) -> None:
    """Draw a strip of a page, over its whole width, as PNG."""
    scale = dpi / INCH
    strip = ["-x", "0", "-W", round(page.width * scale), "-y", round(top * scale), "-H", round((bottom - top) * scale)]
    only = ["-f", page.number, "-l", page.number, "-r", dpi, "-png", "-singlefile"]
    subprocess.run(["pdftoppm", *map(str, [*only, *strip]), str(document), str(target.with_suffix(""))], check=True)


if __name__ == "__main__":
    main()
