"""Changes plans with LibreOffice Writer, as a person would: types in a field, picks, moves a row or a card, adds a row.

Runs, like ``typist.py``, with a Python that has LibreOffice's ``uno``, apart from the environment of the project:

    /usr/bin/python3 tests/libreoffice/writer.py JOBS.json

JOBS.json is a list of jobs, each ``{"open": path, "save": path, "steps": [...]}``. A step names what it does in
``do`` and where: ``action`` is the number of an action, ``field`` the label of a row or the header of a column.
"""

import sys
from pathlib import Path

from typist import main, value

FILTERS = {".docx": "MS Word 2007 XML", ".odt": "writer8"}


def do_job(desktop, job):
    """Open one plan, change it, and save it under another name."""
    document = desktop.loadComponentFromURL(Path(job["open"]).resolve().as_uri(), "_blank", 0, (value("Hidden", True),))
    if document is None:
        raise SystemExit(f"{job['open']}: LibreOffice does not open it")
    for step in job["steps"]:
        STEPS[step["do"]](document, step)
    target = Path(job["save"]).resolve()
    document.storeToURL(target.as_uri(), (value("FilterName", FILTERS[target.suffix]),))
    document.close(True)


def cells(table):
    """The cells of a table by row, each row as texts."""
    names = set(table.getCellNames())
    rows = []
    for row in range(1, table.Rows.Count + 1):
        columns = [f"{letter}{row}" for letter in "ABCDEFGH" if f"{letter}{row}" in names]
        rows.append([table.getCellByName(name).getString().strip() for name in columns])
    return rows


def find(document, step):
    """The table with an action, the index of its row (of a card: of the field), and the index of the column."""
    tables = document.TextTables
    for index in range(tables.Count):
        table = tables.getByIndex(index)
        rows = cells(table)
        for at, row in enumerate(rows):
            if row[0] == step["action"]:
                return table, at, rows[0].index(step["field"])
            if len(row) > 1 and row[1] == step["action"]:
                return table, [one[0] for one in rows].index(step["field"]), 1
    raise SystemExit(f"{step['action']}: not found")


def cell_of(document, step):
    """The cell that a step names."""
    table, row, column = find(document, step)
    return table.getCellByPosition(column, row)


def portions(cell):
    """The parts of the paragraphs in a cell."""
    paragraphs = cell.createEnumeration()
    while paragraphs.hasMoreElements():
        parts = paragraphs.nextElement().createEnumeration()
        while parts.hasMoreElements():
            yield parts.nextElement()


def type_text(document, step):
    """Needs action, field, value: type in the field that LibreOffice makes of a text control."""
    fields = [part.TextField for part in portions(cell_of(document, step)) if part.TextPortionType == "TextField"]
    (field,) = fields
    field.Content = step["value"]


def pick(document, step):
    """Needs action, field, value: choose from a list, or a date, which also has day."""
    cell = cell_of(document, step)
    (control,) = [part.ContentControl for part in portions(cell) if part.TextPortionType == "ContentControl"]
    old = cell.getString()
    control.setString(step["value"])  # comes before what was there, in the control
    cursor = cell.createTextCursorByRange(cell.getEnd())
    cursor.goLeft(1, False)  # the end of the control
    cursor.goLeft(len(old), True)
    cursor.setString("")
    if cell.getString() != step["value"]:
        raise SystemExit(f"{step['action']}: could not choose {step['value']!r}, there stands {cell.getString()!r}")
    if "day" in step:
        control.CurrentDate = f"{step['day']}T00:00:00Z"


def move_row(document, step):
    """Needs action, field (any header): copy a row to the end of its table, and take the old one away."""
    table, row, _ = find(document, step)
    controller, last = document.CurrentController, table.Rows.Count
    width = "ABCDEFGH"[len(cells(table)[0]) - 1]
    controller.select(table.getCellRangeByName(f"A{row + 1}:{width}{row + 1}"))
    copied = controller.getTransferable()
    table.Rows.insertByIndex(last, 1)
    controller.select(table.getCellRangeByName(f"A{last + 1}:{width}{last + 1}"))
    controller.insertTransferable(copied)
    table.Rows.removeByIndex(row, 1)


def add_row(document, step):
    """Needs header, values: a row below the table of which the second column has this header, typed in."""
    tables = document.TextTables
    for index in range(tables.Count):
        table = tables.getByIndex(index)
        if cells(table)[0] == step["header"]:
            table.Rows.insertByIndex(table.Rows.Count, 1)
            for column, text in enumerate(step["values"]):
                table.getCellByPosition(column, table.Rows.Count - 1).setString(text)
            return
    raise SystemExit(f"{step['header']}: no such table")


def move_card(document, step):
    """Needs action, field (any label): cut a card with its heading, and paste it above the first heading of a card."""
    table, _, _ = find(document, step)
    before, _, _ = find(document, {**step, "action": step["before"]})
    heading, target = paragraph_above(document, table), paragraph_above(document, before)
    controller = document.CurrentController
    cursor = controller.getViewCursor()
    cursor.gotoRange(heading.getStart(), False)
    cursor.gotoRange(paragraph_below(document, table).getStart(), True)
    copied = controller.getTransferable()
    helper = document.Text.createTextCursorByRange(heading.getStart())
    cursor.gotoRange(target.getStart(), False)
    controller.insertTransferable(copied)
    helper.gotoEndOfParagraph(True)
    table.dispose()
    helper.setString("")


def blocks(document):
    """The paragraphs and tables of a document, in order."""
    found = document.Text.createEnumeration()
    while found.hasMoreElements():
        yield found.nextElement()


def paragraph_above(document, table):
    """The paragraph right before a table."""
    last = None
    for block in blocks(document):
        if block.supportsService("com.sun.star.text.TextTable") and block.Name == table.Name:
            return last
        last = block
    raise SystemExit("no paragraph above")


def paragraph_below(document, table):
    """The paragraph right after a table."""
    found = False
    for block in blocks(document):
        if found:
            return block
        found = block.supportsService("com.sun.star.text.TextTable") and block.Name == table.Name
    raise SystemExit("no paragraph below")


STEPS = {"type": type_text, "pick": pick, "move_row": move_row, "add_row": add_row, "move_card": move_card}

if __name__ == "__main__":
    main(sys.argv[1], do_job)
