"""What there is to tell about sharing, removing and combining data."""

from zelfscan.messages.kind import Message

MESSAGES: dict[str, Message] = {}
