"""`zelfscan uitleg`: why a class is what it is, step by step."""

import sys
from pathlib import Path

import click

from zelfscan.cli.common import WORKBOOKS, WRONG_USE, exit_status, findings_of, load_or_stop, print_findings, read_all


@click.command("uitleg")
@WORKBOOKS
@click.option("--proces", "process", metavar="CODE", help="Alleen dit werkproces, zoals P1.")
@click.option("--categorie", "category", metavar="NUMMER", help="Alleen deze categorie, zoals R2.")
def uitleg(workbooks: tuple[Path, ...], process: str | None, category: str | None) -> None:
    """Leg uit hoe een uitkomst tot stand komt.

    Van antwoord, via de beheersing en het risico vooraf, tot de klasse die je ziet.

    Voorbeeld: zelfscan uitleg wmo.xlsx --proces P1 --categorie R2
    """
    from zelfscan.rounds.directorate import by_directorate, once_each
    from zelfscan.rounds.masking import mask_scan
    from zelfscan.scoring import assess, explain

    instrument = load_or_stop()
    process, category = (process or "").strip().upper() or None, (category or "").strip().upper() or None
    known = [item.id for item in instrument.categories]
    if category and category not in known:
        raise click.BadParameter(f"{category} bestaat niet. Kies uit {', '.join(known)}.", param_hint="--categorie")
    missing: list[str] = []
    told = False
    readings = read_all(workbooks, instrument)
    findings = list(findings_of(readings))
    distinct, copies = once_each(reading.scan for reading in readings if reading.scan)
    findings += copies
    for scans in by_directorate(distinct):
        assessment, assessed = assess(instrument, [mask_scan(scan) for scan in scans])
        findings += assessed
        codes = [item.code for item in assessment.processes]
        if process and process not in codes:
            missing.append(f"{assessment.directorate}: geen werkproces {process}. Wel: {', '.join(codes) or 'geen'}.")
            continue
        told = True
        click.echo(f"{assessment.directorate}\n")
        click.echo("\n".join(explain(instrument, assessment, process, category)))
    print_findings(findings)
    for line in missing:
        click.echo(line, err=True)
    sys.exit(WRONG_USE if missing and not told else exit_status(findings))
