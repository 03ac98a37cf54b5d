"""What is installed is what stands in the source tree."""

import configparser
import gettext
from pathlib import Path

ROOT = Path(__file__).parents[1]


def setup() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


def test_every_package_in_the_tree_is_installed() -> None:
    listed = set(setup()["options"]["packages"].split())
    found = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "zelfscan").rglob("__init__.py")}
    assert listed == found | {"zelfscan_templates", "zelfscan_samples"}


def test_every_file_that_the_product_reads_is_package_data() -> None:
    data = setup()["options.package_data"]
    for package, folder in (
        ("zelfscan", "zelfscan"),
        ("zelfscan_templates", "templates"),
        ("zelfscan_samples", "samples"),
    ):
        patterns = data[package].replace(",", " ").split()
        taken = {path for pattern in patterns for path in (ROOT / folder).glob(pattern)}
        wanted = {
            path
            for path in (ROOT / folder).rglob("*")
            if path.suffix in {".yaml", ".json", ".docx", ".xlsx", ".xls", ".ods", ".txt", ".mo"}
            and not {"plannen", "bron", "bron-vervolg"} & set(path.relative_to(ROOT / folder).parts)
        }
        assert wanted <= taken, sorted(str(path) for path in wanted - taken)


def test_the_words_of_the_command_line_are_compiled_from_their_source() -> None:
    folder = ROOT / "zelfscan" / "locale" / "nl" / "LC_MESSAGES"
    with (folder / "messages.mo").open("rb") as compiled:
        words = gettext.GNUTranslations(compiled)
    lines = (folder / "messages.po").read_text(encoding="utf-8").splitlines()
    pairs = [(lines[i], lines[i + 1]) for i in range(len(lines) - 1) if lines[i].startswith('msgid "')]
    plain = [(a[7:-1], b[8:-1]) for a, b in pairs if b.startswith('msgstr "') and a != 'msgid ""']
    assert plain
    for source, translated in plain:
        source, translated = (text.replace("\\n", "\n").replace("\\t", "\t") for text in (source, translated))
        assert words.gettext(source) == translated
