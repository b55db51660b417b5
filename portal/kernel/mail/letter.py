"""A letter before it is written."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, is_dataclass
from email.headerregistry import Address
from email.utils import getaddresses

# Line breaks of every kind (they would end a header), and other control characters.
_FORBIDDEN_IN_HEADERS = frozenset({"Cc", "Zl", "Zp"})


class LetterRefused(ValueError):
    """The letter must not be sent like this: it would forge a header, or has no readable address."""


class RefusedForGood(Exception):
    """The mail server of the recipient does not take the letter and never will: it is pointless to try again by oneself."""


@dataclass(frozen=True)
class Attachment:
    """A file that goes along: its name, its kind ("text/calendar", with parameters if need be), its bytes."""

    name: str
    kind: str
    content: bytes
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Letter:
    """What is said to whom: the words stand in the template, the facts in the context.

    `template` names a pair, `<template>.txt` and `<template>.html`. The first line of the text is the subject
    ("Subject: ..."), unless `subject` is given. `context` is a frozen dataclass; templates see it as `letter`.
    """

    to: str
    language: str
    template: str
    context: object
    subject: str | None = None
    reply_to: str | None = None
    list_headers: tuple[tuple[str, str], ...] = ()
    """`List-...` headers only, such as List-Unsubscribe."""
    attachments: tuple[Attachment, ...] = ()
    stop_url: str = ""
    """Where its reader stops letters of this kind by one click (RFC 8058); empty if the letter must be."""

    def __post_init__(self) -> None:
        if not is_dataclass(self.context) or isinstance(self.context, type):
            raise TypeError("the context of a letter is a dataclass")


def header_text(text: str) -> str:
    """Return the text, if it can stand in a header; refuse line breaks, which could smuggle in a second one."""
    if any(unicodedata.category(letter) in _FORBIDDEN_IN_HEADERS for letter in text):
        raise LetterRefused("a header of a letter holds a line break or another control character")
    return text.strip()


def address_of(text: str) -> Address:
    """Return the one address in "name@example.org" or "Name <name@example.org>"."""
    found = getaddresses([header_text(text)])
    if len(found) != 1 or found[0][1].count("@") != 1:
        raise LetterRefused("a letter goes to exactly one address")
    name, (local, domain) = found[0][0], found[0][1].split("@")
    try:
        # Built from its parts: whatever the name holds, it is quoted. Umlauts in domains travel as xn--.
        address = Address(name, local, domain.encode("idna").decode("ascii"))
        address.addr_spec.encode("ascii")
    except ValueError as error:
        raise LetterRefused("the address of a letter cannot be read") from error
    if not local or not domain:
        raise LetterRefused("the address of a letter cannot be read")
    return address
