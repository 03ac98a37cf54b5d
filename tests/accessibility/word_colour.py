"""Colours in a Word file as they come out: text against what is behind it, and colour that stands alone."""

from collections.abc import Iterator

from lxml import etree

from tests.accessibility.contrast import BLACK, WHITE, mix, ratio, too_little
from tests.accessibility.word_file import W, WordFile, near, path, value, words

HIGHLIGHTS = {
    **{"yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "blue": "0000FF"},
    **{"red": "FF0000", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000"},
    **{"darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080"},
    **{"lightGray": "C0C0C0", "black": BLACK, "white": WHITE},
}


def contrast(file: WordFile) -> Iterator[str]:
    """Enough contrast between all text and what is behind it."""
    for name, root in file.texts.items():
        for run in root.iter(f"{W}r"):
            if not "".join(text.text or "" for text in run.iter(f"{W}t")).strip():
                continue
            problem = too_little(*_pair(file, run))
            if problem:
                yield f"{near(run)} in {name}: {problem}"


def _pair(file: WordFile, run: etree._Element) -> tuple[str, str]:
    """Ink and fill of a run; ink that nobody chose is black or white, as Word does."""
    fill = _fill(file, run)
    automatic = BLACK if ratio(BLACK, fill) >= ratio(WHITE, fill) else WHITE
    return _ink(file, run) or automatic, fill


def _ink(file: WordFile, run: etree._Element) -> str:
    """The colour of text: its own, of its styles, of its table, or the default; empty for automatic."""
    for properties in _properties(file, run, "rPr"):
        colour = properties.find(f"{W}color")
        if colour is not None:
            return _hex(file, colour.get(f"{W}val", ""), colour, "themeColor")
    return ""


def _fill(file: WordFile, run: etree._Element) -> str:
    """The colour behind text: of the text itself, its paragraph, its cell, its table, else the page."""
    for properties in _properties(file, run, "rPr"):
        highlight = HIGHLIGHTS.get(value(properties, "highlight"), "")
        if highlight or _shade(file, properties):
            return highlight or _shade(file, properties)
    paragraph = next(run.iterancestors(f"{W}p"))
    layers = [paragraph.find(f"{W}pPr")]
    layers += [style.find(f"{W}pPr") for style in file.chain(file.style_of(paragraph))]
    layers += [cell.find(f"{W}tcPr") for cell in run.iterancestors(f"{W}tc")]
    for table in run.iterancestors(f"{W}tbl"):
        layers.append(table.find(f"{W}tblPr"))
        layers += [style.find(f"{W}tcPr") for style in file.chain(value(table, "tblPr/tblStyle"))]
    shades = (_shade(file, layer) for layer in layers if layer is not None)
    return next((shade for shade in shades if shade), _page(file))


def _page(file: WordFile) -> str:
    background = file.document.find(f"{W}background")
    found = "" if background is None else background.get(f"{W}color", "")
    return found.upper() if len(found) == 6 else WHITE


def _properties(file: WordFile, run: etree._Element, tag: str) -> Iterator[etree._Element]:
    """All properties of text that count for a run, the strongest first."""
    paragraph = next(run.iterancestors(f"{W}p"))
    holders = [run, *file.chain(value(run, "rPr/rStyle")), *file.chain(file.style_of(paragraph))]
    for table in run.iterancestors(f"{W}tbl"):
        holders += file.chain(value(table, "tblPr/tblStyle"))
    styles = file.parts.get("word/styles.xml")
    default = None if styles is None else styles.find(path("docDefaults/rPrDefault"))
    holders += [] if default is None else [default]
    yield from (found for holder in holders if (found := holder.find(W + tag)) is not None)


def _shade(file: WordFile, properties: etree._Element) -> str:
    """The colour of a shading; empty when there is none. A pattern counts as the mix of its two colours."""
    shading = properties.find(f"{W}shd")
    if shading is None:
        return ""
    fill = _hex(file, shading.get(f"{W}fill", ""), shading, "themeFill")
    pattern = shading.get(f"{W}val", "clear")
    if pattern in ("clear", "nil"):
        return fill
    front = _hex(file, shading.get(f"{W}color", ""), shading, "themeColor") or BLACK
    share = int(pattern[3:]) / 100 if pattern.startswith("pct") else 1.0 if pattern == "solid" else 0.5
    return mix(fill or WHITE, front, share)


def _hex(file: WordFile, written: str, element: etree._Element, theme: str) -> str:
    """A colour as hex: as written, which Word keeps in step with the theme, or else from the theme."""
    if len(written) == 6:
        return written.upper()
    name = element.get(W + theme, "")
    return _theme(file).get({"text1": "dk1", "background1": "lt1"}.get(name, name), "") if name else ""


def _theme(file: WordFile) -> dict[str, str]:
    root = next((part for name, part in file.parts.items() if name.startswith("word/theme/theme")), None)
    scheme = None if root is None else next((e for e in root.iter() if etree.QName(e).localname == "clrScheme"), None)
    if scheme is None:
        return {}
    return {etree.QName(item).localname: item[0].get("lastClr", item[0].get("val", "")).upper() for item in scheme}


def colour_alone(file: WordFile) -> Iterator[str]:
    """No cell that only a colour fills, and no two cells of a table with the same words in other colours."""
    for name, root in file.texts.items():
        for table in root.iter(f"{W}tbl"):
            fills: dict[str, str] = {}
            for cell in (cell for row in table.findall(f"{W}tr")[1:] for cell in row.findall(f"{W}tc")):
                properties, text = cell.find(f"{W}tcPr"), " ".join(words(cell).split())
                fill = "" if properties is None else _shade(file, properties)
                if fill and fill != WHITE and not text:
                    yield f"a cell of table {near(table)} in {name} has a colour ({fill}) and no words"
                if fill and fills.setdefault(text, fill) != fill:
                    yield f'"{text}" has two colours in table {near(table)} in {name}'
