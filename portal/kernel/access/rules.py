"""Access rules: who may enter, and which record they may find."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.access.roles import Actor, Role

Found = TypeVar("Found")

Finder = Callable[[Session, Actor, UUID], Found | None]


@dataclass(frozen=True)
class Access:
    """A door for some roles."""

    roles: frozenset[Role]

    def admits(self, actor: Actor) -> bool:
        """Say whether the actor's role may enter."""
        return actor.role in self.roles


@dataclass(frozen=True)
class AccessToOne(Access, Generic[Found]):
    """A door for some roles to one record, which the finder shows only to those it concerns."""

    key: str
    find: Finder[Found]


def allow(*roles: Role) -> Access:
    """Admit these roles."""
    return Access(frozenset(roles))


def allow_one(*roles: Role, key: str, find: Finder[Found]) -> AccessToOne[Found]:
    """Admit these roles to the one record that the finder returns for them."""
    return AccessToOne(frozenset(roles), key, find)
