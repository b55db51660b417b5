"""Links that stop letters (RFC 8058): the address alone says whose letters and which, and nobody can make one up."""

from typing import Final
from uuid import UUID

from flask import url_for

from portal.kernel.access import Role
from portal.kernel.links import link_token, record_behind
from portal.letters.choosing import groups_of
from portal.letters.words import LetterGroup

EVERY: Final = "every"


def stop_url(account_id: UUID, which: str, language: str) -> str:
    """Return the path at which somebody's letters of a group, or of every group, are stopped."""
    return url_for("public_letters.stop", which=which, token=link_token(_purpose(which), account_id), language=language)


def reader_behind(which: str, token: str) -> UUID | None:
    """Return whose letters a link stops; None if it is forged or made for another group."""
    return record_behind(_purpose(which), token)


def groups_meant(which: str, role: Role) -> tuple[LetterGroup, ...]:
    """Return the groups a link stops; none if there is no such group."""
    if which == EVERY:
        return groups_of(role)
    return tuple(group for group in LetterGroup if group.value == which)


def _purpose(which: str) -> str:
    return f"letters.stop.{which}"
