"""What the start page of a company asks at once: where the company stands, and its internships between plan and decision."""

from sqlalchemy import Uuid, and_, bindparam, select
from sqlalchemy.orm import Session

from portal.companies.models import Company
from portal.companies.queries import OwnStanding
from portal.companies.queries.own import STANDING
from portal.internships.models import Internship
from portal.internships.queries import IS_LED, LED, LedInternship
from portal.kernel.access import Actor
from portal.proposals.models import Proposal

MOST_INTERNSHIPS = 100
_AT_WORK = (
    select(*STANDING, *LED)
    .select_from(Company)
    .outerjoin(Internship, and_(Internship.company_id == Company.id, IS_LED))
    .outerjoin(Proposal, Proposal.id == Internship.proposal_id)
    .where(Company.id == bindparam("company_id", type_=Uuid()))
    .order_by(Internship.starts_on.desc(), Internship.id)
    .limit(MOST_INTERNSHIPS)
)


def company_at_work(session: Session, actor: Actor) -> tuple[OwnStanding, tuple[LedInternship, ...]]:
    """Return where the actor's company stands and its newest internships, with one statement."""
    rows = session.execute(_AT_WORK, {"company_id": actor.own_organisation_id}).all()
    width = len(STANDING)
    led = tuple(LedInternship(*row[width:]) for row in rows if row[width] is not None)
    return OwnStanding(*rows[0][:width]), led
