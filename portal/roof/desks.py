"""The desks of the house: every page belongs to one of them. One line per desk, by hand."""

from portal.accounts.web import coordinator as accounts_coordinator
from portal.accounts.web import demo as accounts_demo
from portal.accounts.web import factors as accounts_factors
from portal.accounts.web import members as accounts_members
from portal.accounts.web import proofs as accounts_proofs
from portal.accounts.web import public as accounts_public
from portal.candidates import web as candidates
from portal.companies import web as companies_web
from portal.contacts.web import advisor as contacts_advisor
from portal.home.web import advisor as home_advisor
from portal.home.web import calendar as home_calendar
from portal.home.web import coordinator as home_coordinator
from portal.home.web import employer as home_employer
from portal.home.web import undelivered as home_undelivered
from portal.internships.web import DESKS as INTERNSHIP_DESKS
from portal.kernel.web import health
from portal.kernel.web.desk import Desk
from portal.letters.web import DESKS as LETTER_DESKS
from portal.messages.web import DESKS as MESSAGE_DESKS
from portal.openings.web import advisor as openings_advisor
from portal.openings.web import coordinator as openings_coordinator
from portal.openings.web import coordinator_imports as openings_imports
from portal.openings.web import coordinator_notes as openings_notes
from portal.openings.web import coordinator_rates as openings_rates
from portal.openings.web import employer as openings_employer
from portal.placements.web import advisor as placements_advisor
from portal.placements.web import coordinator as placements_coordinator
from portal.placements.web import public as placements_public
from portal.profiles.web import employer as profiles_employer
from portal.proposals.web import DESKS as PROPOSAL_DESKS
from portal.published.web import coordinator as published_coordinator
from portal.published.web import public as published_public
from portal.reports.web import coordinator as reports_coordinator
from portal.retention.web import DESKS as RETENTION_DESKS
from public_site import pages as public_site

DESKS: tuple[Desk, ...] = (
    health.desk,
    public_site.desk,
    public_site.feeds.robots_desk,
    accounts_public.desk,
    accounts_members.desk,
    accounts_factors.desk,
    accounts_proofs.desk,
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
    *INTERNSHIP_DESKS,
    placements_advisor.desk,
    placements_coordinator.desk,
    placements_public.desk,
    placements_public.person_desk,
    *LETTER_DESKS,
    *RETENTION_DESKS,
    reports_coordinator.desk,
    home_employer.desk,
    home_calendar.desk,
    home_calendar.feed_desk,
    home_advisor.desk,
    home_coordinator.desk,
    home_undelivered.desk,
)
