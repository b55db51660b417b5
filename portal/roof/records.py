"""The kinds of record: where each one has its page, who finds its title, which panels stand on it."""

from collections.abc import Mapping

from portal.candidates.queries import candidate_title
from portal.candidates.telling import TELLING as CANDIDATE
from portal.companies.queries import company_title
from portal.companies.telling import TELLING as COMPANY
from portal.contacts.panels import contacts_about
from portal.contacts.queries import enquiry_title
from portal.contacts.words import SubjectKind
from portal.internships.naming import internship_title
from portal.internships.telling import TELLING as INTERNSHIP
from portal.internships.web import advisor as internships_advisor
from portal.kernel.web.records import Further, RecordKind
from portal.messages.telling import TELLING as MESSAGE
from portal.messages.web.advisor import panel_of_case
from portal.openings.panels import openings_panel
from portal.openings.queries import opening_title
from portal.openings.telling import TELLING as OPENING
from portal.placements.queries import placement_title
from portal.placements.telling import TELLING as PLACEMENT
from portal.placements.web import advisor as placements_advisor
from portal.proposals.panels import (
    PROPOSALS_OF_PERSON,
    notes_of_firm,
    people_for_opening,
    proposals_of_firm,
    proposals_of_person,
)
from portal.proposals.queries import proposal_title
from portal.proposals.telling import TELLING as PROPOSAL
from portal.retention.panels import restriction_of_person

PERSONS_PROPOSALS = Further("proposal", PROPOSALS_OF_PERSON)
RECORDS: Mapping[str, RecordKind] = {
    "company": RecordKind(
        "advisor_companies.show",
        "company_id",
        company_title,
        (openings_panel, proposals_of_firm, notes_of_firm, contacts_about(SubjectKind.COMPANY, COMPANY)),
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
            restriction_of_person,
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
