"""A company asked something about a proposal in the demo, and was answered the next day."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.queries import seen_of
from portal.demo.cast import Cast
from portal.demo.days import DAY, moment_of
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.messages.services import Reply, note_read, write_to_advisor, write_to_company
from portal.messages.words import Side
from portal.proposals.models import Proposal

REFERENCE = "7K2M"
QUESTION = "Geht auch der Samstag, ab vier Uhr früh? Die Schicht endet um zehn."
ANSWER = "Ja, das geht, auch früh. Anleitung durch jemanden aus dem Team wäre in den ersten Tagen gut."


def write_messages(session: Session, cast: Cast) -> None:
    """Let both write to each other, long enough ago that nothing is due."""
    proposal = session.scalars(select(Proposal).where(Proposal.reference.contains(REFERENCE))).one()
    asked = moment_of(cast.days.today - 7 * DAY, 10)
    company = cast.member_of("lindner") or By(None, Role.EMPLOYER.value)
    question = write_to_advisor(session, proposal.id, QUESTION, by=company, at=asked)
    note_read(session, proposal.id, Side.TEAM, at=asked + DAY)
    reply = Reply(ANSWER, seen_of(ANSWER), last_seen_id=question.id)
    write_to_company(session, proposal.id, reply, by=By(proposal.made_by_id, Role.ADVISOR.value), at=asked + DAY)
    note_read(session, proposal.id, Side.COMPANY, at=asked + 2 * DAY)
