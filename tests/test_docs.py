"""The documentation keeps its word: commands work as shown, and what it lists is what there is."""

import os
import re
import shlex
import shutil
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import click
import docx
import pytest
import yaml
from click.testing import CliRunner

from tests.shared_sets import made_set, on_disk
from tests.support import options
from zelfscan.cli import main
from zelfscan.followup import form_layout
from zelfscan.followup.word_labels import field_of
from zelfscan.messages import CATALOGUE
from zelfscan.model.instrument import Instrument
from zelfscan.model.progress import ActionField, ActionStatus, Choice
from zelfscan.rounds.folder import RoundFolder
from zelfscan.tailoring import read_organisation, read_prefill
from zelfscan.workbook import layout

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "docs/handleiding.md", "samples/README.md", "CONTRIBUTING.md", "CHANGELOG.md")
GUIDE = "docs/handleiding.md"
PICTURES = ROOT / "docs" / "beeld"
LARGEST_PICTURE = 250_000
BLOCK = re.compile(r"^(?:<!-- uitkomst: (?P<status>\d) -->\n)?```(?P<kind>\w*)\n(?P<text>.*?)\n```$", re.S | re.M)
SHOWN, ELISION = "$ ", "..."


class Command(NamedTuple):
    """A command in a document: the line, the exit status it states, and the lines of output it shows."""

    line: str
    status: int = 0
    shown: tuple[str, ...] = ()


def text_of(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def blocks(document: str) -> Iterator[re.Match[str]]:
    return BLOCK.finditer(text_of(document))


def commands(block: re.Match[str]) -> Iterator[Command]:
    """The commands of a block; in a console block a line that starts with $ is one, and what follows is its output."""
    status, text = int(block["status"] or 0), block["text"]
    if block["kind"] == "sh":
        yield from (Command(line, status) for line in text.splitlines())
    elif block["kind"] == "console":
        for part in re.split(r"^\$ ", text, flags=re.M)[1:]:
            line, *shown = part.splitlines()
            yield Command(line, status, tuple(shown))


def all_commands() -> list[Command]:
    return [command for document in DOCUMENTS for block in blocks(document) for command in commands(block)]


def named_files(document: str) -> Iterator[tuple[str, str]]:
    """The YAML examples: each names its own file in a comment on the first line."""
    for block in blocks(document):
        if block["kind"] == "yaml":
            yield block["text"].splitlines()[0].removeprefix("# "), block["text"]


def prepares(line: str) -> bool:
    """Whether a line sets up the environment, which the tests have already."""
    return "-m venv" in line or line.startswith("export PATH=")


def run(line: str) -> tuple[int, str]:
    """The exit status and the output of a command, run in the current folder."""
    words = shlex.split(line)
    if words[0] == "cp":
        shutil.copy(*words[1:])
        return 0, ""
    if words[:2] == ["python", "-m"]:
        return int(find_spec(words[2]) is None), ""
    assert words[0] == "zelfscan", f"Nobody knows how to test: {line}"
    result = CliRunner().invoke(main, words[1:])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output.replace(os.sep, "/")


def missing_line(shown: Iterable[str], output: str) -> str | None:
    """The first line shown that the output lacks, in order; three dots stand for anything."""
    lines = iter(output.splitlines())
    for line in shown:
        pattern = ".*".join(re.escape(part) for part in line.rstrip().split(ELISION))
        if line.strip() != ELISION and not any(re.fullmatch(pattern, found.rstrip()) for found in lines):
            return line
    return None


@pytest.fixture(scope="module")
def whole_year(tmp_path_factory: pytest.TempPathFactory) -> RoundFolder:
    """The demo: a round of which everything was done, with a round that measures again in it."""
    folder = tmp_path_factory.mktemp("documentation") / "demo"
    result = CliRunner().invoke(main, ["demo", "--uit", str(folder)])
    assert not result.exit_code, result.output
    return RoundFolder(folder)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_does_what_the_document_says(
    document: str, tmp_path: Path, whole_year: RoundFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("samples/retour", "samples/fouten", "templates/docx"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for name, text in named_files(document):
        (tmp_path / name).write_text(text, encoding="utf-8")
    if document == GUIDE:
        on_disk(tmp_path / "buurgemeente", made_set(7, "Gemeente Molenbeek (verzonnen)"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for line, status, shown in [command for block in blocks(document) for command in commands(block)]:
        if line == "zelfscan demo":
            shutil.copytree(whole_year.path, "zelfscan-demo")
        elif not prepares(line):
            code, output = run(line)
            assert code == status, f"{line} ended with {code}\n{output}"
            assert missing_line(shown, output) is None, f"{line} says\n{output}"


def test_a_line_that_the_output_lacks_is_noticed() -> None:
    assert missing_line(["een", "...", "drie ..."], "een\ntwee\ndrie vier") is None
    assert missing_line(["twee", "een"], "een\ntwee") == "een"


def test_every_block_says_what_it_is() -> None:
    kinds = {block["kind"] for document in DOCUMENTS for block in blocks(document)}
    assert kinds == {"sh", "console", "powershell", "yaml", "text"}
    fences = sum(line.startswith("```") for document in DOCUMENTS for line in text_of(document).splitlines())
    assert fences == 2 * sum(1 for document in DOCUMENTS for _ in blocks(document))


def test_the_first_two_commands_of_the_readme_run_the_demo_and_the_tests() -> None:
    demo, tests = [block["text"] for block in blocks("README.md") if block["kind"] == "sh"][:2]
    assert demo == "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/zelfscan demo"
    assert tests == "python3 -m venv .venv && .venv/bin/pip install -q -e '.[test]' && .venv/bin/pytest"


@pytest.mark.parametrize("document", ["README.md", GUIDE])
def test_each_preparation_on_debian_has_the_same_on_windows(document: str) -> None:
    found = [(block["kind"], block["text"]) for block in blocks(document)]
    debian = [text for kind, text in found if kind == "sh" and "-m venv" in text]
    windows = [text for kind, text in found if kind == "powershell" and "-m venv" in text]
    assert [as_on_windows(text) for text in debian] == windows
    assert debian


def as_on_windows(line: str) -> str:
    """A line for Debian as PowerShell wants it."""
    return line.replace(" && ", "; ").replace("python3 ", "py ").replace(".venv/bin/", ".venv\\Scripts\\")


def leaves(command: click.Command, name: str = "zelfscan") -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by its whole name."""
    if not isinstance(command, click.Group):
        yield name, command
        return
    context = click.Context(command)
    for part in command.list_commands(context):
        inside = command.get_command(context, part)
        assert inside is not None
        if not inside.hidden:
            yield from leaves(inside, f"{name} {part}")


LEAVES = dict(leaves(main))


def rows(document: str, heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, without its header."""
    part = re.split(rf"^#+ {re.escape(heading)}$", text_of(document), maxsplit=1, flags=re.M)[1]
    table = re.search(r"^\|.*?(?=^[^|]|\Z)", part, re.S | re.M)
    assert table
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table[0].splitlines()[2:] if line]


@pytest.mark.parametrize(("document", "heading"), [("README.md", "Commands"), (GUIDE, "26. Alle opdrachten")])
def test_the_table_of_commands_has_every_command_in_the_order_of_the_help(document: str, heading: str) -> None:
    named = [row[0].strip("`") for row in rows(document, heading)]
    assert sorted(named) == sorted(LEAVES)
    groups = [name.split()[1] for name in named]
    assert list(dict.fromkeys(groups)) == main.list_commands(click.Context(main))


@pytest.mark.parametrize("name", LEAVES)
def test_each_command_is_explained_and_used_in_the_guide(name: str) -> None:
    command = LEAVES[name]
    assert command.help
    changes_the_content = name == "zelfscan instrument register"
    used = any(line.startswith(name) for line, _, _ in all_commands())
    assert used != changes_the_content, "a document that ran this one would change the content of the product"
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help
            assert any(f"{option} " in text_of(GUIDE).replace("`", " ") for option in parameter.opts), parameter.opts


def test_documents_name_no_option_that_does_not_exist() -> None:
    known = {option for command in LEAVES.values() for parameter in command.params for option in parameter.opts}
    known |= {"--help", "--version"}
    zelfscan = " ".join(line for line, _, _ in all_commands() if line.startswith("zelfscan"))
    for document in DOCUMENTS:
        quoted = " ".join(re.findall(r"`([^`\n]+)`", text_of(document)))
        assert set(re.findall(r"(?<!\S)--[a-z-]+", f"{quoted} {zelfscan}")) <= known


def test_the_yaml_examples_are_read_without_a_finding(instrument: Instrument, tmp_path: Path) -> None:
    examples = dict(named_files(GUIDE))
    assert set(examples) == {"gemeente.yaml", "wmo-vooraf.yaml"}
    for name, text in examples.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert any(name in line for line, _, _ in all_commands())
    organisation, wrong = read_organisation(tmp_path / "gemeente.yaml", instrument)
    prefill, also_wrong = read_prefill(tmp_path / "wmo-vooraf.yaml", instrument)
    assert (wrong, also_wrong) == ((), ())
    assert organisation is not None
    assert prefill is not None
    assert (len(organisation.help_points), [offer.key for offer in organisation.offers]) == (2, ["intervisie"])
    assert (len(prefill.processes), len(prefill.roles), len(prefill.answers)) == (2, 2, 1)


def test_the_guide_lists_what_the_content_holds(instrument: Instrument) -> None:
    guide = text_of(GUIDE)
    offers: dict[str, list[str]] = {}
    for item in instrument.interventions:
        if item.offer:
            offers.setdefault(item.offer, []).append(item.name)
    listed = {row[0].strip("`"): set(row[1].split(" · ")) for row in rows(GUIDE, "Je eigen gemeente")}
    assert listed == {key: set(names) for key, names in offers.items()}
    city_wide = re.search(r"Deze vragen mag je vooraf beantwoorden: (.*)\.$", guide, re.M)
    assert city_wide
    assert set(re.findall(r"V\d+\.\d\w", city_wide[1])) == {
        question.id for question in instrument.questions if question.city_wide
    }
    answers = " ".join(row[0] for row in rows(GUIDE, "Vragen beantwoorden"))
    assert all(option.text in answers for option in options(instrument).values())


def test_the_guide_knows_the_headings_of_plan_and_result_sheet(instrument: Instrument) -> None:
    template = docx.Document(str(ROOT / "templates" / "docx" / "verbeterplan.docx"))
    headings = [
        re.sub(r"{%.*%}", "", item.text)
        for item in template.paragraphs
        if item.style and item.style.name == "Heading 1"
    ]
    assert [row[0] for row in rows(GUIDE, "10. Het plan lezen, van voor naar achter")] == headings
    on_the_sheet = set(re.findall(r"^  title: (.*)$", text_of("zelfscan/content/texts/result.yaml"), re.M))
    assert {row[0] for row in rows(GUIDE, "7. Het blad Resultaat lezen")} <= on_the_sheet


def test_the_guide_has_the_timetable_of_the_workbook() -> None:
    times = re.findall(r"^    \w+_time: (.*)$", text_of("zelfscan/content/texts/workbook.yaml"), re.M)
    assert [row[0] for row in rows(GUIDE, "Draaiboek voor de korte versie")] == times
    assert sum(int(time.split()[0]) for time in times if time.endswith("minuten")) == 90
    assert "Samen is dat 90 minuten." in text_of(GUIDE)


def test_the_guide_names_the_ready_workbooks_and_the_kinds_of_findings() -> None:
    ready = {name for row in rows(GUIDE, "Kant-en-klaar") for name in re.findall(r"`([^`]+)`", row[0])}
    assert ready == {path.name for path in (ROOT / "templates" / "xlsx").glob("*.xlsx")}
    kinds = re.findall(r"^\| ([A-Z]{2}) \|", text_of(GUIDE), re.M)
    assert set(kinds) == {code.partition("-")[0] for code in CATALOGUE}
    assert set(re.findall(r"\b[A-Z]{2}-\d{3}\b", text_of(GUIDE))) <= set(CATALOGUE)


OVERVIEW_SHEETS = re.compile(r"(round\.overview|progress\.sheet|evaluation\.sheet|remeasure\.overview)\.\w+\.name")


def test_the_guide_names_every_sheet_of_the_overview(instrument: Instrument) -> None:
    texts = instrument.texts
    sheets = {text for key, text in texts.items() if OVERVIEW_SHEETS.fullmatch(key)} | {texts["check.sheet.name"]}
    assert {row[0] for row in rows(GUIDE, "De bladen van het overzicht")} == sheets


def test_the_guide_names_every_setting_and_every_template_of_a_round() -> None:
    shipped = yaml.safe_load(text_of("templates/ronde/ronde.yaml").replace("{{", "").replace("}}", ""))
    assert [row[0].strip("`") for row in rows(GUIDE, "De instellingen in `ronde.yaml`")] == list(shipped)
    templates = re.search(r"^Bij `sjablonen` kan een eigen bestand staan voor (.*)\.$", text_of(GUIDE), re.M)
    assert templates
    assert re.findall(r"`(\w+)`", templates[1]) == list(shipped["sjablonen"])


def test_the_guide_names_everything_in_the_folder_of_a_round(whole_year: RoundFolder) -> None:
    again = RoundFolder(whole_year.path / "hermeting")
    named = {row[0].strip("`") for row in rows(GUIDE, "De map van een ronde")}
    there = {path.name for place in (whole_year, again) for path in place.path.iterdir()}
    assert there - {"hermeting", "gedeeld"} == named


def test_the_guide_names_every_file_in_the_output_of_a_round(whole_year: RoundFolder) -> None:
    listed = rows(GUIDE, "Wat er in `uitvoer` komt")
    there = set()
    for output in (whole_year.output, whole_year.path / "hermeting" / "uitvoer"):
        for path in (item for item in output.rglob("*") if item.is_file() and item.suffix != ".eml"):
            name = path.relative_to(output).as_posix()
            folder = path.parent.name if path.parent != output else ""
            name = name.replace(folder, "<directie>").replace("-samen.", "-<niveau>.") if folder else name
            there.add(re.sub(r"-\d-", "-", name))  # a second kind of specialist has a number
    assert there == {row[0].strip("`") for row in listed}
    assert {f"zelfscan {word}" for row in listed for word in re.findall(r"`(ronde \w+)`", row[2])} <= set(LEAVES)


def test_the_year_at_a_glance_names_every_command_of_a_round() -> None:
    table = " ".join(row[2] for row in rows(GUIDE, "2. Het hele jaar in één tabel"))
    named = {name for name in LEAVES if re.search(rf"`{name}( [^`]*)?`", table)}
    assert named == {name for name in LEAVES if name.startswith("zelfscan ronde ")} | {"zelfscan samenvoegen"}


def test_the_guide_names_the_boxes_of_the_plan_that_are_read_back() -> None:
    plan = docx.Document(str(ROOT / "templates" / "docx" / "verbeterplan.docx"))
    tags = [tag for tag in plan.element.xpath("//w:sdt//w:tag/@w:val") if tag.startswith("zelfscan:")]
    fields = {ActionField(tag.rpartition(":")[2].partition("=")[0]) for tag in tags}
    listed = {row[0]: row[1] for row in rows(GUIDE, "14. Het plan invullen in Word")}
    assert {field_of(label) for label in listed} == fields - {ActionField.TITLE}
    assert all(word in listed["Jullie keuze"] for word in Choice)
    assert all(word in listed["Status"] for word in ActionStatus)


def test_the_guide_names_the_sheets_of_the_progress_workbook() -> None:
    sheets = (form_layout.START_SHEET, form_layout.ACTIONS, form_layout.OWNERS, form_layout.PLANNING)
    assert [row[0] for row in rows(GUIDE, "17. Het voortgangsformulier")] == [sheet.title for sheet in sheets]


def test_the_guide_says_of_measuring_again_what_the_product_says(instrument: Instrument) -> None:
    listed = {row[0]: row[1] for row in rows(GUIDE, "Toen en nu naast elkaar")}
    texts = instrument.texts
    moves = [key.rpartition(".")[2] for key in texts if key.startswith("remeasure.move.")]
    assert listed == {texts[f"remeasure.move.{key}"]: texts[f"remeasure.meaning.{key}"] for key in moves}
    for word in (layout.STILL, layout.STILL_YES, layout.STILL_NO, layout.LAST_TIME):
        assert f'"{word}"' in text_of(GUIDE)


def test_the_guide_lists_the_rules_of_the_check_and_the_headings_of_the_progress_report(instrument: Instrument) -> None:
    assert [tuple(row) for row in rows(GUIDE, "15. Het plan toetsen")] == [
        (check.id, check.name) for check in instrument.plan_checks
    ]
    report = docx.Document(str(ROOT / "templates" / "docx" / "voortgangsrapportage.docx"))
    headings = [item.text for item in report.paragraphs if item.style and item.style.name == "Heading 1"]
    assert [row[0] for row in rows(GUIDE, "18. De voortgang lezen")] == headings


def test_numbers_in_the_guide_are_those_of_the_content(instrument: Instrument) -> None:
    stated = {
        "minstens vier weken eerder": (instrument.settings.report_weeks.value, 4),
        "twaalf vaste regels": (len(instrument.plan_checks), 12),
        "binnen 30 dagen klaar": (instrument.texts["form.near_days"], "30"),
        "krijgt de directie drie weken": (instrument.texts["form.weeks"], "3"),
    }
    for words, (there, meant) in stated.items():
        assert words in text_of(GUIDE)
        assert there == meant


def test_both_tables_of_samples_name_every_sample() -> None:
    samples = ROOT / "samples"
    there = {
        f"{path.parent.name}/{path.name}" for folder in ("retour", "fouten") for path in (samples / folder).iterdir()
    }
    for document, heading in (("README.md", "Samples"), ("samples/README.md", "Ingevulde werkboeken")):
        assert {row[0].strip("`") for row in rows(document, heading)} == there
    followed = [path for folder in ("voortgang", "hermeting", "evaluatie") for path in (samples / folder).iterdir()]
    later = {f"{path.parent.name}/{path.name}" for path in followed}
    assert {row[0].strip("`") for row in rows("samples/README.md", "Na het plan")} == later
    for path in re.findall(r"^\| `([\w-]+/)` \|", text_of("samples/README.md"), re.M):
        assert (samples / path).is_dir(), path


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere_and_pictures_say_what_they_show(document: str) -> None:
    for mark, alt, target in re.findall(r"(!?)\[([^\]]*)\]\(([^)]+)\)", text_of(document)):
        path, _, anchor = target.partition("#")
        there = (ROOT / document).parent / path if path else ROOT / document
        assert there.exists(), target
        assert not anchor or anchor in slugs(there.read_text(encoding="utf-8")), target
        assert not mark or len(alt) > 40, f"{target} needs a description"


def slugs(text: str) -> set[str]:
    """The anchors of all headings, made as code hosting sites do."""
    headings = re.findall(r"^#+ (.*)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_picture_is_used_and_small() -> None:
    everything = "".join(text_of(document) for document in DOCUMENTS)
    pictures = sorted(PICTURES.iterdir())
    assert len(pictures) == 17
    for path in pictures:
        assert f"beeld/{path.name})" in everything
        assert path.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
        assert path.stat().st_size < LARGEST_PICTURE
