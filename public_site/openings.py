"""What is open: the list with its search, and each opening's own page."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from flask import current_app
from sqlalchemy.orm import Session

from portal.accounts.queries import AdvisorCard, responsible_advisor
from portal.kernel.access import EVERYONE, Actor, Role, allow_one
from portal.kernel.clock import today
from portal.kernel.db import reading
from portal.kernel.i18n import gettext as _
from portal.kernel.phones import as_written
from portal.kernel.web import Answer, Link, Page, once_per_version, only_for_now
from portal.kernel.web.linked_data import LinkedData
from portal.openings.marking import Marks
from portal.openings.queries import OpeningText, public_hits, public_opening
from public_site.desk import desk
from public_site.linked_data import of_opening
from public_site.marking import marks_here
from public_site.narrowing import Search, current_search
from public_site.policy import LOOK
from public_site.searching import Results, find


@dataclass(frozen=True)
class OpeningsPage(Page):
    """The search, its answer, and the ways on."""

    template: ClassVar[str] = "public_site/openings.html"
    audience: ClassVar[Role] = Role.VISITOR

    search: Search
    results: Results
    first_url: str | None
    next_url: str | None
    wider_url: str | None
    suggestion_url: str | None
    fewer: tuple[Link, ...] = ()


@dataclass(frozen=True)
class OpeningPage(Page):
    """An opening in full, and whom to ask."""

    template: ClassVar[str] = "public_site/opening.html"
    audience: ClassVar[Role] = Role.VISITOR

    text: OpeningText
    advisor: AdvisorCard | None
    phone: str
    linked_data: LinkedData
    marks: Marks

    @property
    def description(self) -> str:
        """What search engines show below the title."""
        card = self.text.card
        return _(
            "%(title)s: %(kind)s at %(company)s, %(town)s. You need no application: talk to the KAI advice team.",
            title=card.title,
            kind=card.kind.label,
            company=card.company_name,
            town=card.town or "Landkreis Leipzig",
        )


def find_public_opening(session: Session, _actor: Actor, opening_id: UUID) -> OpeningText | None:
    """Return an opening that is public today; an ended one is as good as missing."""
    return public_opening(session, opening_id, on=today())


READ = allow_one(*EVERYONE, key="opening_id", find=find_public_opening)


@desk.page("/openings", access=LOOK)
def openings(_actor: Actor) -> Answer:
    """Let visitors look for openings; everything asked stands in the address."""
    with reading() as session:
        hits = once_per_version("public.hits", lambda: public_hits(session, on=today()))
        search = current_search(hits)
        asked = search.asked_here()
        results = find(session, current_app.extensions["portal_index"], asked, hits)
    if results.is_index_broken:
        only_for_now()
    further: dict[str, Any] = {"page": results.next_page} if results.next_page else {"after": results.after}
    is_further = asked.page > 1 or asked.after is not None
    if results.around:
        search = search.around(results.around)
    return OpeningsPage(
        search,
        results,
        first_url=search.address() if is_further else None,
        next_url=search.address(**further) if any(further.values()) else None,
        wider_url=search.address(km=results.wider.radius.value) if results.wider else None,
        suggestion_url=search.address(q=results.suggestion) if results.suggestion else None,
        fewer=tuple(Link(f"{each.words} ({each.count})", search.address(q=each.words)) for each in results.fewer),
    )


@desk.page("/openings/<uuid:opening_id>", access=READ)
def opening(_actor: Actor, text: OpeningText) -> Answer:
    """Show an opening and the advisor who knows the company."""
    asked = text.advisor_id, text.company_postcode or ""
    with reading() as session:
        advisor, number = once_per_version("public.advisor", lambda: _whom_to_ask(session, *asked), asked=asked)
    return OpeningPage(text, advisor, number, of_opening(text), marks_here(text.card.id))


def _whom_to_ask(session: Session, advisor_id: UUID | None, postcode: str) -> tuple[AdvisorCard | None, str]:
    """Return the advisor who knows the company, and the phone number as it is read."""
    advisor = responsible_advisor(session, advisor_id, postcode)
    return advisor, as_written(advisor.phone) if advisor else ""
