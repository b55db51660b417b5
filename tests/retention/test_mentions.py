"""A name stands in notes about others too: it is taken out there, and nothing else is."""

from datetime import date

import pytest
from sqlalchemy import select

from portal.candidates.models import Candidate
from portal.candidates.services import Contact, Internal, Who
from portal.contacts.models import LogEntry, Task
from portal.contacts.services import LogDraft, TaskDraft, add_log_entry, add_task
from portal.contacts.words import Channel, SubjectKind, TaskKind
from portal.kernel.audit import By
from portal.kernel.db import Entity
from portal.profiles.models import Profile
from portal.proposals.models import Proposal
from portal.proposals.words import ProposalState
from portal.retention.erasing import MENTIONS, erase, plan_erasure
from portal.retention.mentions import NOTES
from portal.retention.requests import ask
from portal.retention.scanning import Wanted, scan
from portal.retention.words import RequestKind
from tests.builders.candidates import a_candidate, a_person
from tests.builders.companies import a_company
from tests.builders.internships import a_request, an_internship
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal
from tests.moments import NOON

HAMID = a_person(
    who=Who("Hamid", "Noori", ("حمید نوری",)), contact=Contact(phone="+4917139200111", email="hamid@mail.example", town="Wurzen")
)
JAWAD = a_person(
    who=Who("Jawad", "Noori"), contact=Contact(town="Wurzen"), internal=Internal(notes="Teilt das Telefon mit Bruder Hamid.")
)


@pytest.mark.parametrize(("said", "left"), [
    ("Hamid Noori war pünktlich.", "•••••••••••  war pünktlich.".replace("  ", " ")),
    ("Herr Noori, Hamid kommt um 8.", "Herr Noori, ••••• kommt um 8."),
    ("Hamids Vertrag liegt bereit.", "•••••• Vertrag liegt bereit."),
    ("Bitte حمید نوری anrufen: 0171 39200111.", "Bitte ••••••••• anrufen: •••••••••••••."),
    ("Mail an hamid@mail.example ist raus.", "Mail an •••••••••••••••••• ist raus."),
    ("Familie Noori zieht um.", "Familie Noori zieht um."),  # a brother of that name is still here
    ("Frau Lindner ruft am Montag zurück.", "Frau Lindner ruft am Montag zurück."),
])  # fmt: skip
def test_only_the_person_is_taken_out_of_a_note_about_a_company(session, said, left):
    person = a_candidate(session, HAMID)
    a_candidate(session, JAWAD)
    draft = LogDraft(SubjectKind.COMPANY, a_company(session).id, Channel.PHONE, said)
    add_log_entry(session, draft, by=By.system(), at=NOON)

    erase(session, person.id, by=By.system(), at=NOON)

    assert session.scalars(select(LogEntry.text)).all() == [left]


def test_a_brothers_file_no_longer_names_him(session):
    person, brother = a_candidate(session, HAMID), a_candidate(session, JAWAD)

    erase(session, person.id, by=By.system(), at=NOON)

    assert session.get_one(Candidate, brother.id).notes == "Teilt das Telefon mit Bruder •••••."


def test_the_plan_says_how_many_notes_name_the_person(session):
    person = a_candidate(session, HAMID)
    company = a_company(session)
    add_task(session, TaskDraft(TaskKind.OTHER, SubjectKind.COMPANY, company.id, date(2026, 12, 1), note="Hamid melden"), at=NOON)

    lines = {str(line.what): line.count for line in plan_erasure(session, person.id, NOON).going}

    assert lines[str(MENTIONS)] == 1
    assert session.scalars(select(Task.note)).all() == ["Hamid melden"]


def test_every_room_lets_go_of_the_name_and_keeps_the_rest(session):
    """A wish, what somebody does at an internship, a condition of an authority, a released text, a reason sent back."""
    person, other = a_candidate(session, HAMID), a_candidate(session, JAWAD)
    internship = an_internship(session, a_proposal(session, state=ProposalState.DISCLOSED, candidate=other))
    internship.tasks = "Arbeitet mit Hamid Noori."
    request = a_request(session, internship, conditions="Nur mit Hamid Noori.")
    wish = ask(session, other.id, RequestKind.CORRECTION, "Mein Bruder heißt Hamid.", by=By.system(), at=NOON)
    wish.answer = "Hamid ist eingetragen."
    profile = session.get_one(Profile, session.get_one(Proposal, internship.proposal_id).profile_id)
    profile.short_text = "Hat mit Hamid Noori gebacken."
    company = a_company(session, rejection_reason="Siehe Fall Hamid Noori.")
    opening = an_opening(session, company, rejection_reason="Bitte ohne Hamid Noori.")

    erase(session, person.id, by=By.system(), at=NOON)
    session.flush()

    texts = (internship.tasks, request.conditions, wish.text, wish.answer, profile.short_text)
    reasons = (company.rejection_reason, opening.rejection_reason)
    assert not [text for text in (*texts, *reasons) if "Hamid" in text]
    assert request.conditions == "Nur mit •••••••••••."
    assert dict(scan(session, Wanted.of(["Hamid"]))) == {}


# Columns of words in which the name of somebody from the file has no place, each with why. All others are in NOTES.
NO_NOTES = {
    "the person's own, and it goes with them": (
        "candidates_candidate.given_name", "candidates_candidate.family_name", "candidates_candidate.other_spellings",
        "candidates_candidate.phone", "candidates_candidate.email", "candidates_candidate.street",
        "candidates_candidate.postcode", "candidates_candidate.town", "candidates_candidate.sex",
        "candidates_candidate.nationality", "candidates_candidate.residence_title", "candidates_candidate.region",
        "candidates_candidate.contact_language", "candidates_language.language", "candidates_experience.occupation_group",
        "candidates_experience.country", "candidates_course_enrolment.provider", "candidates_competence.code",
        "candidates_text.decisions", "candidates_name_token.token",
    ),
    "signed by somebody else and sealed: it goes with their file": (
        "internships_signature.signer_name", "internships_agreement.content", "internships_agreement.document",
        "internships_scan.content",
    ),
    "somebody at work in their own office: staff, companies, authorities": (
        "accounts_account.email", "accounts_account.name", "accounts_account.phone", "accounts_account.reachable",
        "internships_kit.contact_name", "internships_kit.contact_phone",
        "companies_company.contact_name", "companies_company.phone", "companies_registration.contact_name",
        "companies_registration.email", "companies_registration.phone", "internships_internship.mentor_name",
        "internships_internship.approved_by_name", "openings_opening.mentor_name", "contacts_enquiry.name",
        "contacts_enquiry.phone", "contacts_enquiry.email",
    ),
    "what a house, a place or a company is called": (
        "accounts_site.name", "accounts_site.street", "accounts_site.postcode", "accounts_site.town", "accounts_site.phone",
        "accounts_site.email", "accounts_site_postcode.postcode", "companies_company.name", "companies_company.name_key",
        "companies_company.postcode", "companies_company.town", "companies_company.website",
        "companies_company.registration_number", "companies_company.insurer", "companies_company.insurance_number",
        "companies_registration.company_name", "companies_registration.postcode", "companies_site.name",
        "companies_site.street", "companies_site.postcode", "companies_site.town", "companies_site.region",
        "companies_site.way", "contacts_enquiry.company_name", "contacts_enquiry.postcode", "openings_opening.place_text",
        "openings_opening.postcode", "openings_opening.region", "proposals_company_notes.opening_title",
        "proposals_consent.company_name", "proposals_consent.opening_title",
    ),
    "public words of a company or of us, read by everybody and by us before": (
        "openings_opening.title", "openings_opening.tasks", "openings_opening.requirements", "published_logo.name",
        "published_logo.alt_de", "published_logo.alt_en", "published_logo.website", "published_logo.picture",
        "published_news.slug", "published_news_version.title_de", "published_news_version.lead_de",
        "published_news_version.body_de", "published_news_version.title_en", "published_news_version.lead_en",
        "published_news_version.body_en", "published_text_version.page", "published_text_version.markdown",
        "openings_note.german", "openings_note.english", "openings_synonyms.german", "openings_synonyms.foreign",
        "openings_synonyms.narrower", "openings_synonyms.places", "openings_synonyms_edition.german",
        "openings_synonyms_edition.foreign", "openings_synonyms_edition.narrower", "openings_synonyms_edition.places",
    ),
    "where a figure of the law comes from": (
        "internships_legal_figure.source", "internships_legal_figure.note", "openings_note.source", "openings_rate.source",
        "openings_rate.note", "kernel_retention_rule.source",
    ),
    "codes, keys and hashes, made by the program": (
        "accounts_account.language", "accounts_account.password_hash", "accounts_calendar_link.secret_hash",
        "accounts_code_app.secret", "accounts_recovery_code.code_hash",
        "accounts_sign_in_tries.address_hash", "candidates_personal_link.secret_hash", "companies_company.import_key",
        "companies_company.interests", "companies_registration.interests", "companies_registration.language",
        "contacts_enquiry.language", "internships_agreement.template", "internships_agreement.code_hash",
        "internships_agreement.sha256", "internships_scan.sha256", "internships_sign_key.code_hash",
        "internships_signature.document_sha256", "internships_signature.chain_hash", "kernel_audit_entry.verb",
        "kernel_audit_entry.by_role", "kernel_audit_entry.was", "kernel_audit_entry.becomes", "kernel_audit_entry.reason",
        "kernel_audit_head.mac", "kernel_audit_seal.mac", "kernel_audit_segment.last_mac", "kernel_audit_segment.mac",
        "kernel_data_version.stamp", "kernel_heartbeat.name", "kernel_outbox.topic", "kernel_outbox.handled_by",
        "kernel_outbox.last_error", "kernel_retention_rule.code", "kernel_schedule.code", "kernel_schedule.last_error",
        "kernel_sending.who_hash", "kernel_sent_once.key_hash", "kernel_sent_once.leads_to", "kernel_sign_in.token_hash",
        "kernel_sign_in.language", "letters_notice.key", "letters_notice.topic", "letters_notice.template",
        "openings_import.file_name", "openings_opening.occupation",
        "openings_opening.occupation_group", "openings_opening.import_key", "profiles_competence.code",
        "profiles_profile.occupation_group", "profiles_profile.region", "profiles_profile.wide_region",
        "profiles_profile.other_languages", "profiles_profile.coarse", "proposals_consent.text_version",
        "proposals_consent.text_language", "proposals_consent.text_sha256", "proposals_consent.aid_language",
        "proposals_consent.aid_sha256", "proposals_consent.paper_number", "proposals_proposal.reference",
        "proposals_proposal.times_offered", "proposals_proposal.entry_key", "proposals_proposal.hints",
        "published_logo.digest", "retention_code.code_hash", "retention_line.code", "retention_line.reasons",
        "retention_run.code",
    ),
}  # fmt: skip
OF_WORDS = ("Text", "EncryptedText", "EncryptedJSON", "JSON", "LargeBinary", "EncryptedBytes", "String")


def test_every_column_of_words_is_looked_through_or_has_a_reason_why_not():
    columns = {
        f"{table.name}.{column.name}"
        for table in Entity.metadata.sorted_tables
        for column in table.columns
        if type(column.type).__name__ in OF_WORDS
    }
    looked_through = {f"{entity.__tablename__}.{column}" for entity, column in NOTES}
    decided = {column for group in NO_NOTES.values() for column in group}

    assert sorted(columns - looked_through - decided) == [], "who is erased may be named here: NOTES, or say why not"
    assert sorted(decided & looked_through) == []
    assert sorted(decided - columns) == []
