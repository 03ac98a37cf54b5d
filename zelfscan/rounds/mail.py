"""Mails that are ready to send: a template filled in, and a draft that a mail program opens unsent."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
from hashlib import sha256
from pathlib import PurePath

from zelfscan.model.finding import Finding
from zelfscan.text import nearest

SUBJECT = "Onderwerp:"
FIELDS = (
    "directie",
    "organisatie",
    "contactpersoon",
    "niveau",
    "werkboek",
    "bestand",
    "inleverdatum",
    "opdrachtgever",
    "trekker",
    "afzender",
    "ronde",
)
"""The names that may stand between braces in the text of the mail with a workbook."""
_FIELD = re.compile(r"\{([^{}\n]*)\}")
_TYPES = {
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
_OTHER = ("application", "octet-stream")


@dataclass(frozen=True, slots=True)
class MailTemplate:
    """The text of a mail with names between braces still open."""

    subject: str
    body: str

    def filled(self, values: Mapping[str, str]) -> tuple[str, str]:
        """Subject (one line) and body with every name filled in. Raises KeyError for a name without a value."""
        subject, body = (
            _FIELD.sub(lambda match: values[match.group(1).strip()], text) for text in (self.subject, self.body)
        )
        return " ".join(subject.split()), body


def read_template(
    text: str, file: str, fields: Sequence[str] = FIELDS
) -> tuple[MailTemplate | None, tuple[Finding, ...]]:
    """The template in a text whose first line is the subject, or everything that is wrong with it."""
    first, _, body = text.lstrip("\ufeff").replace("\r\n", "\n").partition("\n")
    if not first.startswith(SUBJECT) or not first.removeprefix(SUBJECT).strip() or not body.strip():
        return None, (Finding(code="RO-086", file=file),)
    findings = tuple(
        _unknown(match.group(1).strip(), number, file, fields)
        for number, line in enumerate(text.splitlines(), start=1)
        for match in _FIELD.finditer(line)
        if match.group(1).strip() not in fields
    )
    template = MailTemplate(first.removeprefix(SUBJECT).strip(), body.strip("\n") + "\n")
    return (None, findings) if findings else (template, ())


def _unknown(name: str, line: int, file: str, fields: Sequence[str]) -> Finding:
    """A name between braces that there is no value for."""
    near = nearest(name, fields, 1)
    hint = f'Bedoel je "{{{near[0]}}}"?' if near else f"Kies uit: {', '.join(fields)}."
    return Finding(code="RO-081", file=file, found=name, suggestion=hint, details={"line": str(line)})


def display_name(sender: str) -> str:
    """The name in a text such as ``Bureau Inclusie <inclusie@voorbeeld.nl>``; empty when there is only an address."""
    return parseaddr(sender)[0] if "@" in sender else sender.strip()


def draft(sender: str, to: str, subject: str, body: str, attachments: Sequence[tuple[str, bytes]]) -> bytes:
    """A mail that Outlook and Thunderbird open as a draft; the same input always gives the same bytes.

    ``attachments`` are names with contents. ``sender`` and ``to`` may be empty.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    for name, value in (("From", sender), ("To", to), ("Subject", subject)):
        if value.strip():
            message[name] = " ".join(value.split())
    message.set_content(body, cte="quoted-printable")
    message["Content-Language"] = "nl-NL"
    for name, blob in attachments:
        main, kind = _TYPES.get(PurePath(name).suffix.lower(), _OTHER)
        message.add_attachment(blob, maintype=main, subtype=kind, filename=name)
    if attachments:
        digest = sha256(b"\0".join([body.encode(), *(blob for _, blob in attachments)])).hexdigest()
        message.set_boundary(f"zelfscan-{digest[:40]}")
    return message.as_bytes()
