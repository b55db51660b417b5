"""Erasing one person through all slices: what would go, what stays and why, what holds it; and doing it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.kernel.audit import By, record
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.mail import current_mailer
from portal.kernel.retention import Going, Hold, RuleBook, Staying, rule_book
from portal.retention.mentions import mentions, named, take_out
from portal.retention.parts import PARTS

MENTIONS = _l("The name in notes about companies and other people; the notes stay")


@dataclass(frozen=True)
class ErasurePlan:
    """What an erasure would do today: what goes, what stays without leading to the person, and what forbids it."""

    going: tuple[Going, ...]
    staying: tuple[Staying, ...]
    holds: tuple[Hold, ...]

    @property
    def may_go(self) -> bool:
        """Whether nothing holds the person's data."""
        return not self.holds


def plan_erasure(session: Session, candidate_id: UUID, at: datetime) -> ErasurePlan:
    """Return what erasing the person would do today (Art. 17(1), (3) GDPR). Nothing changes."""
    book = rule_book(session, local_day(at))
    going = [line for part in PARTS for line in part.going(session, candidate_id)]
    candidate = session.get(Candidate, candidate_id)
    if candidate is not None:
        going.append(Going(MENTIONS, mentions(session, named(session, candidate), candidate_id)))
    staying = (line for part in PARTS for line in part.staying(session, candidate_id, book))
    return ErasurePlan(
        tuple(line for line in going if line.count),
        tuple(line for line in staying if line.count),
        holds_of(session, candidate_id, book),
    )


def holds_of(session: Session, candidate_id: UUID, book: RuleBook) -> tuple[Hold, ...]:
    """Return why the person's data must stay for now; empty if nothing forbids to erase them."""
    return tuple(hold for part in PARTS for hold in part.holds(session, candidate_id, book))


def erase(session: Session, candidate_id: UUID, *, by: By, at: datetime) -> None:
    """Erase everything that leads to the person, in all slices, in this transaction; refused while something holds it."""
    candidate = session.get(Candidate, candidate_id, with_for_update=True)
    if candidate is None:
        raise RuleBroken(_l("This person is no longer in the file."))
    if holds_of(session, candidate_id, rule_book(session, local_day(at))):
        raise RuleBroken(_l("These data must stay for now. The page says why, and until when."))
    if candidate.email:
        current_mailer().forget(candidate.email)
    take_out(session, named(session, candidate), candidate_id)
    for part in PARTS:
        part.forget(session, candidate_id, by, at)
    record(session, "candidate.erased", candidate_id, by=by, at=at)
