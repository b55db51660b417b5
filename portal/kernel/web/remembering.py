"""Remembers what was worked out from the data, as long as the data are the same."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import current_app, g

T = TypeVar("T")


def once_per_version(name: str, work_out: Callable[[], T]) -> T:
    """Return what was worked out under this name from the data as they are; work it out anew once they changed.

    The version is the one the page noted before it read anything (`KeptDesk`), with its day: what is remembered under
    it is as new as it says, or newer. Where nothing was noted, nothing is remembered.
    """
    sheet = g.get("sheet")
    version = sheet.version if sheet is not None else None
    known: dict[str, tuple[Any, Any]] = current_app.extensions.setdefault("portal_remembered", {})
    found = known.get(name)
    if found is not None and version is not None and found[0] == version:
        remembered: T = found[1]
        return remembered
    fresh = work_out()
    if version is not None:
        known[name] = (version, fresh)
    return fresh
