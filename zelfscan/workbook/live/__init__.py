"""What lives in the workbook: the formulas behind the result sheet, and the parts of that sheet."""
