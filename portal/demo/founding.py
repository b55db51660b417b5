"""Letting the invented companies come: by the form, by phone, after a visit."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.accounts.queries import advisor_for_postcode
from portal.companies import services
from portal.companies.models import Company, CompanySite, Membership
from portal.companies.services import EntryDraft, LeadDraft, MemberDraft, RegistrationDraft, SiteDraft, TrainingDraft
from portal.companies.words import CompanySource, CompanyState, Interest, MemberRole, TrainingAuthorisation
from portal.contacts.handlers import plan_meeting
from portal.demo.cast import Cast
from portal.demo.firms import FIRMS, Firm
from portal.demo.team import make_ready
from portal.kernel.access import Role
from portal.kernel.audit import By

S = CompanyState
PHONES = "+493023125"
LEAD = LeadDraft("Gärtnerei Hohnstädt", "04668 Grimma", "messe-grimma-17")
NOT_FOR_US = "Wir vermitteln keine Arbeit an der Haustür, die nur nach Abschlüssen bezahlt wird."
NOT_CONFIRMED = RegistrationDraft(
    company_name="Gartenbau Wiesner",
    postcode="04808",
    contact_name="Lutz Wiesner",
    email="lutz.wiesner@gartenbau-wiesner.example",
    phone=f"{PHONES}120",
    interests=(Interest.INTERNSHIP,),
)


def found_firms(session: Session, cast: Cast) -> None:
    """Let all companies come, the oldest partner first; one sign-up waits for the proof of its address."""
    for firm in sorted(FIRMS, key=lambda each: -each.days_ago):
        company = _entered(session, cast, firm) if firm.source is not CompanySource.PORTAL else _registered(session, cast, firm)
        cast.firms[firm.key] = company.id
        cast.advisors_of_firms[firm.key] = company.advisor_id or cast.staff["nadja"]
        _describe(session, cast, firm, company)
        _decide(session, cast, firm, company)
        _seat_people(session, cast, firm, company)
    services.enter_lead(session, LEAD, at=cast.days.at(70, 9))
    services.register_company(session, NOT_CONFIRMED, at=cast.days.at(1, 16, 42))


def rest_firms(session: Session, cast: Cast) -> None:
    """Let a partner rest that offers nothing any more, block one after complaints, and let one go."""
    for firm in FIRMS:
        company_id = cast.firms[firm.key]
        if firm.state is S.DORMANT:
            services.move_company(session, company_id, "rest", by=cast.advisor_of_firm(firm.key), at=cast.days.at(35, 10))
        elif firm.state is S.BLOCKED:
            services.move_company(session, company_id, "block", by=cast.coordinator, at=cast.days.at(92, 11))
        elif firm.state is S.LEFT:
            services.leave_company(session, company_id, (), by=cast.coordinator, at=cast.days.at(64, 14))


def _registered(session: Session, cast: Cast, firm: Firm) -> Company:
    """Sign up by the form, prove the address, be called by the advisor."""
    draft = RegistrationDraft(
        firm.name, firm.home[0], firm.contact_name, firm.email or "", f"{PHONES}{firm.phone}", firm.interests
    )
    registration = services.register_company(session, draft, at=cast.days.at(firm.days_ago, 10, 5))
    company = services.confirm_registration(session, registration.id, at=cast.days.at(firm.days_ago, 10, 20))
    session.flush()  # what follows asks for the company's rows
    if firm.state is S.REGISTERED:
        plan_meeting(session, company.id, cast.days.at(firm.days_ago, 10, 20))
        return company
    by = By(company.advisor_id, Role.ADVISOR.value)
    services.tick_visit(session, company.id, CompanySource.PHONE, by=by, at=cast.days.at(firm.days_ago - 5, 14))
    return company


def _entered(session: Session, cast: Cast, firm: Firm) -> Company:
    """Be entered by the advisor who called or visited."""
    draft = EntryDraft(
        name=firm.name,
        postcode=firm.home[0],
        contact_name=firm.contact_name,
        phone=f"{PHONES}{firm.phone}",
        source=firm.source,
        email=firm.email,
        interests=firm.interests,
    )
    responsible = advisor_for_postcode(session, firm.home[0])
    by = By(responsible.id if responsible else None, Role.ADVISOR.value)
    return services.enter_company(session, draft, by=by, at=cast.days.at(firm.days_ago, 8, 30))


def _describe(session: Session, cast: Cast, firm: Firm, company: Company) -> None:
    postcode, town, street = firm.home
    site = session.scalars(select(CompanySite).where(CompanySite.company_id == company.id)).one()
    draft = SiteDraft(firm.name, postcode, street, town, firm.way)
    at, by = cast.days.at(firm.days_ago - 1, 15), cast.advisor_of_firm(firm.key)
    services.change_site(session, site.id, draft, by=by, at=at)
    company.website = firm.website
    company.town = town
    if firm.training is not TrainingAuthorisation.NONE:
        is_confirmed = firm.training is TrainingAuthorisation.CONFIRMED
        confirmed_on = cast.days.worked(firm.days_ago + 400) if is_confirmed else None
        services.note_training(session, company.id, TrainingDraft(firm.training, confirmed_on), by=by, at=at)


def _decide(session: Session, cast: Cast, firm: Firm, company: Company) -> None:
    if firm.state is S.REJECTED:
        at = cast.days.at(firm.days_ago - 7, 10, 30)
        services.reject_company(session, company.id, NOT_FOR_US, by=cast.coordinator, at=at)
    if firm.state not in (S.ACTIVE, S.DORMANT, S.BLOCKED, S.LEFT):
        return
    services.approve_company(session, company.id, by=cast.coordinator, at=cast.days.at(max(firm.days_ago - 7, 2), 10, 30))


def _seat_people(session: Session, cast: Cast, firm: Firm, company: Company) -> None:
    """Let the company's people sign in, confirm what was entered for them, and bring a colleague."""
    at = cast.days.at(max(firm.days_ago - 8, 1), 17)
    if firm.colleague:
        name, email = firm.colleague
        draft = MemberDraft(name, email, MemberRole.MEMBER)
        services.invite_member(session, company.id, draft, by=cast.coordinator, at=at)
    people = select(Account, Membership).join(Membership, Membership.account_id == Account.id)
    rows = session.execute(people.where(Membership.company_id == company.id))
    for account, membership in rows:
        make_ready(account, at)
        if membership.role is MemberRole.ADMIN:
            cast.members[firm.key] = account.id
    member = cast.member_of(firm.key)
    if member and firm.is_confirmed:
        services.confirm_company(session, company.id, by=member, at=at)
