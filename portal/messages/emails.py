"""Letters about messages: that there is one, and where. Never a word of it, and no name of the person."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.queries import team_address
from portal.companies.models import Company
from portal.companies.queries import letter_addresses
from portal.kernel.clock import local_day
from portal.kernel.mail import Letter
from portal.messages.models import Message
from portal.proposals.models import Proposal
from portal.proposals.queries import letter_facts
from portal.proposals.queries.visible import is_open_to_company
from portal.proposals.words import OPEN


@dataclass(frozen=True)
class MessageLetter:
    """What is read of a message: a greeting, the code of the case."""

    name: str
    reference: str
    proposal_id: UUID


def company_wrote(session: Session, message_id: UUID) -> list[Letter]:
    """Tell the advisor that a company has written, unless it is settled already."""
    message = session.get(Message, message_id)
    facts = letter_facts(session, message.proposal_id) if message and message.settled_at is None else None
    to = team_address(session, facts.advisor_id) if facts else None
    if facts is None or to is None:
        return []
    letter = MessageLetter(to.name, facts.reference, facts.id)
    return [Letter(to.email, to.language, "messages/letters/company_wrote", letter)]


def team_wrote(session: Session, message_id: UUID) -> list[Letter]:
    """Tell the company that there is a message, while it may look at the case and has not read it."""
    message = session.get(Message, message_id)
    if message is None or message.read_at is not None:
        return []
    may_look = (
        select(Proposal.company_id, Proposal.reference)
        .join(Company, Company.id == Proposal.company_id)
        .where(
            Proposal.id == message.proposal_id,
            Proposal.state.in_(OPEN),
            is_open_to_company(local_day(message.written_at)),
        )
    )
    found = session.execute(may_look).one_or_none()
    if found is None:
        return []
    company_id, reference = found
    return [
        Letter(to.email, to.language, "messages/letters/team_wrote", MessageLetter(to.name, reference, message.proposal_id))
        for to in letter_addresses(session, company_id)
    ]
