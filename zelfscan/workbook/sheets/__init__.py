"""The sheets of the workbook that goes out, one module each, and what they share."""
