"""Reading companies."""

from portal.companies.queries.actors import ACTORS, contact_of, load_actor, organisation_of
from portal.companies.queries.cards import (
    NOBODY_READS,
    CompanyCard,
    card_of_company,
    company_card,
    company_title,
    find_company_by_name,
    has_lost_its_people,
    letter_addresses,
    names_of_companies,
    site_choices,
)
from portal.companies.queries.exporting import company_export
from portal.companies.queries.hints import Hint, hints_for
from portal.companies.queries.own import (
    Member,
    OwnCompany,
    OwnStanding,
    SiteCard,
    manages_the_team,
    own_company,
    own_member,
    own_site,
)
from portal.companies.queries.registrations import PendingRegistration, pending_registration
from portal.companies.queries.staff import (
    CompanyFilter,
    CompanyList,
    CompanyRecord,
    CompanyRow,
    companies_in_review,
    company_record,
    find_companies,
    site_of_company,
    waiting_companies,
)
from portal.companies.queries.told import ToldLine, story_of_company, told_to_company

__all__ = [
    "ACTORS",
    "NOBODY_READS",
    "CompanyCard",
    "CompanyFilter",
    "CompanyList",
    "CompanyRecord",
    "CompanyRow",
    "Hint",
    "Member",
    "OwnCompany",
    "OwnStanding",
    "PendingRegistration",
    "SiteCard",
    "ToldLine",
    "card_of_company",
    "companies_in_review",
    "company_card",
    "company_export",
    "company_record",
    "company_title",
    "contact_of",
    "find_companies",
    "find_company_by_name",
    "has_lost_its_people",
    "hints_for",
    "letter_addresses",
    "load_actor",
    "manages_the_team",
    "names_of_companies",
    "organisation_of",
    "own_company",
    "own_member",
    "own_site",
    "pending_registration",
    "site_choices",
    "site_of_company",
    "story_of_company",
    "told_to_company",
    "waiting_companies",
]
