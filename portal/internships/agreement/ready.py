"""Whether an internship may begin as far as its agreement goes: there is one, everyone has signed it, nobody has changed it."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.internships.agreement.models import Agreement
from portal.internships.agreement.proving import is_whole
from portal.internships.agreement.signing import missing_parties
from portal.internships.agreement.words import AgreementState, Party
from portal.kernel.errors import RuleBroken, Sentence
from portal.kernel.i18n import lazy_gettext as _l

MISSING: dict[Party, Sentence] = {
    Party.PERSON: _l("The person has not signed the agreement. The internship must not start without it."),
    Party.GUARDIAN: _l("The legal guardian has not signed the agreement. The internship must not start without it."),
    Party.COMPANY: _l("The company has not signed the agreement. The internship must not start without it."),
    Party.ADVICE: _l("KAI advice has not signed the agreement. The internship must not start without it."),
}


def refuse_unsigned(session: Session, internship_id: UUID) -> None:
    """Refuse a start without an agreement that everyone has signed and nobody has changed since."""
    counting = select(Agreement).where(Agreement.internship_id == internship_id, Agreement.state != AgreementState.VOID)
    agreement = session.scalar(counting.limit(1))
    if agreement is None:
        raise RuleBroken(
            _l("There is no agreement yet. Prepare it and let everyone sign; without it the internship must not start.")
        )
    for party in missing_parties(session, agreement):
        raise RuleBroken(MISSING[party])
    if not is_whole(session, agreement):
        raise RuleBroken(
            _l("The stored agreement is not what was signed. Please tell the coordinator, and let everyone sign anew.")
        )
