"""Filters of the lists inside: they stay in the address, and what narrows a list can be taken away one by one."""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, ClassVar

from portal.kernel.forms.query_form import QueryForm

Answers = dict[str, Any]


class ListForm(QueryForm):
    """What a list shows. `open_answers` names the answers that narrow nothing, where that is not the empty one.

    What a list begins with is given as `data`, and holds for each field until that field is asked for. Records and months
    are offered before anything is checked.
    """

    open_answers: ClassVar[Mapping[str, str]] = {}

    def __init__(self, *, offers: Mapping[str, Any] | None = None, data: Mapping[str, Any] | None = None) -> None:
        self._offers = offers or {}
        self._begins_with = frozenset(data or ())
        super().__init__(data=data)
        self._offer()

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the fields against what is offered."""
        self._offer()
        return super().validate(extra_validators)

    def answers(self) -> Answers:
        """Return what the list shows as its address carries it: also what it begins with, but nothing unreadable."""
        said = ((name, _codes(self.sound(name)) or self._open_answer(name)) for name in self._fields)
        return {name: codes for name, codes in said if codes}

    def narrowing(self) -> Iterator[tuple[str, Answers]]:
        """Give the label of each answer that narrows the list, and the answers without it."""
        for name, codes in self.answers().items():
            for code in codes:
                if code and code != self.open_answers.get(name):
                    yield self._label(name, code), self._without(name, code)

    def _without(self, name: str, code: str) -> Answers:
        left = [each for each in self.answers()[name] if each != code] or self._open_answer(name)
        others = {other: codes for other, codes in self.answers().items() if other != name}
        return {**others, name: left} if left else others

    def _open_answer(self, name: str) -> list[str]:
        """Return what has to be said so that a field narrows nothing; nothing, where silence does."""
        return [self.open_answers.get(name, "")] if name in self._begins_with else []

    def _label(self, name: str, code: str) -> str:
        offered = getattr(self._fields[name], "choices", ())
        return next((str(each.label) for each in offered if each.value == code), code)

    def _offer(self) -> None:
        for name, rows in self._offers.items():
            self._fields[name].offer(rows)


def _codes(value: Any) -> list[str]:
    if value in (None, "", []):
        return []
    if isinstance(value, list | tuple | set | frozenset):
        return [_code(each) for each in value]
    return [_code(value)]


def _code(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    return f"{value:%Y-%m}" if hasattr(value, "isoformat") else str(value)
