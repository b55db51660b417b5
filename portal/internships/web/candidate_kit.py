"""The first-day kit as the person reads it: on the phone, in their language, or on paper."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from portal.internships import policy
from portal.internships.kit.reading import KitView
from portal.internships.kit.sheet import KitSheet, kit_pdf, sheet_of
from portal.internships.web.files import PDF, attachment
from portal.kernel.access import Actor, Role
from portal.kernel.i18n import current_language
from portal.kernel.web import Answer, ContactCard, Desk, Page
from portal.proposals.web.contact import contact_for
from portal.proposals.web.reviewed import reviewed_languages

desk = Desk("candidate_kits", __name__, audience=Role.CANDIDATE, url_prefix="/my/first-day")


@dataclass(frozen=True)
class KitPage(Page):
    """The sheet, and whom to call."""

    template: ClassVar[str] = "internships/candidate/kit.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    internship_id: UUID
    sheet: KitSheet
    contact: ContactCard | None


@desk.page("/<uuid:internship_id>", access=policy.MY_KIT)
def show(actor: Actor, kit: KitView) -> Answer:
    """Show where to be, when, what to wear and whom to ask."""
    return KitPage(kit.internship_id, sheet_of(kit, current_language(), reviewed_languages()), contact_for(actor))


@desk.page("/<uuid:internship_id>/document", access=policy.MY_KIT)
def document(_actor: Actor, kit: KitView) -> Answer:
    """Give the kit to print."""
    language = current_language()
    found = kit_pdf(kit, language, reviewed_languages())
    return attachment(found, PDF, f"kai-{kit.reference.lower()}-{language}.pdf")
