"""Words: enums whose members carry the label people read."""

from enum import StrEnum
from typing import Any, Self


class Word(StrEnum):
    """A coded value with a translated label: `NAME = "code", _l("Label")`."""

    label: Any

    def __new__(cls, code: str, label: object) -> Self:
        """Make a member that is its code and knows its label."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member
