"""Rather by phone: asking to be called back. And telling us what stands in the way."""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import current_app, redirect, request, url_for

from portal.accounts.queries import AdvisorCard, advisor_for_postcode
from portal.contacts.services import ask_for_call
from portal.kernel.access import Actor, Role
from portal.kernel.clock import now, today
from portal.kernel.db import reading
from portal.kernel.settings import OperatorSettings
from portal.kernel.web import Answer, Page
from portal.kernel.workdays import next_working_day
from public_site.desk import desk
from public_site.forms import BarrierForm, CallForm
from public_site.limiting import within_limits
from public_site.policy import LOOK

BY_MAIL = "mail"


@dataclass(frozen=True)
class ContactPage(Page):
    """A few questions to somebody who would rather talk."""

    template: ClassVar[str] = "public_site/contact.html"
    audience: ClassVar[Role] = Role.VISITOR

    form: CallForm
    operator: OperatorSettings
    call_by: date


@dataclass(frozen=True)
class ContactThanksPage(Page):
    """Who calls or writes, and by when."""

    template: ClassVar[str] = "public_site/contact_thanks.html"
    audience: ClassVar[Role] = Role.VISITOR

    advisor: AdvisorCard | None
    call_by: date
    is_by_mail: bool


@dataclass(frozen=True)
class BarrierPage(Page):
    """What does not work, in the words of whoever found it."""

    template: ClassVar[str] = "public_site/report_barrier.html"
    audience: ClassVar[Role] = Role.VISITOR

    form: BarrierForm


@dataclass(frozen=True)
class BarrierThanksPage(Page):
    """What happens with a report."""

    template: ClassVar[str] = "public_site/report_barrier_thanks.html"
    audience: ClassVar[Role] = Role.VISITOR


@desk.form("/contact", access=LOOK)
def contact(_actor: Actor) -> Answer:
    """Let somebody ask to be called back."""
    form = CallForm.in_our_language()
    if not form.validate_on_submit():
        return ContactPage(form, current_app.extensions["portal_settings"].operator, next_working_day(today()))
    draft, moment = form.draft(), now()
    if not form.is_trapped:
        with within_limits(draft.phone, draft.email, at=moment) as session:
            ask_for_call(session, draft, at=moment)
    return redirect(url_for("public.contact_thanks", near=draft.postcode, by=None if draft.phone else BY_MAIL))


@desk.page("/contact/thanks", access=LOOK)
def contact_thanks(_actor: Actor) -> Answer:
    """Say who calls, and by when."""
    near = request.args.get("near", "")
    with reading() as session:
        advisor = advisor_for_postcode(session, near) if re.fullmatch(r"[0-9]{5}", near) else None
    return ContactThanksPage(advisor, next_working_day(today()), is_by_mail=request.args.get("by") == BY_MAIL)


@desk.form("/accessibility/report", access=LOOK)
def report_barrier(_actor: Actor) -> Answer:
    """Let anybody say what stands in their way (BfWebG Saxony; BITV 2.0, section 7)."""
    form = BarrierForm()
    if not form.validate_on_submit():
        return BarrierPage(form)
    draft, moment = form.draft(), now()
    if not form.is_trapped:
        with within_limits(draft.email, at=moment) as session:
            ask_for_call(session, draft, at=moment)
    return redirect(url_for("public.report_barrier_thanks"))


@desk.page("/accessibility/report/thanks", access=LOOK)
def report_barrier_thanks(_actor: Actor) -> Answer:
    """Say what happens next."""
    return BarrierThanksPage()
