"""The first-day kit as the company fills it in and reads it."""

from dataclasses import asdict, dataclass
from typing import ClassVar

from flask import flash, redirect, request, url_for

from portal.internships import policy
from portal.internships.kit.filling import KitDraft, fill_kit, suggested_kit
from portal.internships.kit.reading import KitView
from portal.internships.kit.sheet import KitSheet, kit_pdf, sheet_of
from portal.internships.web.files import PDF, attachment
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.forms import ClockField, Form, LineField, PhoneField, TextField, optional
from portal.kernel.i18n import current_language
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web import Answer, Page, SafeDesk
from portal.proposals.disclosure import tell_names_to
from portal.proposals.web.reviewed import reviewed_languages

desk = SafeDesk("employer_kits", __name__, audience=Role.EMPLOYER, url_prefix="/employer/internships")


class KitForm(Form):
    """What only the company knows about the first day; nothing is asked for."""

    meeting_point = LineField(_l("Where do you meet?"), [optional()], longest=160)
    begins_at = ClockField(_l("When do you meet on the first day?"), [optional()])
    contact_name = LineField(_l("Whom does the person ask for?"), [optional()], longest=120)
    contact_phone = PhoneField(_l("Phone"), [optional()])
    clothes = TextField(_l("What should the person wear?"), [optional()], longest=400)

    def draft(self) -> KitDraft:
        """Return what was entered."""
        names = ("meeting_point", "begins_at", "contact_name", "contact_phone", "clothes")
        return KitDraft(*(self[name].data for name in names))


@dataclass(frozen=True)
class KitPage(Page):
    """The fields for the company, and the sheet as it is now."""

    template: ClassVar[str] = "internships/employer/kit.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    kit: KitView
    sheet: KitSheet
    form: KitForm


@desk.form("/<uuid:internship_id>/kit", access=policy.KIT_OF_COMPANY)
def show(actor: Actor, kit: KitView) -> Answer:
    """Show the kit, and take in what the company says about the first day. It does not say who comes."""
    tell_names_to(None)
    form = KitForm(data=_filled(kit))
    page = KitPage(kit, sheet_of(kit, current_language(), reviewed_languages()), form)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            fill_kit(session, kit.internship_id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    flash(_("Saved. The person sees it at once."), "success")
    return redirect(url_for(".show", internship_id=kit.internship_id))


@desk.page("/<uuid:internship_id>/kit/document", access=policy.KIT_OF_COMPANY)
def document(_actor: Actor, kit: KitView) -> Answer:
    """Give the kit to print."""
    tell_names_to(None)
    found = kit_pdf(kit, current_language(), reviewed_languages())
    return attachment(found, PDF, f"kai-{kit.reference.lower()}-first-day.pdf")


def _filled(kit: KitView) -> dict[str, object]:
    """Return what the fields start with; nothing is sent along that was not sent."""
    if request.method == "POST":
        return {}
    with reading() as session:
        return asdict(suggested_kit(session, kit.internship_id))
