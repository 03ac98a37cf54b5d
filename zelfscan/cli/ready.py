"""`python -m zelfscan.cli.ready`: make the ready workbooks in `templates/xlsx/` again when content has changed."""

from pathlib import Path

import click

from zelfscan.cli.common import load_or_stop


@click.command("kant-en-klaar", hidden=True)
@click.option("--uit", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Andere map.")
def ready(folder: Path | None) -> None:
    """Maak de kant-en-klare werkboeken opnieuw."""
    from zelfscan.workbook.templates import FOLDER, write_all

    for path in write_all(load_or_stop(), folder or FOLDER):
        click.echo(f"Klaar: {path.name}")


if __name__ == "__main__":
    ready()
