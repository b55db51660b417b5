"""The calendar of companies and advisors: a secret address that calendars ask, and the page where it is made and closed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from flask import abort, flash, redirect, url_for
from werkzeug.wrappers import Response

from portal.accounts.queries.calendar_links import account_behind, calendar_link_since
from portal.accounts.services.calendar_links import close_calendar_link, renew_calendar_link
from portal.companies.queries import load_actor
from portal.home import policy
from portal.home.days import InternshipDays, internship_days
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.calendars import MIME, CalendarEntry, calendar_file
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.forms import Form
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import speaking
from portal.kernel.web import Answer, Desk, Page
from portal.proposals.calendar import entry_of, house_address
from portal.proposals.queries import own_entries

feed_desk = Desk("public_calendar", __name__, audience=Role.VISITOR, has_languages=False)
desk = Desk("members_calendar", __name__, audience=Role.EMPLOYER)


class CalendarForm(Form):
    """Nothing but the button."""


@dataclass(frozen=True)
class CalendarPage(Page):
    """Whether a calendar link is open, and its address right after it was made: it is shown this once."""

    template: ClassVar[str] = "home/members/calendar.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    form: CalendarForm
    since: datetime | None
    address: str | None

    @property
    def answers_questions(self) -> bool:
        """The page after the button is the answer."""
        return self.address is not None


@feed_desk.page("/calendar/<secret>/kai.ics", access=policy.FEED)
def feed(_visitor: Actor, secret: str) -> Answer:
    """Give a calendar its days; a wrong, renewed or closed secret is no address at all."""
    with reading() as session:
        account_id = account_behind(session, secret)
        actor = load_actor(session, account_id) if account_id else None
        if actor is None:
            abort(404)
        meetings, stays = own_entries(session, actor, on=today()), internship_days(session, actor, on=today())
    with speaking(actor.language):
        entries = [*map(entry_of, meetings), *(entry for stay in stays for entry in _days_of(stay))]
        content = calendar_file(entries, at=now(), sender=house_address(), name=_("KAI: meetings and internships"))
    return Response(content, content_type=f"{MIME}; charset=utf-8", headers={"Cache-Control": "no-store"})


@desk.form("/account/calendar", access=policy.OWN_CALENDAR)
def show(actor: Actor) -> Answer:
    """Explain the calendar link; make a new one at the press of the button."""
    form = CalendarForm()
    if not form.validate_on_submit():
        with reading() as session:
            return CalendarPage(form, calendar_link_since(session, actor.own_id), None)
    with transaction() as session:
        secret = renew_calendar_link(session, actor.own_id, by=By.of(actor), at=now())
    return CalendarPage(form, now(), url_for("public_calendar.feed", secret=secret, _external=True))


@desk.action("/account/calendar/close", access=policy.OWN_CALENDAR)
def close(actor: Actor) -> Answer:
    """Close the calendar link."""
    with transaction() as session:
        close_calendar_link(session, actor.own_id, by=By.of(actor), at=now())
    flash(_("The calendar link is closed. Calendars that ask there get nothing any more."), "success")
    return redirect(url_for("members_calendar.show"))


def _days_of(stay: InternshipDays) -> Iterator[CalendarEntry]:
    """Yield the first and the last day of an internship, whole days with the code alone."""
    yield CalendarEntry(
        f"{stay.id.hex}-first@kai", _("KAI internship %(reference)s: first day", reference=stay.reference), stay.starts_on
    )
    yield CalendarEntry(
        f"{stay.id.hex}-last@kai", _("KAI internship %(reference)s: last day", reference=stay.reference), stay.ends_on
    )
