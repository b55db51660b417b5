"""What slices above give to slices below: reasons to stay, parts of an export, figures."""

from collections.abc import Mapping

from portal.accounts.queries.sites import count_sites
from portal.companies.queries.cards import count_partners
from portal.companies.ties import CompanyTies, Exporter, LeaveHold
from portal.contacts.queries import contacts_export
from portal.internships.agreement.asking_person import agreements_to_sign
from portal.internships.certificate.asking_person import certificates
from portal.internships.figures import count_internships
from portal.internships.kit.asking_person import first_days
from portal.internships.queries import reasons_to_stay as internships_hold
from portal.messages.ties import export_messages
from portal.openings.queries import export_openings
from portal.placements.queries import count_contracts
from portal.proposals.person_ties import Asking
from portal.proposals.ties import export_proposals
from portal.proposals.ties import reasons_to_stay as proposals_hold
from portal.published.ties import FigureSources
from portal.published.words import FigureKey

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

# What slices above proposals ask a person on their page: functions `(session, candidate_id)` that return cards.
PERSON_ASKS: tuple[Asking, ...] = (agreements_to_sign, first_days, certificates)

COMPANY_TIES = CompanyTies(LEAVE_HOLDS, EXPORTERS)
