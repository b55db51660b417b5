"""Rather by phone: asking to be called back."""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import current_app, redirect, request, url_for

from portal.accounts.queries import AdvisorCard, advisor_for_postcode
from portal.contacts.services import ask_for_call
from portal.kernel.access import Actor, Role
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.settings import OperatorSettings
from portal.kernel.web import Answer, Page
from portal.kernel.workdays import next_working_day
from public_site.desk import desk
from public_site.forms import CallForm
from public_site.policy import LOOK


@dataclass(frozen=True)
class ContactPage(Page):
    """Six questions to somebody who would rather talk."""

    template: ClassVar[str] = "public_site/contact.html"
    audience: ClassVar[Role] = Role.VISITOR

    form: CallForm
    operator: OperatorSettings
    call_by: date


@dataclass(frozen=True)
class ContactThanksPage(Page):
    """Who calls, and by when."""

    template: ClassVar[str] = "public_site/contact_thanks.html"
    audience: ClassVar[Role] = Role.VISITOR

    advisor: AdvisorCard | None
    call_by: date


@desk.form("/contact", access=LOOK)
def contact(_actor: Actor) -> Answer:
    """Let somebody ask to be called back."""
    form = CallForm.in_our_language()
    if not form.validate_on_submit():
        return ContactPage(form, current_app.extensions["portal_settings"].operator, next_working_day(today()))
    with transaction() as session:
        enquiry = ask_for_call(session, form.draft(), at=now())
    return redirect(url_for("public.contact_thanks", near=enquiry.postcode))


@desk.page("/contact/thanks", access=LOOK)
def contact_thanks(_actor: Actor) -> Answer:
    """Say who calls, and by when."""
    near = request.args.get("near", "")
    with reading() as session:
        advisor = advisor_for_postcode(session, near) if re.fullmatch(r"[0-9]{5}", near) else None
    return ContactThanksPage(advisor, next_working_day(today()))
