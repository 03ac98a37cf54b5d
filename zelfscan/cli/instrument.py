"""`zelfscan instrument`: check the content, show one item, and keep the register of ids in step."""

import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from zelfscan.model.content import ContentProblem

FOLDER = click.option(
    "--map",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Map met eigen inhoud. Zonder deze keuze: de inhoud van zelfscan zelf.",
)


@click.group("instrument")
def instrument() -> None:
    """De inhoud van de zelfscan controleren en bekijken."""


@instrument.command("controleren")
@FOLDER
def check(folder: Path | None) -> None:
    """Loop alle controles op de inhoud na en tel wat er is."""
    from zelfscan.instrument import snapshot
    from zelfscan.instrument.checks import read_registered
    from zelfscan.instrument.load import CONTENT
    from zelfscan.instrument.show import counts

    folder = folder or CONTENT
    content = read_registered(folder)
    if content.problems:
        _stop_with(content.problems)
    click.echo(f"{content.instrument.title}, versie {content.instrument.version}. Alles klopt.")
    click.echo("\n".join(counts(content.instrument)))
    if snapshot.read(folder) != content.instrument:
        click.echo("De bewaarde kopie loopt achter. Draai: zelfscan instrument register.", err=True)


@instrument.command("tonen")
@click.argument("item", metavar="ID")
@FOLDER
def show_item(item: str, folder: Path | None) -> None:
    """Toon één onderdeel, zoals V2.1a.

    Het kan ook zoals R2, I02 of S17. Je ziet alles wat ermee samenhangt.
    """
    from zelfscan.instrument.load import load_instrument
    from zelfscan.instrument.show import nearest_ids, show

    loaded, problems = load_instrument(folder)
    if loaded is None:
        _stop_with(problems)
    lines = show(loaded, item)
    if not lines:
        near = nearest_ids(loaded, item)
        hint = f" Lijkt op: {', '.join(near)}." if near else ""
        click.echo(f"Het nummer '{item}' bestaat niet.{hint}", err=True)
        sys.exit(2)
    click.echo("\n".join(lines))


@instrument.command("register")
@FOLDER
def register_ids(folder: Path | None) -> None:
    """Werk het register bij.

    Zet nieuwe nummers en teksten in het register en vernieuw de bewaarde kopie. Er gaat nooit iets weg."""
    from zelfscan.instrument import register, snapshot
    from zelfscan.instrument.checks import read_checked, read_registered
    from zelfscan.instrument.load import CONTENT
    from zelfscan.instrument.reading import REGISTER

    folder = folder or CONTENT
    content = read_checked(folder)
    if content.problems:
        _stop_with(content.problems)
    entries = register.updated(content.instrument, content.register)
    _write(folder / REGISTER, register.dump(entries))
    _write(folder / snapshot.NAME, snapshot.dump(folder, content.instrument))
    added = len(entries) - len(content.register)
    click.echo(f"In het register staan {len(entries)} nummers; {added} zijn nieuw. De bewaarde kopie is bijgewerkt.")
    if problems := read_registered(folder).problems:
        _stop_with(problems)


def _stop_with(problems: tuple[ContentProblem, ...]) -> NoReturn:
    from zelfscan.instrument.problems import describe

    click.echo("\n".join(map(describe, problems)), err=True)
    click.echo(f"De inhoud heeft {len(problems)} fout{'' if len(problems) == 1 else 'en'}.", err=True)
    sys.exit(1)


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(text, encoding="utf-8", newline="\n")
    draft.replace(path)
