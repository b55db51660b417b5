"""A form in short steps whose draft is kept at each of them: where one stands, and which way one goes on."""

from enum import StrEnum
from typing import TypeVar

from flask import request

from portal.kernel.words import Word

THEN = "then"
W = TypeVar("W", bound=Word)


class Way(StrEnum):
    """What a person wants after a step. Going on, back or away saves first; checking shows hints and keeps what was typed."""

    ON = "on"
    BACK = "back"
    LATER = "keep"
    CHECK = "check"


def way_chosen() -> Way:
    """Return which button was pressed; a made-up one goes on."""
    sent = request.form.get(THEN)
    return next((way for way in Way if way.value == sent), Way.ON)


def progress(current: W, *, is_kept: bool) -> tuple[tuple[W, str], ...]:
    """Say of each step whether it is done, current or open; of a kept draft the earlier ones are done."""
    order = list(type(current))
    here = order.index(current)
    return tuple(
        (step, "current" if number == here else "done" if number < here and is_kept else "open")
        for number, step in enumerate(order)
    )
