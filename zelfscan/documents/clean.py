"""Text on its way into a Word file: every character that XML allows goes through, others become a visible box."""

import re

NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BOX = "□"


def clean(text: str) -> str:
    """The text as Word can hold it: line breaks as ``\\n``, characters that XML refuses as a box."""
    return NOT_IN_XML.sub(BOX, text.replace("\r\n", "\n").replace("\r", "\n"))


def has_unprintable(text: str) -> bool:
    """Whether ``clean`` has to replace a character."""
    return NOT_IN_XML.search(text) is not None
