"""Remembers what was worked out from the data, as long as the data are the same."""

from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar

from flask import current_app, g

T = TypeVar("T")
MOST: Final = 200


def once_per_version(name: str, work_out: Callable[[], T], *, asked: Hashable = None) -> T:
    """Return what was worked out under this name from the data as they are; work it out anew once they changed.

    `asked` is everything else it depends on: the language, what was asked. The version is the one the page noted before it
    read anything (`KeptDesk`), with its day: what is remembered under it is as new as it says, or newer. Where
    nothing was noted, nothing is remembered: so nothing of a signed-in person ever is.
    """
    sheet = g.get("sheet")
    version = sheet.version if sheet is not None else None
    if version is None:
        return work_out()
    known: dict[str, tuple[Any, dict[Hashable, Any]]] = current_app.extensions.setdefault("portal_remembered", {})
    of_version, answers = known.get(name, (None, {}))
    if of_version != version or len(answers) > MOST:
        answers = {}
        known[name] = (version, answers)
    if asked in answers:
        remembered: T = answers[asked]
        return remembered
    fresh = answers[asked] = work_out()
    return fresh
