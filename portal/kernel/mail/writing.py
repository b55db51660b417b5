"""Turning a letter into a message: subject, text and HTML in the language of its reader."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Protocol

from css_inline import CSSInliner
from jinja2 import Template

from portal.kernel.i18n import direction_of, speaking
from portal.kernel.i18n import gettext as _
from portal.kernel.mail.letter import Letter, LetterRefused, address_of, header_text

SUBJECT = "Subject:"


@dataclass(frozen=True)
class LetterFrame:
    """What every letter's template may use beside its own facts."""

    language: str
    direction: str
    sender_name: str
    base_url: str
    """Where links begin; without a slash at the end."""
    subject: str = ""
    """Known to the HTML only: the text says it first."""
    stop_url: str = ""
    """Where letters of this kind are stopped; empty if this one must be."""
    stop_label: str = ""


class Shelf(Protocol):
    """Where templates are kept: `get_template` gives them in the language that is spoken."""

    def get_template(self, name: str, /) -> Template:
        """Return a template by its name."""

    def overlay(self, *, autoescape: bool) -> Shelf:
        """Return the same templates with another rule for escaping."""


class Writer:
    """Writes letters from templates, in the name of one sender."""

    def __init__(self, shelf: Shelf, *, sender: str, base_url: str) -> None:
        self._html = shelf
        # Nothing is escaped in plain text: "Müller & Söhne" stays as it is.
        self._text = shelf.overlay(autoescape=False)
        self._inliner = CSSInliner(load_remote_stylesheets=False, keep_style_tags=False)
        self._sender = address_of(sender)
        self._base_url = base_url.rstrip("/")

    def write(self, letter: Letter, key: str, *, at: datetime) -> EmailMessage:
        """Write the letter; the same key gives the same Message-ID, so a repeated delivery is recognised."""
        with speaking(letter.language):
            subject, text, html = self._compose(letter)
        message = EmailMessage(policy=SMTP)
        try:
            message["From"] = self._sender
            message["To"] = address_of(letter.to)
            message["Subject"] = subject
            message["Date"] = at
            message["Message-ID"] = message_id(key, self._sender)
            _add_optional_headers(message, letter)
        except LetterRefused:
            raise
        except ValueError as error:
            raise LetterRefused("a header of the letter cannot be written") from error
        message.set_content(text, cte="quoted-printable")
        message.add_alternative(html, subtype="html", cte="quoted-printable")
        for file in letter.attachments:
            main, _slash, sub = file.kind.partition("/")
            message.add_attachment(
                file.content, maintype=main, subtype=sub, filename=header_text(file.name), params=dict(file.parameters)
            )
        message["Content-Language"] = letter.language  # only now: setting the content clears such headers
        return message

    def read_out(self, letter: Letter) -> tuple[str, str]:
        """Return subject and text of a letter that another letter tells of."""
        with speaking(letter.language):
            return self._say(letter, self._frame(letter))

    def _compose(self, letter: Letter) -> tuple[str, str, str]:
        frame = self._frame(letter)
        subject, text = self._say(letter, frame)
        html = self._html.get_template(f"{letter.template}.html").render(
            letter=letter.context, frame=replace(frame, subject=subject)
        )
        if letter.stop_url:
            text += f"\n-- \n{frame.stop_label}\n{letter.stop_url}\n"
        return subject, text, self._inliner.inline(html)

    def _frame(self, letter: Letter) -> LetterFrame:
        direction = direction_of(letter.language)
        label = _("No more letters of this kind") if letter.stop_url else ""
        sender = self._sender.display_name
        return LetterFrame(letter.language, direction, sender, self._base_url, stop_url=letter.stop_url, stop_label=label)

    def _say(self, letter: Letter, frame: LetterFrame) -> tuple[str, str]:
        written = self._text.get_template(f"{letter.template}.txt").render(letter=letter.context, frame=frame)
        subject, text = _without_subject(written)
        subject = header_text(letter.subject or subject)
        if not subject:
            raise LetterRefused(f"the letter {letter.template} has no subject")
        return subject, text


def message_id(key: str, sender: Address) -> str:
    """Return the Message-ID that belongs to the key of a delivery."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{sender.domain}>"


def _without_subject(written: str) -> tuple[str, str]:
    """Split the first block, one line "Subject: ...", from the text."""
    plain = written.replace("\r\n", "\n").replace("\r", "\n").lstrip("\n")
    if not plain.startswith(SUBJECT):
        return "", plain
    head, _, text = plain.partition("\n\n")
    return header_text(head.removeprefix(SUBJECT)), text.strip("\n") + "\n"


def _add_optional_headers(message: EmailMessage, letter: Letter) -> None:
    message["Auto-Submitted"] = "auto-generated"  # asks out-of-office notes to stay silent (RFC 3834)
    if letter.reply_to:
        message["Reply-To"] = address_of(letter.reply_to)
    if letter.stop_url:
        message["List-Unsubscribe"] = header_text(f"<{letter.stop_url}>")
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    for name, content in letter.list_headers:
        if not name.startswith("List-"):
            raise LetterRefused(f"{name} is not a header that a letter may set")
        message[name] = header_text(content)
