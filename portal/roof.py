"""The lists the roof is made of: desks, listeners, navigation, footer. One line per thing, by hand."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from portal.accounts import handlers as accounts
from portal.accounts.queries import staff_actor
from portal.accounts.web import coordinator as accounts_coordinator
from portal.accounts.web import demo as accounts_demo
from portal.accounts.web import members as accounts_members
from portal.accounts.web import public as accounts_public
from portal.candidates import web as candidates
from portal.candidates.queries import candidate_title
from portal.kernel.access import Actor, Role
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import Topics, merge
from portal.kernel.web import ContactCard, NavigationEntry
from portal.kernel.web.desk import Desk
from portal.kernel.web.records import RecordKind
from public_site import views as public_site

DESKS: tuple[Desk, ...] = (
    public_site.desk,
    accounts_public.desk,
    accounts_members.desk,
    accounts_coordinator.desk,
    accounts_demo.desk,
    candidates.advisor.desk,
    candidates.public.desk,
)

TOPICS: Topics = merge(
    accounts.TOPICS,
)

NAVIGATION: Mapping[Role, tuple[NavigationEntry, ...]] = {
    Role.COORDINATOR: (NavigationEntry(_l("Team"), "coordinator_accounts.staff", "person"),),
}

RECORDS: Mapping[str, RecordKind] = {
    "candidate": RecordKind("advisor_candidates.show", "candidate_id", candidate_title),
}

FOOTER: tuple[tuple[object, tuple[NavigationEntry, ...]], ...] = ()


def load_actor(session: Session, account_id: UUID) -> Actor | None:
    """Read what today's account may be."""
    return staff_actor(session, account_id)


def contact_of(session: Session, actor: Actor) -> ContactCard | None:
    """Find the advisor responsible for the actor's company."""
    return None


def organisation_of(session: Session, actor: Actor) -> str:
    """Name the company the actor acts for."""
    return ""
