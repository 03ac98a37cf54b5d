"""Our own accessibility check: what a Word file or a workbook lacks for people who read it in another way.

Every check is a plain function from a file to a list of problems, each a sentence with its place. An empty
list means that nothing was found. What a machine cannot see (whether an alternative text is right) is not here.
"""

from tests.accessibility.excel import workbook_problems
from tests.accessibility.word import word_problems

__all__ = ["word_problems", "workbook_problems"]
