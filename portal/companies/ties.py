"""What higher slices hold of a company: reasons why it cannot leave yet, and parts of its export. The roof lists them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from flask import current_app
from sqlalchemy.orm import Session

from portal.kernel.errors import Sentence

LeaveHold = Callable[[Session, UUID], Sequence[Sentence]]
Exporter = Callable[[Session, UUID], object]


@dataclass(frozen=True)
class CompanyTies:
    """Functions `(session, company_id)`: holds return sentences for the company, exporters what JSON can say."""

    holds: Sequence[LeaveHold] = ()
    exporters: Mapping[str, Exporter] = field(default_factory=dict)

    def reasons_to_stay(self, session: Session, company_id: UUID) -> tuple[str, ...]:
        """Say in the reader's language what holds the company's leaving up."""
        return tuple(str(sentence) for hold in self.holds for sentence in hold(session, company_id))


def current_ties() -> CompanyTies:
    """Return the ties of the running application."""
    found: CompanyTies = current_app.extensions["portal_company_ties"]
    return found
