"""What stands around the rows of a list: what narrows it, and the ways to its other pages."""

from dataclasses import dataclass
from typing import Any

from flask import url_for

from portal.kernel.forms import ListForm
from portal.kernel.web.frame import Link


@dataclass(frozen=True)
class Listing:
    """The address of a list, its filters as chips, and its first and next page."""

    url: str
    chips: tuple[Link, ...]
    first_url: str | None
    next_url: str | None


def listing(endpoint: str, form: ListForm, *, is_further: bool, after: object = None) -> Listing:
    """Say how to go on from a page of a list: `after` is where the next one begins, None on the last one."""
    asked = form.answers()
    further: dict[str, Any] = {**asked, "after": str(after)}
    return Listing(
        url_for(endpoint),
        tuple(Link(label, url_for(endpoint, **left)) for label, left in form.narrowing()),
        first_url=url_for(endpoint, **asked) if is_further else None,
        next_url=url_for(endpoint, **further) if after is not None else None,
    )
