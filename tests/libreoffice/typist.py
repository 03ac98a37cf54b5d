"""Types into workbooks with LibreOffice, as a person would: finds a cell by sheet, row id and header.

Runs with a Python that has LibreOffice's ``uno`` (on Debian /usr/bin/python3 with python3-uno), apart from the
environment of the project, and therefore uses nothing of it:

    /usr/bin/python3 tests/libreoffice/typist.py JOBS.json

JOBS.json is a list of jobs, each ``{"open": path, "save": path, "steps": [...]}``. The ending of ``save`` is the
file format: .xlsx, .ods or .xls. A step names what it does in ``do``; the functions below ``STEPS`` say what each
one needs. The program starts its own soffice with its own profile, and ends it.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8", ".xls": "MS Excel 97"}
LONGEST_START = 60
"""Seconds that soffice gets to start."""
DATE_FORMAT = "D-M-YYYY"
ROWS, COLUMNS = 400, 40
"""How far the typist looks for a row id and a header."""


def main(jobs_file, do_job):
    """Do every job in the file with one LibreOffice."""
    jobs = json.loads(Path(jobs_file).read_text(encoding="utf-8"))
    pipe = f"zelfscan-{uuid.uuid4().hex}"
    with tempfile.TemporaryDirectory() as profile:
        office = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                f"-env:UserInstallation={Path(profile).as_uri()}",
                f"--accept=pipe,name={pipe};urp;",
            ],
            start_new_session=True,
        )
        try:
            desktop = connect(pipe)
            for job in jobs:
                do_job(desktop, job)
            desktop.terminate()
            office.wait(LONGEST_START)
        finally:
            if office.poll() is None:
                os.killpg(office.pid, signal.SIGKILL)  # soffice is a script: the office itself is its child


def connect(pipe):
    """The desktop of the soffice that listens on this pipe."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(LONGEST_START * 4):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
        else:
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    raise SystemExit("soffice did not start")


def do_job(desktop, job):
    """Open one workbook, type, let it calculate, and save it under another name."""
    document = desktop.loadComponentFromURL(Path(job["open"]).resolve().as_uri(), "_blank", 0, (value("Hidden", True),))
    if document is None:
        raise SystemExit(f"{job['open']}: LibreOffice does not open it (is it open elsewhere?)")
    for step in job["steps"]:
        STEPS[step["do"]](document, step)
    document.calculateAll()
    target = Path(job["save"]).resolve()
    document.storeToURL(target.as_uri(), (value("FilterName", FILTERS[target.suffix]),))
    document.close(True)


def value(name, content):
    """A named value as LibreOffice wants it."""
    found = PropertyValue()
    found.Name, found.Value = name, content
    return found


def grid(sheet):
    """The texts of a sheet as rows."""
    return sheet.getCellRangeByPosition(0, 0, COLUMNS, ROWS).getDataArray()


def find_row(sheet, row_id):
    """Index of the first row with this id in the first column."""
    for index, row in enumerate(grid(sheet)):
        if row[0] == row_id:
            return index
    raise SystemExit(f"{sheet.Name}: no row {row_id}")


def find_column(sheet, row, header):
    """Index of the column of a header: the nearest row of headers above this row."""
    rows = grid(sheet)
    for index in range(row, -1, -1):
        if header in rows[index]:
            return rows[index].index(header)
    raise SystemExit(f"{sheet.Name}: no header {header}")


def find_cell(document, step):
    """The cell that a step names."""
    sheet = document.Sheets.getByName(step["sheet"])
    row = find_row(sheet, step["row"])
    return sheet.getCellByPosition(find_column(sheet, row, step["header"]), row)


def put(document, cell, kind, content):
    """What a person types: a text, a number, a date or a formula. Fails where a cell does not take it."""
    if kind == "text":
        cell.setString(content)
    elif kind == "number":
        cell.setValue(content)
    else:
        cell.setFormula(content)
    if kind == "date":
        locale = uno.createUnoStruct("com.sun.star.lang.Locale")
        formats = document.NumberFormats
        key = formats.queryKey(DATE_FORMAT, locale, False)
        cell.NumberFormat = key if key >= 0 else formats.addNew(DATE_FORMAT, locale)
    taken = {"text": cell.getString, "number": cell.getValue}.get(kind, lambda: content)()
    if taken != content:
        raise SystemExit(f"{cell.AbsoluteName}: could not type {content!r}")


def type_cell(document, step):
    """Needs sheet, row, header, kind, value. A locked cell does not take it."""
    put(document, find_cell(document, step), step["kind"], step["value"])


def type_cells(document, step):
    """Needs cells: a list of (sheet title, address, text or number). Fast: nothing is looked up or calculated yet."""
    document.enableAutomaticCalculation(False)
    sheets = {}
    for title, address, content in step["cells"]:
        if title not in sheets:
            sheets[title] = document.Sheets.getByName(title)
        cell = sheets[title].getCellRangeByName(address)
        put(document, cell, "text" if isinstance(content, str) else "number", content)
    document.enableAutomaticCalculation(True)


def sort_rows(document, step):
    """Needs sheet, area: put the rows of this area in reverse order of their first column, as the menu does."""
    field = uno.createUnoStruct("com.sun.star.table.TableSortField")
    field.Field, field.IsAscending = 0, False
    fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    area = document.Sheets.getByName(step["sheet"]).getCellRangeByName(step["area"])
    uno.invoke(area, "sort", ((value("SortFields", fields), value("ContainsHeader", False)),))


def unlock(document, step):
    """Take the protection off every sheet, as the menu does: there is no password."""
    for sheet in document.Sheets:
        sheet.unprotect("")


def copy_row(document, step):
    """Needs sheet, row, header, value: copy a row to a new one right below it, and type there."""
    sheet = document.Sheets.getByName(step["sheet"])
    row = find_row(sheet, step["row"])
    sheet.Rows.insertByIndex(row + 1, 1)
    source = sheet.getCellRangeByPosition(0, row, COLUMNS, row).getRangeAddress()
    sheet.copyRange(sheet.getCellByPosition(0, row + 1).getCellAddress(), source)
    cell = sheet.getCellByPosition(find_column(sheet, row, step["header"]), row + 1)
    put(document, cell, "text", step["value"])


def insert_row(document, step):
    """Needs sheet, row: an empty row above it."""
    sheet = document.Sheets.getByName(step["sheet"])
    sheet.Rows.insertByIndex(find_row(sheet, step["row"]), 1)


def new_row(document, step):
    """Needs sheet, row, header, value: a row of their own below the last one."""
    sheet = document.Sheets.getByName(step["sheet"])
    last = max(index for index, row in enumerate(grid(sheet)) if row[0])
    put(document, sheet.getCellByPosition(0, last + 1), "text", step["row"])
    put(document, sheet.getCellByPosition(find_column(sheet, last, step["header"]), last + 1), "text", step["value"])


def insert_column(document, step):
    """Needs sheet, header, value: a column of their own before this header, with a header."""
    sheet = document.Sheets.getByName(step["sheet"])
    rows = grid(sheet)
    row = next(index for index, found in enumerate(rows) if step["header"] in found)
    column = rows[row].index(step["header"])
    sheet.Columns.insertByIndex(column, 1)
    put(document, sheet.getCellByPosition(column, row), "text", step["value"])


def rename_sheet(document, step):
    """Needs sheet, value: another name on the tab."""
    document.Sheets.getByName(step["sheet"]).Name = step["value"]


def delete_sheet(document, step):
    """Needs sheet."""
    document.Sheets.removeByName(step["sheet"])


def new_sheet(document, step):
    """Needs sheet, value: a sheet of their own, with a text in A1."""
    document.Sheets.insertNewByName(step["sheet"], document.Sheets.Count)
    put(document, document.Sheets.getByName(step["sheet"]).getCellByPosition(0, 0), "text", step["value"])


STEPS = {
    "type_cells": type_cells,
    "sort_rows": sort_rows,
    "type": type_cell,
    "unlock": unlock,
    "copy_row": copy_row,
    "insert_row": insert_row,
    "new_row": new_row,
    "insert_column": insert_column,
    "rename_sheet": rename_sheet,
    "delete_sheet": delete_sheet,
    "new_sheet": new_sheet,
}

if __name__ == "__main__":
    main(sys.argv[1], do_job)
