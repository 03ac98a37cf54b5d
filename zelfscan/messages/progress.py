"""What there is to tell about plans and progress workbooks that came back, and about the history of actions."""

from zelfscan.messages.kind import Message

MESSAGES: dict[str, Message] = {}
