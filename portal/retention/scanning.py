"""Looking for somebody in everything that is kept: every column of every table after decryption, and every file."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path
from typing import Any

from sqlalchemy import MetaData, Table, select
from sqlalchemy.orm import Session

from portal.kernel.db import Entity

_WORD = re.compile(r"\w+")
_NO_DIGIT = re.compile(r"\D+")
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
        digits = _NO_DIGIT.sub("", written) if self.numbers else ""
        return {
            *(self.words & set(_WORD.findall(written))),
            *(number for number in self.numbers if number in digits),
            *(phrase for phrase in self.phrases if phrase in written),
        }


def plain(text: str) -> str:
    """Return a text as it is compared: one way of writing each letter, small."""
    return unicodedata.normalize("NFKC", text).casefold()


def words_of(name: str) -> list[str]:
    """Return the words of a name."""
    return _WORD.findall(plain(name))


def scan(session: Session, wanted: Wanted, *folders: Path, metadata: MetaData = Entity.metadata) -> Counter[str]:
    """Count by place (table.column, or file) where something that is looked for still stands."""
    found = Counter(where for where, text in everything(session, metadata) if wanted.found_in(text))
    found.update(path.name for folder in folders for path, text in _files(folder) if wanted.found_in(text))
    return found


def everything(session: Session, metadata: MetaData = Entity.metadata) -> Iterator[tuple[str, str]]:
    """Read every value of every column of every table, decrypted, with where it stands."""
    for table in metadata.sorted_tables:
        for row in session.execute(select(table)).mappings():
            yield from _values(table, row)


def _values(table: Table, row: Any) -> Iterator[tuple[str, str]]:
    for column in table.columns:
        value = row[column]
        if value is not None:
            yield f"{table.name}.{column.name}", _text(value)


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "ignore")
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict | tuple) else str(value)


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Read every file as bytes that may be text, and letters as their readers do."""
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        raw = path.read_bytes()
        yield path, raw.decode("utf-8", "ignore")
        if path.suffix == ".eml":
            yield path, _letter(raw)


def _letter(raw: bytes) -> str:
    message = message_from_bytes(raw, policy=SMTP)
    parts = [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]
    return "\n".join([*(str(value) for value in message.values()), *map(str, parts)])
