"""Reads an inspected file into grids, with the parser that suits its kind."""

from zelfscan.workbook.grid import Book
from zelfscan.workbook.package import Kind, Package, Refused


def open_book(package: Package) -> Book:
    """The sheets of a package. Raises Refused when its parser cannot read it.

    This is the one place with a broad except: three parsers, in C, Rust and Python, meet files from strangers
    here, and whatever goes wrong in them is a property of the file. A panic in Rust is not even an Exception.
    """
    try:
        return _open(package)
    except (Refused, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as problem:
        raise Refused("BE-013") from problem


def _open(package: Package) -> Book:
    """The sheets, through the parser for this kind of file; each is imported only when there is such a file."""
    if package.kind is Kind.XLSX:
        from zelfscan.workbook import xlsx

        return xlsx.read(package)
    if package.kind is Kind.ODS:
        from zelfscan.workbook import ods

        return ods.read(package)
    from zelfscan.workbook import xls

    return xls.read(package)
