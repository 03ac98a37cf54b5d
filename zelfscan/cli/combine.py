"""`zelfscan samenvoegen`: open data sets of several municipalities in one comparison."""

import json
import sys
from pathlib import Path

import click

from zelfscan.cli.common import exit_status, load_or_stop, print_findings
from zelfscan.cli.round_place import told_in_a_sentence
from zelfscan.model.finding import Finding


@click.command("samenvoegen")
@click.argument("sets", nargs=-1, required=True, metavar="SET...", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--uit", "out", metavar="MAP", required=True, type=click.Path(file_okay=False, path_type=Path),
    help="De map voor de vergelijking.",
)  # fmt: skip
def samenvoegen(sets: tuple[Path, ...], out: Path) -> None:
    """Zet open gegevens van gemeenten naast elkaar.

    Een SET is de map die ronde delen maakte. Elke gemeente laat alleen zien wat in haar eigen set staat.

    Voorbeeld: zelfscan samenvoegen wilgendam/ molenbeek/ --uit vergelijking
    """
    from zelfscan.sharing.combine import FEWEST_SETS, combine, read_sets
    from zelfscan.sharing.combine_files import combined_files

    instrument = load_or_stop()
    with told_in_a_sentence(out):
        read, findings = read_sets(sets)
        if len(read) < FEWEST_SETS:
            print_findings(findings)
            sys.exit(exit_status(findings))
        made = combine(read)
        trouble = _put(out, combined_files(instrument, made))
    print_findings((*findings, *trouble))
    if not exit_status(trouble):
        names = ", ".join(made.names)
        click.echo(f"Klaar: {out / 'vergelijking.xlsx'}\n\nHierin staan: {names}.")
    sys.exit(exit_status((*findings, *trouble)))


def _put(out: Path, files: dict[str, bytes]) -> tuple[Finding, ...]:
    """Write the files; what a person changed stays, with the new one beside it."""
    from zelfscan.rounds.outputs import put_all

    written = put_all(out, files, _known(out))
    return (*written.passing, *written.findings)


def _known(out: Path) -> dict[str, str]:
    """The CSV that we wrote here before, as it follows from the JSON beside it."""
    from zelfscan.rounds.ledger import sha256_of
    from zelfscan.sharing.combine_files import TABLE, WHOLE, table_of

    try:
        before = table_of(json.loads((out / WHOLE).read_bytes()))
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {TABLE: sha256_of(before)}
