"""After the plan: reading plans and progress workbooks back, checking plans, reporting progress."""
