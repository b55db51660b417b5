"""The lists the roof is made of: desks, listeners, navigation, footer. One line per thing, by hand."""

from collections.abc import Mapping

from portal.accounts import handlers as accounts
from portal.accounts.web import coordinator as accounts_coordinator
from portal.accounts.web import demo as accounts_demo
from portal.accounts.web import members as accounts_members
from portal.accounts.web import public as accounts_public
from portal.candidates import web as candidates
from portal.candidates.queries import candidate_title
from portal.companies import handlers as companies
from portal.companies import web as companies_web
from portal.companies.queries import company_title, contact_of, load_actor, organisation_of
from portal.companies.ties import CompanyTies, Exporter, LeaveHold
from portal.contacts import handlers as contacts
from portal.contacts.panels import contacts_about
from portal.contacts.queries import contacts_export, enquiry_title
from portal.contacts.web import advisor as contacts_advisor
from portal.contacts.words import SubjectKind
from portal.kernel.access import Role
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import Topics, merge
from portal.kernel.web import NavigationEntry
from portal.kernel.web.desk import Desk
from portal.kernel.web.records import RecordKind
from public_site import pages as public_site

DESKS: tuple[Desk, ...] = (
    public_site.desk,
    accounts_public.desk,
    accounts_members.desk,
    accounts_coordinator.desk,
    accounts_demo.desk,
    *companies_web.DESKS,
    contacts_advisor.desk,
    candidates.advisor.desk,
    candidates.public.desk,
)

TOPICS: Topics = merge(
    accounts.TOPICS,
    companies.TOPICS,
    contacts.TOPICS,
)

NAVIGATION: Mapping[Role, tuple[NavigationEntry, ...]] = {
    Role.EMPLOYER: (NavigationEntry(_l("My company"), "employer_companies.show", "person"),),
    Role.ADVISOR: (
        NavigationEntry(_l("Tasks"), "advisor_contacts.tasks", "list"),
        NavigationEntry(_l("Companies"), "advisor_companies.index", "bag"),
    ),
    Role.COORDINATOR: (
        NavigationEntry(_l("Decide"), "coordinator_companies.waiting", "check"),
        NavigationEntry(_l("Tasks"), "advisor_contacts.tasks", "list"),
        NavigationEntry(_l("Companies"), "advisor_companies.index", "bag"),
        NavigationEntry(_l("Team"), "coordinator_accounts.staff", "person"),
    ),
}

RECORDS: Mapping[str, RecordKind] = {
    "company": RecordKind("advisor_companies.show", "company_id", company_title, (contacts_about(SubjectKind.COMPANY),)),
    "enquiry": RecordKind("advisor_contacts.enquiry", "enquiry_id", enquiry_title),
    "candidate": RecordKind("advisor_candidates.show", "candidate_id", candidate_title, (contacts_about(SubjectKind.CANDIDATE),)),
}

FOOTER: tuple[tuple[object, tuple[NavigationEntry, ...]], ...] = ()

# Reasons why a company cannot leave yet: functions `(session, company_id)` that return sentences for it.
LEAVE_HOLDS: tuple[LeaveHold, ...] = ()

# What slices above add to the export of a company, by the name of the part.
EXPORTERS: Mapping[str, Exporter] = {
    "contact_log": contacts_export,
}

COMPANY_TIES = CompanyTies(LEAVE_HOLDS, EXPORTERS)

__all__ = [
    "COMPANY_TIES",
    "DESKS",
    "FOOTER",
    "NAVIGATION",
    "RECORDS",
    "TOPICS",
    "contact_of",
    "load_actor",
    "organisation_of",
]
