"""The lists the roof is made of: desks, listeners, navigation, footer. One line per thing, by hand."""

from collections.abc import Mapping

from portal.accounts import handlers as accounts
from portal.accounts.queries.sites import count_sites
from portal.accounts.web import coordinator as accounts_coordinator
from portal.accounts.web import demo as accounts_demo
from portal.accounts.web import members as accounts_members
from portal.accounts.web import public as accounts_public
from portal.candidates import handlers as candidate_handlers
from portal.candidates import web as candidates
from portal.candidates.queries import candidate_title
from portal.candidates.services.counting import count_this_week
from portal.candidates.telling import TELLING as CANDIDATE
from portal.companies import handlers as companies
from portal.companies import web as companies_web
from portal.companies.queries import ACTORS, company_title, contact_of, organisation_of
from portal.companies.queries.cards import count_partners
from portal.companies.telling import TELLING as COMPANY
from portal.companies.ties import CompanyTies, Exporter, LeaveHold
from portal.contacts import handlers as contacts
from portal.contacts.panels import contacts_about
from portal.contacts.queries import contacts_export, enquiry_title
from portal.contacts.web import advisor as contacts_advisor
from portal.contacts.words import SubjectKind
from portal.home.web import advisor as home_advisor
from portal.home.web import coordinator as home_coordinator
from portal.home.web import employer as home_employer
from portal.internships import handlers as internships
from portal.internships.figures import count_internships
from portal.internships.naming import internship_title
from portal.internships.queries import reasons_to_stay as internships_hold
from portal.internships.telling import TELLING as INTERNSHIP
from portal.internships.web import advisor as internships_advisor
from portal.internships.web import coordinator as internships_coordinator
from portal.internships.web import employer as internships_employer
from portal.kernel.access import Role
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.once import forget_old_keys
from portal.kernel.outbox import Topics, merge
from portal.kernel.schedule import Daily, Hourly, Job, Weekly
from portal.kernel.web import NavigationEntry, health
from portal.kernel.web.desk import Desk
from portal.kernel.web.records import Further, RecordKind
from portal.messages import handlers as messages
from portal.messages.telling import TELLING as MESSAGE
from portal.messages.ties import export_messages
from portal.messages.web import DESKS as MESSAGE_DESKS
from portal.messages.web.advisor import panel_of_case
from portal.openings import handlers as openings
from portal.openings.panels import openings_panel
from portal.openings.queries import export_openings, opening_title
from portal.openings.services.freshness import look_after_offers
from portal.openings.telling import TELLING as OPENING
from portal.openings.web import advisor as openings_advisor
from portal.openings.web import coordinator as openings_coordinator
from portal.openings.web import coordinator_imports as openings_imports
from portal.openings.web import coordinator_notes as openings_notes
from portal.openings.web import coordinator_rates as openings_rates
from portal.openings.web import employer as openings_employer
from portal.placements import handlers as placements
from portal.placements.following_up import ask_how_it_goes
from portal.placements.queries import count_contracts, placement_title
from portal.placements.telling import TELLING as PLACEMENT
from portal.placements.web import advisor as placements_advisor
from portal.placements.web import coordinator as placements_coordinator
from portal.placements.web import public as placements_public
from portal.profiles.web import employer as profiles_employer
from portal.proposals import handlers as proposals
from portal.proposals.panels import PROPOSALS_OF_PERSON, people_for_opening, proposals_of_firm, proposals_of_person
from portal.proposals.queries import proposal_title
from portal.proposals.services.reminding import expire_unanswered, remind_companies
from portal.proposals.telling import TELLING as PROPOSAL
from portal.proposals.ties import export_proposals
from portal.proposals.ties import reasons_to_stay as proposals_hold
from portal.proposals.web import DESKS as PROPOSAL_DESKS
from portal.published.ties import FigureSources
from portal.published.web import coordinator as published_coordinator
from portal.published.web import public as published_public
from portal.published.words import FigureKey
from portal.retention import handlers as retention
from portal.retention.web import DESKS as RETENTION_DESKS
from public_site import pages as public_site
from public_site.texts import defaults as default_texts
from public_site.texts import rendered as rendered_text

DESKS: tuple[Desk, ...] = (
    health.desk,
    public_site.desk,
    public_site.feeds.robots_desk,
    accounts_public.desk,
    accounts_members.desk,
    accounts_coordinator.desk,
    accounts_demo.desk,
    *companies_web.DESKS,
    contacts_advisor.desk,
    openings_employer.desk,
    openings_advisor.desk,
    openings_coordinator.desk,
    openings_rates.desk,
    openings_notes.desk,
    openings_imports.desk,
    published_coordinator.desk,
    published_public.desk,
    candidates.advisor.desk,
    candidates.public.desk,
    profiles_employer.desk,
    *PROPOSAL_DESKS,
    *MESSAGE_DESKS,
    internships_advisor.desk,
    internships_employer.desk,
    internships_coordinator.desk,
    placements_advisor.desk,
    placements_coordinator.desk,
    placements_public.desk,
    placements_public.person_desk,
    *RETENTION_DESKS,
    home_employer.desk,
    home_advisor.desk,
    home_coordinator.desk,
)

TOPICS: Topics = merge(
    accounts.TOPICS,
    candidate_handlers.TOPICS,
    companies.TOPICS,
    contacts.TOPICS,
    openings.TOPICS,
    proposals.TOPICS,
    messages.TOPICS,
    internships.TOPICS,
    placements.TOPICS,
    retention.TOPICS,
)

NAVIGATION: Mapping[Role, tuple[NavigationEntry, ...]] = {
    Role.VISITOR: (
        NavigationEntry(_l("For companies"), "public.companies", "home"),
        NavigationEntry(_l("How it works"), "public.how_it_works", "list"),
        NavigationEntry(_l("Places and jobs"), "public.openings", "bag"),
        NavigationEntry(_l("About KAI"), "public.about", "people"),
        NavigationEntry(_l("Sign in"), "public_accounts.sign_in", "person"),
        NavigationEntry(_l("Become a partner"), "public.register", "plus"),
    ),
    Role.CANDIDATE: (NavigationEntry(_l("My page"), "candidate_proposals.index", "person"),),
    Role.EMPLOYER: (
        NavigationEntry(_l("Start"), "employer_home.index", "home"),
        NavigationEntry(_l("My places"), "employer_openings.index", "bag"),
        NavigationEntry(_l("Proposals"), "employer_proposals.index", "people"),
        NavigationEntry(_l("My company"), "employer_companies.show", "tools"),
        NavigationEntry(_l("Internships"), "employer_internships.index", "calendar"),
    ),
    Role.ADVISOR: (
        NavigationEntry(_l("Today"), "advisor_home.index", "home"),
        NavigationEntry(_l("People"), "advisor_candidates.index", "people"),
        NavigationEntry(_l("Companies"), "advisor_companies.index", "bag"),
        NavigationEntry(_l("Proposals"), "advisor_proposals.index", "message"),
        NavigationEntry(_l("Internships"), "advisor_internships.index", "calendar"),
        NavigationEntry(_l("Places"), "advisor_openings.index", "eye"),
    ),
    Role.COORDINATOR: (
        NavigationEntry(_l("Today"), "coordinator_home.index", "home"),
        NavigationEntry(_l("Decide"), "coordinator_companies.waiting", "check"),
        NavigationEntry(_l("Tasks"), "advisor_contacts.tasks", "list"),
        NavigationEntry(_l("Companies"), "advisor_companies.index", "bag"),
        NavigationEntry(_l("Places"), "advisor_openings.index", "eye"),
        NavigationEntry(_l("Team"), "coordinator_accounts.staff", "people"),
        NavigationEntry(_l("Website"), "coordinator_published.texts", "globe"),
    ),
}

PERSONS_PROPOSALS = Further("proposal", PROPOSALS_OF_PERSON)
RECORDS: Mapping[str, RecordKind] = {
    "company": RecordKind(
        "advisor_companies.show",
        "company_id",
        company_title,
        (openings_panel, proposals_of_firm, contacts_about(SubjectKind.COMPANY, COMPANY)),
    ),
    "opening": RecordKind(
        "advisor_openings.show", "opening_id", opening_title, (people_for_opening, contacts_about(SubjectKind.OPENING, OPENING))
    ),
    "enquiry": RecordKind("advisor_contacts.enquiry", "enquiry_id", enquiry_title),
    "candidate": RecordKind(
        "advisor_candidates.show",
        "candidate_id",
        candidate_title,
        (
            proposals_of_person,
            contacts_about(SubjectKind.CANDIDATE, CANDIDATE.with_acts_of(PROPOSAL).with_acts_of(MESSAGE), also=PERSONS_PROPOSALS),
        ),
    ),
    "proposal": RecordKind(
        "advisor_proposals.show",
        "proposal_id",
        proposal_title,
        (
            internships_advisor.panel_of_proposal,
            placements_advisor.panel_of_proposal,
            panel_of_case,
            contacts_about(SubjectKind.PROPOSAL, PROPOSAL.with_acts_of(MESSAGE)),
        ),
    ),
    "internship": RecordKind(
        "advisor_internships.show", "internship_id", internship_title, (contacts_about(SubjectKind.INTERNSHIP, INTERNSHIP),)
    ),
    "placement": RecordKind(
        "advisor_placements.show", "placement_id", placement_title, (contacts_about(SubjectKind.PLACEMENT, PLACEMENT),)
    ),
}

FOOTER: tuple[tuple[object, tuple[NavigationEntry, ...]], ...] = (
    (
        _l("For companies"),
        (
            NavigationEntry(_l("Become a partner"), "public.register"),
            NavigationEntry(_l("Internship: 4 to 6 weeks"), "public.internship"),
            NavigationEntry(_l("Train apprentices"), "public.apprenticeship"),
            NavigationEntry(_l("Questions and answers"), "public.questions"),
        ),
    ),
    (
        _l("For participants"),
        (
            NavigationEntry(_l("What is KAI?"), "public.participants"),
            NavigationEntry(_l("Easy language"), "public.easy_german"),
            NavigationEntry(_l("Glossary"), "public.glossary"),
        ),
    ),
    (
        _l("Contact"),
        (
            NavigationEntry(_l("Arrange a call"), "public.contact"),
            NavigationEntry(_l("Our sites"), "public.sites"),
            NavigationEntry(_l("News"), "public.news"),
            NavigationEntry(_l("Report a barrier"), "public.report_barrier"),
        ),
    ),
    (
        _l("Legal"),
        (
            NavigationEntry(_l("Imprint"), "public.imprint"),
            NavigationEntry(_l("Privacy"), "public.privacy"),
            NavigationEntry(_l("Accessibility"), "public.accessibility"),
        ),
    ),
)

# Where to go from a page that has ended.
WAYS_ON: Mapping[str, tuple[object, str]] = {"public.opening": (_l("All open places"), "public.openings")}

# Reasons why a company cannot leave yet: functions `(session, company_id)` that return sentences for it.
LEAVE_HOLDS: tuple[LeaveHold, ...] = (proposals_hold, internships_hold)

# What slices above add to the export of a company, by the name of the part.
EXPORTERS: Mapping[str, Exporter] = {
    "contact_log": contacts_export,
    "messages": export_messages,
    "openings": export_openings,
    "proposals": export_proposals,
}

# What the slices count for the figures of the start page: functions `(session, on)` that return how many and since when.
FIGURE_SOURCES: FigureSources = {
    FigureKey.CONTRACTS: count_contracts,
    FigureKey.INTERNSHIPS: count_internships,
    FigureKey.COMPANIES: count_partners,
    FigureKey.SITES: count_sites,
}

# What comes round by itself: each has a row that says when it ran and runs next (`portal doctor`).
JOBS: tuple[Job, ...] = (
    Job("proposals.remind", _l("Remind companies of unanswered proposals"), Daily(8, closes=20), remind_companies),
    Job("proposals.expire", _l("End proposals nobody answered in time"), Daily(0), expire_unanswered),
    Job("placements.ask", _l("Ask how the work is going that was found"), Daily(8, closes=20), ask_how_it_goes),
    Job("openings.look_after", _l("Take places offline that nobody confirmed or that are over"), Daily(4), look_after_offers),
    Job("pool.count", _l("Count the people for the numbers companies see"), Weekly(3), count_this_week),
    Job("retention.plan", _l("Delete what is no longer needed"), Daily(3), retention.plan_daily_run),
    Job("forms.forget", _l("Forget which forms were sent"), Hourly(), forget_old_keys),
)

COMPANY_TIES = CompanyTies(LEAVE_HOLDS, EXPORTERS)

__all__ = [
    "ACTORS",
    "COMPANY_TIES",
    "DESKS",
    "FIGURE_SOURCES",
    "FOOTER",
    "JOBS",
    "NAVIGATION",
    "RECORDS",
    "TOPICS",
    "WAYS_ON",
    "contact_of",
    "default_texts",
    "organisation_of",
    "rendered_text",
]
