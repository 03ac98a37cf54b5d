"""What there is to tell about measuring again."""

from zelfscan.messages.kind import Message

MESSAGES: dict[str, Message] = {}
