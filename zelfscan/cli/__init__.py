"""The commands: the only place that prints, exits, asks, or knows today's date."""

import gc
import gettext
import importlib
import io
import os
import sys
from pathlib import Path

# click binds its words when it is imported, so its Dutch has to be in place before.
os.environ["LANGUAGE"] = "nl"
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true")  # looking for them takes a tenth of the time to start
gettext.bindtextdomain("messages", str(Path(__file__).parent.parent / "locale"))

import click  # noqa: E402

COMMANDS = {
    "demo": "demo:demo",
    "werkboek": "workbook:werkboek",
    "controleren": "check:controleren",
    "plan": "plan:plan",
    "uitleg": "explain:uitleg",
    "schema": "plan:schema",
    "instrument": "instrument:instrument",
    "ronde": "round:ronde",
    "samenvoegen": "combine:samenvoegen",
    "sjabloon": "template:sjabloon",
}
"""Where each command lives, in the order of the help; a module is imported when its command is used."""


SPACE = "SerialisationError"
"""What the writer of workbooks raises when the folder for temporary files is full."""


class LazyGroup(click.Group):
    """A group that imports a command when it is asked for, so that the program starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of daily use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command = getattr(importlib.import_module(f"zelfscan.cli.{module}"), name)
        assert isinstance(command, click.Command)  # noqa: S101 - the table above is ours
        return in_dutch(command)


def in_dutch(command: click.Command) -> click.Command:
    """The command with Dutch words where its usage line would be English."""
    command.options_metavar = "[KEUZES]"
    if isinstance(command, click.Group):
        command.subcommand_metavar = "OPDRACHT [INVOER]..."
        for name in command.commands:
            in_dutch(command.commands[name])
    return command


def run() -> None:
    """Start the program: text in UTF-8 to files and pipes, and one Dutch sentence for what nobody foresaw.

    This is where our own mistakes end, so that no traceback reaches a user; ZELFSCAN_FOUT=1 shows it to a developer.
    """
    gc.set_threshold(100_000, 20, 20)  # most of a start is making things that stay: looking for garbage costs more
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    developing = bool(os.environ.get("ZELFSCAN_FOUT"))
    if not developing:
        sys.unraisablehook = lambda _: None  # what fails while something is thrown away is of no use to people
    try:
        main(prog_name="zelfscan")
    except Exception as problem:
        if developing:
            raise
        if type(problem).__name__ == SPACE:
            print(
                "Er is geen plaats voor tijdelijke bestanden. Maak ruimte op de schijf. Doe het dan nog een keer.",
                file=sys.stderr,
            )
            sys.exit(1)
        said = f"{type(problem).__name__}: {problem}"[:300]
        print(f"Dit ging mis op een manier die we niet kenden ({said}).", file=sys.stderr)
        print("Wat al klaar was, staat er nog. Meld dit bij de makers, met deze regel erbij.", file=sys.stderr)
        sys.exit(1)


@click.group(cls=LazyGroup, options_metavar="[KEUZES]", subcommand_metavar="OPDRACHT [INVOER]...")
@click.version_option(package_name="zelfscan", prog_name="zelfscan")
def main() -> None:
    """Van ingevulde zelfscan in Excel naar verbeterplan in Word.

    Begin met: zelfscan demo
    """
