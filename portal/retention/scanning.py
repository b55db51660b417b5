"""Looking for somebody in everything that is kept: every column of every table after decryption, and every file."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from email import message_from_bytes
from email.policy import SMTP
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import MetaData, Table, select
from sqlalchemy.orm import Session

from portal.kernel.db import Entity

_WORD = re.compile(r"\w+")
_NO_DIGIT = re.compile(r"\D+")
_NUMBER = re.compile(r"\+?\d[\d /().-]{5,}\d")
SHORTEST_AMONG_BYTES = 5
SHORTEST_NUMBER = 7
"""Digits of a phone number are looked for inside longer ones too, for the same number is written in many ways."""


@dataclass(frozen=True)
class Wanted:
    """What is looked for: words of names, numbers (phone), and phrases (mail address, street, days)."""

    words: frozenset[str]
    numbers: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, names: Iterable[str], *, phones: Iterable[str] = (), phrases: Iterable[str] = (), born: date | None = None
    ) -> "Wanted":
        """Take names apart into words; a day is looked for as it is stored and as it is written here."""
        days = (born.isoformat(), f"{born:%d.%m.%Y}") if born else ()
        ends = (_NO_DIGIT.sub("", phone)[-SHORTEST_NUMBER:] for phone in phones)
        return cls(
            frozenset(word for name in names for word in words_of(name)),
            frozenset(end for end in ends if len(end) == SHORTEST_NUMBER),
            frozenset(plain(phrase) for phrase in (*phrases, *days) if phrase),
        )

    def found_in(self, text: str) -> set[str]:
        """Return what stands in a text."""
        written = plain(text)
        digits = [_NO_DIGIT.sub("", each) for each in _NUMBER.findall(written)] if self.numbers else []
        return {
            *(self.words & set(_WORD.findall(written))),
            *(number for number in self.numbers if any(number in each for each in digits)),
            *(phrase for phrase in self.phrases if phrase in written and _as_a_whole(phrase, written)),
        }

    def found_among(self, raw: bytes) -> set[str]:
        """Return what stands between bytes that are no text: short words come about by chance there and are left out."""
        text = plain(raw.decode("utf-8", "ignore"))
        long_enough = replace(self, words=frozenset(word for word in self.words if len(word) >= SHORTEST_AMONG_BYTES))
        return replace(long_enough, numbers=frozenset()).found_in(text)


def _as_a_whole(phrase: str, text: str) -> bool:
    before = r"[\w.+-]" if "@" in phrase else r"\w"  # a longer address is somebody else's
    return re.search(rf"(?<!{before}){re.escape(phrase)}(?!\w)", text) is not None


def plain(text: str) -> str:
    """Return a text as it is compared: one way of writing each letter, small."""
    return unicodedata.normalize("NFKC", text).casefold()


def words_of(name: str) -> list[str]:
    """Return the words of a name."""
    return _WORD.findall(plain(name))


def scan(session: Session, wanted: Wanted, *folders: Path, metadata: MetaData = Entity.metadata) -> Counter[str]:
    """Count by place (table.column, or file) where something that is looked for still stands."""
    found = Counter(where for where, value in everything(session, metadata) if _stands_in(value, wanted))
    found.update(path.name for folder in folders for path in _files(folder) if _stands_in_file(path, wanted))
    return found


def everything(session: Session, metadata: MetaData = Entity.metadata) -> Iterator[tuple[str, Any]]:
    """Read every value of every column of every table, decrypted, with where it stands."""
    for table in metadata.sorted_tables:
        for row in session.execute(select(table)).mappings():
            yield from _values(table, row)


def _values(table: Table, row: Any) -> Iterator[tuple[str, Any]]:
    for column in table.columns:
        value = row[column]
        if value is not None and not isinstance(value, UUID):  # random; its digits would look like numbers
            yield f"{table.name}.{column.name}", value


def _stands_in(value: Any, wanted: Wanted) -> bool:
    if isinstance(value, bytes):
        return bool(wanted.found_among(value))
    text = json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict | tuple) else str(value)
    return bool(wanted.found_in(text))


def _files(folder: Path) -> list[Path]:
    return sorted(each for each in folder.rglob("*") if each.is_file())


def _stands_in_file(path: Path, wanted: Wanted) -> bool:
    """Read a file as its readers do: a letter with its parts decoded, text as text, and what is neither as bytes."""
    raw = path.read_bytes()
    if path.suffix == ".eml":
        return bool(wanted.found_in(_letter(raw)))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = "\0"
    return bool(wanted.found_among(raw) if "\0" in text else wanted.found_in(text))


def _letter(raw: bytes) -> str:
    message = message_from_bytes(raw, policy=SMTP)
    parts = [part for part in message.walk() if part.get_content_maintype() == "text"]
    texts = [_written(part.get_content()) if part.get_content_subtype() == "html" else str(part.get_content()) for part in parts]
    return "\n".join([*(str(value) for value in message.values()), *texts])


def _written(html: str) -> str:
    reader = _WithoutTags()
    reader.feed(html)
    reader.close()
    return "\n".join(reader.found)


class _WithoutTags(HTMLParser):
    """Reads all that is written in a page, addresses and comments too: only the tags' own names ("li") are nobody's."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.found.extend(value for _name, value in attrs if value)

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_comment(self, data: str) -> None:
        self.found.append(data)
