"""Writing lawful amounts, and refusing pay below them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from portal.kernel.audit import By, Change, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.openings.models import Gap, Opening, Rate
from portal.openings.queries.rates import all_rates
from portal.openings.services.drafts import OpeningDraft
from portal.openings.wages import Pay, too_low
from portal.openings.words import RateCode


@dataclass(frozen=True)
class RateDraft:
    """An amount as a coordinator writes it down."""

    code: RateCode
    amount: Decimal
    valid_from: date
    source: str
    checked_on: date
    note: str | None = None


def add_rate(session: Session, draft: RateDraft, *, by: By, at: datetime) -> Rate:
    """Write an amount down; what stood there before stays in the history."""
    if draft.amount <= 0:
        raise RuleBroken(_l("Please enter an amount above zero."), field="amount")
    before = all_rates(session).on(draft.code, draft.valid_from)
    rate = Rate(
        code=draft.code,
        amount=draft.amount,
        valid_from=draft.valid_from,
        source=draft.source,
        note=draft.note,
        checked_on=draft.checked_on,
        at=at,
        by_id=by.account_id,
    )
    session.add(rate)
    session.flush()  # the trail needs rate.id
    change = Change(str(before.amount) if before else None, str(draft.amount), draft.code.value)
    record(session, "rate.added", rate.id, change, by=by, at=at)
    return rate


def pay_of(opening: Opening | OpeningDraft) -> Pay:
    """Return what an opening pays."""
    return Pay(
        opening.kind,
        opening.pay_amount,
        opening.pay_unit,
        opening.hours_per_week,
        opening.starts_on,
        opening.first_year_pay,
        opening.field,
    )


def low_pay(session: Session, opening: Opening, *, on: date) -> Gap | None:
    """Say if the pay is below the law; what names no pay is not asked."""
    if opening.pay_amount is None and opening.first_year_pay is None:
        return None
    return too_low(pay_of(opening), all_rates(session), on=on)


def refuse_low_pay(session: Session, opening: Opening, *, on: date) -> None:
    """Refuse pay below the law at the moment it is written, also in a draft."""
    lower = low_pay(session, opening, on=on)
    if lower:
        raise RuleBroken(lower.sentence, field=lower.field)
