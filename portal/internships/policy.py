"""Who may plan, lead and see internships."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.internships import asking, queries
from portal.internships.agreement import papers, reading, scans
from portal.internships.certificate import reading as certificates
from portal.internships.kit import reading as kits
from portal.kernel.access import EVERYONE, Actor, Role, allow, allow_one
from portal.kernel.clock import now, today
from portal.kernel.i18n import current_language
from portal.proposals.queries import staff_proposal


def _employer_finds(session: Session, actor: Actor, internship_id: UUID) -> queries.EmployerInternship | None:
    return queries.show_to_employer(session, actor, internship_id, on=today())


def _proposal_id(session: Session, actor: Actor, proposal_id: UUID) -> UUID | None:
    return proposal_id if staff_proposal(session, actor, proposal_id) else None


def _slip(session: Session, actor: Actor, key_id: UUID) -> papers.SlipKey | None:
    return papers.slip_key(session, key_id, actor.own_id, now())


def _own_agreement(session: Session, actor: Actor, agreement_id: UUID) -> reading.AgreementView | None:
    return reading.agreement_for_person(session, actor, agreement_id, language=current_language())


LIST_FOR_STAFF = allow(Role.ADVISOR)
SHOW_TO_STAFF = allow_one(Role.ADVISOR, key="internship_id", find=queries.show_to_staff)
PLAN = allow_one(Role.ADVISOR, key="proposal_id", find=_proposal_id)
LIST_FOR_EMPLOYER = allow(Role.EMPLOYER)
SHOW_TO_EMPLOYER = allow_one(Role.EMPLOYER, key="internship_id", find=_employer_finds)
ANSWER_REQUEST = allow_one(Role.ADVISOR, key="asked_id", find=asking.show_request)
EDIT_FIGURES = allow(Role.COORDINATOR)
LEAD_AGREEMENT = allow_one(Role.ADVISOR, key="agreement_id", find=reading.agreement_for_staff)
OPEN_SCAN = allow_one(Role.ADVISOR, key="scan_id", find=scans.find_scan)
PRINT_SLIP = allow_one(Role.ADVISOR, key="key_id", find=_slip)
SIGN_FOR_COMPANY = allow_one(Role.EMPLOYER, key="agreement_id", find=reading.agreement_for_company)
MY_AGREEMENT = allow_one(Role.CANDIDATE, key="agreement_id", find=_own_agreement)
SIGN_BY_KEY = CHECK_AGREEMENT = ASSESS_BY_LINK = allow(*EVERYONE)
KIT_OF_COMPANY = allow_one(Role.EMPLOYER, key="internship_id", find=kits.kit_for_company)
MY_KIT = allow_one(Role.CANDIDATE, key="internship_id", find=kits.kit_for_person)
MY_CERTIFICATE = allow_one(Role.CANDIDATE, key="internship_id", find=certificates.certificate_for_person)
CERTIFICATE_FOR_STAFF = allow_one(Role.ADVISOR, key="internship_id", find=certificates.certificate_for_staff)
