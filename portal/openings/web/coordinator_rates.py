"""Coordinators keep the lawful amounts up to date: a new row with its source, the old ones stay."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import abort, flash, redirect, url_for

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.forms import DayField, Form, LineField, MoneyField, TextField, optional, required
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web import Answer, Desk, Page
from portal.labour.checking import old_before
from portal.openings import policy
from portal.openings.queries.rates import RateRow, Rates, all_rates
from portal.openings.services import RateDraft, add_rate
from portal.openings.words import RateCode

desk = Desk("coordinator_rates", __name__, audience=Role.COORDINATOR, url_prefix="/coordinator/rates")


class RateForm(Form):
    """An amount, since when, and where it stands written."""

    amount = MoneyField(_l("Amount in euros"), [required(_l("Please enter the amount."))])
    valid_from = DayField(_l("Valid from"), [required(_l("Please enter the first day."))])
    source = LineField(_l("Source"), [required(_l("Please say where it stands written."))], longest=200)
    checked_on = DayField(_l("Checked on"), [required(_l("Please enter the day you checked it."))])
    note = TextField(_l("Note"), [optional()], longest=500)

    def draft(self, code: RateCode) -> RateDraft:
        """Return what was written."""
        return RateDraft(
            code, self.amount.data, self.valid_from.data, self.source.data, self.checked_on.data, self.note.data or None
        )


@dataclass(frozen=True)
class RatesPage(Page):
    """What holds today, what comes next, and when it was checked."""

    template: ClassVar[str] = "openings/coordinator/rates.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    rows: tuple[tuple[RateCode, RateRow | None, RateRow | None], ...]
    old_before: date


@dataclass(frozen=True)
class RatePage(Page):
    """One amount: its history, and a form for what holds next."""

    template: ClassVar[str] = "openings/coordinator/rate.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    form: RateForm
    code: RateCode
    history: tuple[RateRow, ...]


@desk.page("/", access=policy.EDIT_RATES)
def index(_actor: Actor) -> Answer:
    """List the amounts that openings are held against."""
    with reading() as session:
        rates = all_rates(session)
    return RatesPage(tuple(_line(rates, code, today()) for code in RateCode), old_before(today()))


@desk.form("/<code>", access=policy.EDIT_RATES)
def edit(actor: Actor, code: str) -> Answer:
    """Write down what an amount is from a day on."""
    wanted = next((each for each in RateCode if each.value == code), None) or abort(404)
    with reading() as session:
        history = all_rates(session).history(wanted)
    form = RateForm()
    if not form.validate_on_submit():
        return RatePage(form, wanted, history)
    try:
        with transaction() as session:
            add_rate(session, form.draft(wanted), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return RatePage(form, wanted, history)
    flash(_("The amount is kept. What stood there before stays in the history."), "success")
    return redirect(url_for("coordinator_rates.index"))


def _line(rates: Rates, code: RateCode, on: date) -> tuple[RateCode, RateRow | None, RateRow | None]:
    return code, rates.on(code, on), rates.after(code, on)
