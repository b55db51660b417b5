"""The lists the roof is made of: desks, listeners, navigation, footer. One line per thing, by hand."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.access import Actor, Role
from portal.kernel.outbox import Topics, merge
from portal.kernel.web import ContactCard, NavigationEntry
from portal.kernel.web.desk import Desk

DESKS: tuple[Desk, ...] = ()

TOPICS: Topics = merge()

NAVIGATION: Mapping[Role, tuple[NavigationEntry, ...]] = {}

FOOTER: tuple[tuple[object, tuple[NavigationEntry, ...]], ...] = ()


def load_actor(session: Session, account_id: UUID) -> Actor | None:
    """Read what today's account may be."""
    return None


def contact_of(session: Session, actor: Actor) -> ContactCard | None:
    """Find the advisor responsible for the actor's company."""
    return None


def organisation_of(session: Session, actor: Actor) -> str:
    """Name the company the actor acts for."""
    return ""
