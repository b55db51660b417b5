"""Reading companies."""

from portal.companies.queries.actors import contact_of, load_actor, organisation_of
from portal.companies.queries.cards import (
    CompanyCard,
    company_card,
    company_title,
    find_company_by_name,
    letter_addresses,
    names_of_companies,
    site_choices,
)
from portal.companies.queries.exporting import company_export
from portal.companies.queries.hints import Hint, hints_for
from portal.companies.queries.history import HistoryLine, company_history
from portal.companies.queries.own import (
    Member,
    OwnCompany,
    SiteCard,
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
    company_record,
    find_companies,
    site_of_company,
    waiting_companies,
)

__all__ = [
    "CompanyCard",
    "CompanyFilter",
    "CompanyList",
    "CompanyRecord",
    "CompanyRow",
    "Hint",
    "HistoryLine",
    "Member",
    "OwnCompany",
    "PendingRegistration",
    "SiteCard",
    "company_card",
    "company_export",
    "company_history",
    "company_record",
    "company_title",
    "contact_of",
    "find_companies",
    "find_company_by_name",
    "hints_for",
    "letter_addresses",
    "load_actor",
    "names_of_companies",
    "organisation_of",
    "own_company",
    "own_member",
    "own_site",
    "pending_registration",
    "site_choices",
    "site_of_company",
    "waiting_companies",
]
