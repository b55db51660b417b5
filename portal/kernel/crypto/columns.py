"""Column types whose content is unreadable without a key."""

import json
from base64 import b64decode, b64encode
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Dialect, Text
from sqlalchemy.sql.operators import OperatorType, eq, is_, is_not, ne
from sqlalchemy.types import TypeDecorator, TypeEngine

from portal.kernel.crypto.keys import key_ring


class _OnlyPresence(Text.Comparator[Any]):
    """Refuses comparisons: the same text is encrypted differently each time, so they would never be true."""

    def operate(self, op: OperatorType, *other: Any, **kwargs: Any) -> Any:
        if op in (is_, is_not) or (op in (eq, ne) and self._is_harmless(other[0])):
            return super().operate(op, *other, **kwargs)
        raise TypeError("an encrypted column cannot be compared or sorted by the database; search by name_tokens or blind_index")

    def _is_harmless(self, other: Any) -> bool:
        """Say whether it is asked for presence, or SQLAlchemy looks the column itself up in a mapping of its own."""
        return other is None or (isinstance(other, ColumnElement) and hash(other) == hash(self.expr))


class Encrypted(TypeDecorator[Any]):
    """The common part: nothing stays nothing, all else becomes a token."""

    impl = Text
    cache_ok = True

    @property
    def comparator_factory(self) -> Any:  # type: ignore[override]  # SQLAlchemy's own TypeDecorator makes it a property too
        """Refuse comparisons in the database."""
        return _OnlyPresence

    def coerce_compared_value(self, _op: OperatorType | None, _value: Any) -> TypeEngine[Any]:
        """Keep other values encrypted too."""
        return self

    def process_bind_param(self, value: Any, _dialect: Dialect) -> str | None:
        """Encrypt on the way in."""
        return None if value is None else key_ring().encrypt(self.to_text(value))

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Any:
        """Decrypt on the way out."""
        return None if value is None else self.from_text(key_ring().decrypt(value))

    def process_literal_param(self, _value: Any, _dialect: Dialect) -> str:
        """Refuse: statements are logged."""
        raise TypeError("an encrypted value never stands in the text of a statement")

    def to_text(self, value: Any) -> str:
        """Write the value as text."""
        raise NotImplementedError

    def from_text(self, text: str) -> Any:
        """Read the value from its text."""
        raise NotImplementedError


class EncryptedText(Encrypted):
    """A text, encrypted."""

    cache_ok = True

    def to_text(self, value: str) -> str:
        """Take the text as it is."""
        if not isinstance(value, str):
            raise TypeError("an EncryptedText column takes text")
        return value

    def from_text(self, text: str) -> str:
        """Give the text as it is."""
        return text


class EncryptedBytes(Encrypted):
    """A file, encrypted; what was changed in the database cannot be read any more."""

    cache_ok = True

    def to_text(self, value: bytes) -> str:
        """Write as Base64."""
        return b64encode(value).decode()

    def from_text(self, text: str) -> bytes:
        """Read from Base64."""
        return b64decode(text, validate=True)


class EncryptedJSON(Encrypted):
    """Lists, mappings and numbers, encrypted. Assign a new value to change it: changes inside go unnoticed."""

    cache_ok = True

    def to_text(self, value: Any) -> str:
        """Write as JSON."""
        return json.dumps(value, ensure_ascii=False, sort_keys=True)

    def from_text(self, text: str) -> Any:
        """Read from JSON."""
        return json.loads(text)


class EncryptedDate(Encrypted):
    """A day, encrypted."""

    cache_ok = True

    def to_text(self, value: date) -> str:
        """Write as YYYY-MM-DD."""
        # A moment is a date to Python, but not to us: its time would be lost without a word.
        if type(value) is not date:
            raise TypeError("an EncryptedDate column takes a date")
        return value.isoformat()

    def from_text(self, text: str) -> date:
        """Read from YYYY-MM-DD."""
        return date.fromisoformat(text)
