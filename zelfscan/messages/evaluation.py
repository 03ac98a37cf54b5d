"""What there is to tell about the process evaluation."""

from zelfscan.messages.kind import Message

MESSAGES: dict[str, Message] = {}
