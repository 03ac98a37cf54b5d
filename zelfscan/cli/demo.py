"""`zelfscan demo`: the main job on the samples, with a word on what to open first."""

import shutil
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import click

from zelfscan.cli.common import findings_of, has_errors, load_or_stop, read_all
from zelfscan.cli.plan import Made, Wishes, make_plans
from zelfscan.messages import sentence
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument


@click.command("demo")
@click.option(
    "--uit",
    "folder",
    metavar="MAP",
    default="zelfscan-demo",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Map voor de verbeterplannen.",
)
def demo(folder: Path) -> None:
    """Maak verbeterplannen van de voorbeelden.

    De voorbeelden zijn van een verzonnen gemeente.
    """
    instrument = load_or_stop()
    samples = Path(str(files("zelfscan_samples")))
    click.echo("Dit is een voorbeeld met een verzonnen gemeente. We lezen de ingevulde werkboeken ...\n")
    readings = read_all(sorted(samples.joinpath("retour").glob("*.*")), instrument)
    made, findings = make_plans(instrument, readings, Wishes(folder))
    faulty = read_all(sorted(samples.joinpath("fouten").glob("*.*")), instrument)
    click.echo(table(instrument, made))
    click.echo(f"\n{faults(findings_of(faulty))}")
    click.echo(f"\n{what_to_open(folder, made)}")
    if has_errors(findings):
        raise click.ClickException("\n".join(sentence(finding) for finding in findings))


def table(instrument: Instrument, made: Sequence[Made]) -> str:
    """Per directorate its largest risk and the plan that was written."""
    from zelfscan.documents import ranking
    from zelfscan.documents.words import Words

    rows = [("Directie", "Grootste risico", "Verbeterplan")]
    for item in made:
        assessment = item.result.assessment
        words = Words(instrument, assessment.scope, assessment.processes)
        top = ranking.largest(assessment, 1)
        risk = f"{words.title(top[0])}: {words.residual(top[0])}" if top else "nog niet te zeggen"
        rows.append((assessment.directorate, risk, str(item.files[0]) if item.files else "geen"))
    return columns(rows)


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Rows as text in columns; a cell that does not fit on the screen continues below itself."""
    widths = [max(len(row[0]) for row in rows), max(20, shutil.get_terminal_size((100, 24)).columns - 70)]
    lines = []
    for number, (first, second, third) in enumerate(rows):
        parts = click.wrap_text(second, widths[1]).splitlines() or [""]
        lines.append(f"{first:{widths[0]}}  {parts[0]:{widths[1]}}  {third}")
        lines += [f"{'':{widths[0]}}  {part}" for part in parts[1:]]
        if number == 0:
            lines.append("-" * len(lines[0]))
    return "\n".join(lines)


def faults(findings: Sequence[Finding]) -> str:
    """What the faulty return yields: exact findings and no plan."""
    lines = ["Eén werkboek zat vol fouten. Daar komt geen plan van, maar een lijst met precies wat er mis is:"]
    named = (finding.model_copy(update={"file": Path(finding.file).name}) for finding in findings)
    lines += [f"  {sentence(finding)}" for finding in named]
    return "\n".join(lines)


def what_to_open(folder: Path, made: Sequence[Made]) -> str:
    """Which file to open first, and where the rest is."""
    plans = [path for item in made for path in item.files if path.name.startswith("verbeterplan-wmo")]
    first = plans[0] if plans else folder
    return (
        f"Open eerst: {first}\n"
        f"In de map {folder} staan ook de andere plannen, de bijlagen met alle antwoorden en de uitkomsten als JSON."
    )
