"""At which site somebody or a company was looked after on a day: that of the advisor who was responsible then."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.kernel.audit.models import AuditEntry
from portal.kernel.clock import local_day

_HANDED_OVER, _ASSIGNED = "candidate.handed_over", "company.assigned"


@dataclass(frozen=True)
class Responsible:
    """The sites of advisors, and who was handed over from whom, by whom it is about; the earliest first."""

    sites: dict[UUID, UUID | None]
    handed_over: dict[UUID, tuple[tuple[date, UUID | None], ...]]

    def site_on(self, subject_id: UUID | None, advisor_id: UUID | None, day: date) -> UUID | None:
        """Return the site on a day, its end; today's advisor counts where nothing was handed over since."""
        since = self.handed_over.get(subject_id, ()) if subject_id else ()
        at_the_time = next((before for handed_on, before in since if handed_on > day), advisor_id)
        return self.sites.get(at_the_time) if at_the_time else None


def who_was_responsible(session: Session) -> Responsible:
    """Read the advisors' sites and every hand-over. The record of a company names the new advisor, that of a person both."""
    sites = {row.id: row.site_id for row in session.execute(select(Account.id, Account.site_id))}
    found: dict[UUID, list[tuple[date, UUID | None]]] = defaultdict(list)
    newest: dict[UUID, UUID] = {}
    acts = select(AuditEntry.subject_id, AuditEntry.at, AuditEntry.verb, AuditEntry.was, AuditEntry.reason)
    for subject, at, verb, was, reason in session.execute(
        acts.where(AuditEntry.verb.in_((_HANDED_OVER, _ASSIGNED))).order_by(AuditEntry.at, AuditEntry.id)
    ):
        before = was if verb == _HANDED_OVER else newest.get(subject)
        if before:
            found[subject].append((local_day(at), UUID(str(before))))
        if verb == _ASSIGNED and reason:
            newest[subject] = UUID(reason)
    return Responsible(sites, {key: tuple(rows) for key, rows in found.items()})
