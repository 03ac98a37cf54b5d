"""Build the workbook that goes out and read the one that comes back; both follow layout."""
