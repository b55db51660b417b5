"""Agreements: versions, signatures in one's own role, the chain that proves them, and no start without them."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from sqlalchemy import select, text, update

from portal.companies.models import Membership
from portal.internships import services
from portal.internships.agreement import hands, issuing, keys, scans, signing
from portal.internships.agreement.chain import LETTERS, code_of, read_code
from portal.internships.agreement.content import content_of, holiday_of
from portal.internships.agreement.models import Agreement, Scan, Signature, SignKey
from portal.internships.agreement.proving import is_whole, proof_by_code
from portal.internships.agreement.ready import refuse_unsigned
from portal.internships.agreement.words import AgreementState, KeyWay, Party, ScanKind, SignChannel
from portal.internships.words import InternshipState, LegalBasis
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.errors import RuleBroken
from portal.kernel.outbox.models import OutboxRow
from tests.builders.agreements import an_agreement, make_quickly, some_terms
from tests.builders.companies import an_employer
from tests.builders.internships import a_plan, an_internship
from tests.moments import MONDAY, NOON
from tests.pictures import a_jpeg, a_png

pytestmark = pytest.mark.postgres_later

DAY = timedelta(days=1)
P, C, S = Party, SignChannel, InternshipState
PDF = b"%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n"


def refusal_of(act) -> str:
    try:
        act()
    except RuleBroken as refusal:
        return str(refusal)
    return ""


@pytest.fixture
def internship(session):
    return an_internship(session, state=S.APPROVED)


@pytest.fixture
def by(internship):
    return By(internship.planned_by_id, Role.ADVISOR.value)


def member_of(session, internship):
    return session.scalars(select(Membership.account_id).where(Membership.company_id == internship.company_id)).first() or (
        an_employer(session, internship_company(session, internship)).id
    )


def internship_company(session, internship):
    from portal.companies.models import Company

    return session.get_one(Company, internship.company_id)


def hand_for(session, internship, role, party, channel, seen):
    """Whoever has this role, with everything a signature of it could need."""
    account = {Role.ADVISOR: internship.planned_by_id, Role.CANDIDATE: None}.get(role) or (
        None if role is Role.CANDIDATE else member_of(session, internship)
    )
    return signing.Hand(role, party, channel, seen, account_id=account, subject_id=internship.candidate_id, signer_name="Kim")


def sign_all_but(session, agreement, *missing, by):
    for party in agreement.parties:
        if party not in missing:
            hand = signing.Hand(Role.ADVISOR, party, C.PAPER, agreement.sha256, account_id=by.account_id, signer_name="Kim Wolf")
            signing.sign(session, agreement.id, hand, by=by, at=NOON)


@pytest.mark.one_database
def test_only_those_of_the_table_sign_for_a_party_and_only_in_their_ways(session, internship, by):
    allowed = set()
    for role, party, channel in product(Role, Party, SignChannel):
        nested = session.begin_nested()
        internship_agreement = an_agreement(session, internship, signed=() if party is P.PERSON else (P.PERSON,))
        internship_agreement.needs_guardian = True
        hand = hand_for(session, internship, role, party, channel, internship_agreement.sha256)
        if not refusal_of(lambda hand=hand, it=internship_agreement: signing.sign(session, it.id, hand, by=by, at=NOON)):
            allowed.add((role.value, party.value, channel.value))
        nested.rollback()

    assert allowed == {
        ("candidate", "person", "link"),
        ("candidate", "person", "tablet"),
        ("visitor", "person", "code"),
        ("employer", "company", "signed_in"),
        ("visitor", "company", "link"),
        ("visitor", "company", "code"),
        ("advisor", "advice", "signed_in"),
        *(("advisor", party.value, "paper") for party in Party if party is not P.PERSON),
        ("advisor", "person", "paper"),
    }


def test_another_person_and_another_company_cannot_sign(session, internship, by):
    other, stranger = an_internship(session), an_employer(session)
    agreement = an_agreement(session, internship)
    someone_else = signing.Hand(Role.CANDIDATE, P.PERSON, C.LINK, agreement.sha256, subject_id=other.candidate_id)
    assert refusal_of(lambda: signing.sign(session, agreement.id, someone_else, by=by, at=NOON))
    hand = signing.Hand(Role.CANDIDATE, P.PERSON, C.LINK, agreement.sha256, subject_id=internship.candidate_id)
    signing.sign(session, agreement.id, hand, by=by, at=NOON)
    for role, channel in ((Role.EMPLOYER, C.SIGNED_IN), (Role.VISITOR, C.LINK)):
        foreign = signing.Hand(role, P.COMPANY, channel, agreement.sha256, account_id=stranger.id)
        assert refusal_of(lambda foreign=foreign: signing.sign(session, agreement.id, foreign, by=by, at=NOON))
    assert [each.party for each in signing.signatures_of(session, agreement.id)] == [P.PERSON]


def test_the_company_signs_after_the_person(session, internship, by):
    agreement = an_agreement(session, internship)
    hand = hand_for(session, internship, Role.EMPLOYER, P.COMPANY, C.SIGNED_IN, agreement.sha256)

    assert "unterschreibt zuerst" in refusal_of(lambda: signing.sign(session, agreement.id, hand, by=by, at=NOON))


def test_an_edit_of_the_plan_makes_a_new_version_and_voids_every_signature(session, internship, by):
    first = an_agreement(session, internship, signed=(P.PERSON, P.COMPANY))
    seen = first.sha256
    services.change_plan(session, internship.id, a_plan(hours_per_week=25), by=by, at=NOON)
    second = issuing.counting_agreement(session, internship.id)
    make_quickly(second)
    session.flush()

    assert (first.state, second.number, second.content["hours_per_week"]) == (AgreementState.VOID, 2, 25)
    assert signing.missing_parties(session, second) == second.parties
    for agreement in (first, second):
        hand = signing.Hand(Role.ADVISOR, P.ADVICE, C.SIGNED_IN, seen, account_id=by.account_id)
        assert "hat sich geändert, seit" in refusal_of(
            lambda agreement=agreement, hand=hand: signing.sign(session, agreement.id, hand, by=by, at=NOON)
        )
    told = session.scalars(select(OutboxRow.subject_id).where(OutboxRow.topic == "agreement.issued")).all()
    assert told == [first.id, second.id]


def test_what_changes_nothing_agreed_leaves_the_signatures(session, internship, by):
    first = an_agreement(session, internship, signed=(P.PERSON,))
    services.change_plan(session, internship.id, a_plan(), by=by, at=NOON)

    assert issuing.counting_agreement(session, internship.id).id == first.id
    assert first.state is AgreementState.OPEN


def test_a_plan_that_is_called_off_takes_its_agreement_along(session, internship, by):
    agreement = an_agreement(session, internship)
    services.cancel_internship(session, internship.id, by=by, at=NOON)

    assert agreement.state is AgreementState.VOID


@pytest.mark.parametrize("missing", [(), *((party,) for party in (P.PERSON, P.COMPANY, P.ADVICE)), tuple(Party)])
def test_nothing_begins_before_everyone_has_signed(session, internship, by, missing):
    agreement = an_agreement(session, internship)
    sign_all_but(session, agreement, *missing, by=by)
    said = refusal_of(lambda: services.start_internship(session, internship.id, by=by, at=NOON))

    assert bool(said) == bool(missing)
    assert internship.state is (S.APPROVED if missing else S.RUNNING)


def test_nothing_begins_without_an_agreement_or_with_one_that_was_changed(session, internship, by):
    assert "noch keine Vereinbarung" in refusal_of(lambda: refuse_unsigned(session, internship.id))
    agreement = an_agreement(session, internship)
    sign_all_but(session, agreement, by=by)
    assert refusal_of(lambda: refuse_unsigned(session, internship.id)) == ""
    agreement.document = agreement.document[:-1] + bytes([agreement.document[-1] ^ 1])
    session.flush()
    said = refusal_of(lambda: services.start_internship(session, internship.id, by=by, at=NOON))
    assert "nicht die, die unterschrieben wurde" in said


def test_for_somebody_under_18_a_guardian_signs_too(session, internship, by):
    from portal.candidates.models import Candidate

    for years, is_needed in ((18, False), (17, True)):
        session.get_one(Candidate, internship.candidate_id).birth_on = MONDAY.replace(year=MONDAY.year - years)
        assert content_of(session, internship, some_terms()).is_minor is is_needed
    agreement = an_agreement(session, internship)
    sign_all_but(session, agreement, P.GUARDIAN, by=by)
    assert "gesetzliche Vertretung" in refusal_of(lambda: refuse_unsigned(session, internship.id))


def test_one_byte_of_the_document_or_of_a_signature_is_noticed(session, internship, by):
    agreement = an_agreement(session, internship)
    sign_all_but(session, agreement, by=by)
    code = code_of(agreement.id)
    assert proof_by_code(session, code).is_unchanged
    signature = signing.signatures_of(session, agreement.id)[1]
    for row, column, value in (
        (agreement, "document", agreement.document[:7] + b"X" + agreement.document[8:]),
        (agreement, "sha256", "0" * 64),
        (signature, "signer_name", "Somebody"),
        (signature, "signed_on", date(2026, 1, 1)),
        (signature, "channel", C.LINK),
        (signature, "chain_hash", "0" * 64),
    ):
        before = getattr(row, column)
        setattr(row, column, value)
        session.flush()
        proof = proof_by_code(session, code)
        assert not proof.is_unchanged, column
        setattr(row, column, before)
        session.flush()
    assert is_whole(session, agreement)
    session.delete(signature)
    session.flush()
    assert not is_whole(session, agreement), "a signature that is missing breaks the chain"


@pytest.mark.one_database
def test_one_byte_of_what_lies_encrypted_in_the_database_is_noticed(session, internship):
    agreement = an_agreement(session, internship)
    another = "CASE WHEN substr(document, 51, 1) = 'A' THEN 'B' ELSE 'A' END"
    changed = f"UPDATE internships_agreement SET document = substr(document, 1, 50) || {another} || substr(document, 52)"  # noqa: S608
    session.execute(text(changed))
    session.expire_all()

    assert not proof_by_code(session, code_of(agreement.id)).is_unchanged


def test_codes_that_prove_nothing_are_all_alike(session, internship):
    agreement = an_agreement(session, internship)
    code = code_of(agreement.id)
    forged = [code[:-1] + ("0" if code[-1] != "0" else "1"), code[::-1], "", "O" * 12, code + "0", "%_' OR 1=1 --"]

    assert [proof_by_code(session, each) for each in forged if each != code] == [None] * len([f for f in forged if f != code])
    assert proof_by_code(session, f" {code[:4].lower()} {code[4:8]}-{code[8:]} ").is_unchanged
    assert set(code) <= set(LETTERS)
    assert read_code("iIlLoO") == "111100"


def test_a_code_has_five_tries_ends_and_works_once(session, internship, by):
    agreement = an_agreement(session, internship)
    key = keys.make_key(session, agreement.id, P.PERSON, KeyWay.SLIP, by=by, at=NOON)
    right = keys.digits_said(key.id)
    wrong = f"{(int(right) + 1) % 10**8:08d}"
    assert key.code_hash != right

    def sign(digits, at=NOON):
        return hands.sign_with_key(session, key.id, digits, agreement.sha256, at=at)

    assert [sign(wrong) for _ in range(4)] == [False] * 4
    assert sign(f" {right[:4]} {right[4:]} ")
    assert refusal_of(lambda: sign(right)), "used once"
    (signature,) = signing.signatures_of(session, agreement.id)
    assert (signature.party, signature.channel, signature.witness_id) == (P.PERSON, C.CODE, by.account_id)


def test_five_wrong_tries_or_the_end_of_its_time_end_a_code(session, internship, by):
    agreement = an_agreement(session, internship)
    key = keys.make_key(session, agreement.id, P.PERSON, KeyWay.SLIP, by=by, at=NOON)
    right, last = keys.digits_said(key.id), NOON + keys.LASTS[KeyWay.SLIP]
    assert keys.usable_key(session, key.id, last - timedelta(seconds=1)) is not None
    assert keys.usable_key(session, key.id, last) is None
    for _ in range(keys.MOST_TRIES):
        keys.try_digits(session, key.id, "0" if right != "0" else "1", by=by, at=NOON)
    assert refusal_of(lambda: hands.sign_with_key(session, key.id, right, agreement.sha256, at=NOON))


def test_a_new_code_and_a_new_version_end_the_code_before(session, internship, by):
    agreement = an_agreement(session, internship)
    first = keys.make_key(session, agreement.id, P.PERSON, KeyWay.SLIP, by=by, at=NOON)
    second = keys.make_key(session, agreement.id, P.PERSON, KeyWay.EMAIL, by=by, at=NOON)
    assert keys.usable_key(session, first.id, NOON) is None
    assert keys.usable_key(session, second.id, NOON) is not None
    services.change_plan(session, internship.id, a_plan(hours_per_week=25), by=by, at=NOON)
    assert keys.usable_key(session, second.id, NOON) is None


def test_a_link_goes_to_each_member_once_the_person_has_signed_and_dies_when_they_leave(session, internship, by):
    member = member_of(session, internship)
    agreement = an_agreement(session, internship)
    assert session.scalars(select(SignKey)).all() == []
    hand = signing.Hand(Role.CANDIDATE, P.PERSON, C.LINK, agreement.sha256, subject_id=internship.candidate_id)
    signing.sign(session, agreement.id, hand, by=by, at=NOON)
    (key,) = [each for each in session.scalars(select(SignKey)) if each.account_id == member]
    assert keys.usable_key(session, key.id, NOON) is not None
    session.execute(update(Membership).where(Membership.account_id == member).values(left_at=NOON))
    assert keys.usable_key(session, key.id, NOON) is None


def test_codes_are_made_for_the_person_and_for_members_alone(session, internship, by):
    agreement, stranger = an_agreement(session, internship), an_employer(session)
    member = member_of(session, internship)
    ways = [
        (P.PERSON, None, KeyWay.SLIP, True),
        (P.COMPANY, member, KeyWay.SLIP, True),
        (P.COMPANY, stranger.id, KeyWay.SLIP, False),
        (P.COMPANY, None, KeyWay.SLIP, False),
        (P.PERSON, member, KeyWay.SLIP, False),
        (P.ADVICE, None, KeyWay.SLIP, False),
        (P.COMPANY, member, KeyWay.TABLET, False),
    ]
    for party, account, way, is_made in ways:
        said = refusal_of(
            lambda party=party, account=account, way=way: keys.make_key(
                session, agreement.id, party, way, account_id=account, by=by, at=NOON
            )
        )
        assert (said == "") is is_made, (party, way)


def test_the_tablet_is_told_from_the_personal_link_and_names_who_handed_it_over(session, internship, by):
    agreement = an_agreement(session, internship)
    key = keys.make_key(session, agreement.id, P.PERSON, KeyWay.TABLET, by=by, at=NOON)
    key.sign_in_id = agreement.id  # any id: the sign-in that the tablet started
    session.flush()
    person = Actor(Role.CANDIDATE, subject_id=internship.candidate_id)
    hands.sign_as_person(session, agreement.id, agreement.sha256, actor=person, sign_in_id=agreement.id, at=NOON)
    (signature,) = signing.signatures_of(session, agreement.id)
    assert (signature.channel, signature.witness_id) == (C.TABLET, by.account_id)


def paper(agreement, **changes):
    draft = hands.PaperDraft((P.PERSON, P.COMPANY), MONDAY, PDF, "blatt.pdf", agreement.sha256, company_signer="Jens Lindner")
    return replace(draft, **changes)


@pytest.mark.one_database
def test_paper_is_taken_in_with_a_scan_that_is_what_its_name_says(session, internship, by):
    agreement = an_agreement(session, internship)
    jpeg, png = a_jpeg(), a_png()
    refused = [
        {"scan": b""},
        {"scan": PDF, "scan_name": "blatt.jpg"},
        {"scan": jpeg, "scan_name": "blatt.pdf"},
        {"scan": png, "scan_name": "blatt.jpeg"},
        {"scan": b"<html><script>alert(1)</script>", "scan_name": "blatt.pdf"},
        {"scan": b"MZ\x90\x00", "scan_name": "blatt.png"},
        {"scan": PDF[:-6], "scan_name": "blatt.pdf"},
        {"scan": jpeg[:40], "scan_name": "blatt.jpg"},
        {"scan": PDF + b"0" * scans.MOST_BYTES + b"%%EOF", "scan_name": "blatt.pdf"},
        {"scan_name": "blatt"},
        {"parties": ()},
        {"company_signer": " "},
        {"signed_on": MONDAY + DAY},
        {"signed_on": MONDAY - DAY},
        {"seen": "0" * 64},
    ]
    for changes in refused:
        nested = session.begin_nested()
        assert refusal_of(
            lambda changes=changes: hands.note_paper(session, agreement.id, paper(agreement, **changes), by=by, at=NOON)
        ), changes
        nested.rollback()
    hands.note_paper(session, agreement.id, paper(agreement, scan=jpeg, scan_name="IMG.JPEG"), by=by, at=NOON)
    (scan,) = session.scalars(select(Scan))
    assert scan.kind is ScanKind.JPEG
    signed = signing.signatures_of(session, agreement.id)
    assert [(each.party, each.channel, each.witness_id) for each in signed] == [
        (P.PERSON, C.PAPER, by.account_id),
        (P.COMPANY, C.PAPER, by.account_id),
    ]
    assert is_whole(session, agreement)
    scan.sha256 = "0" * 64
    session.flush()
    assert not is_whole(session, agreement), "the scan belongs to what is proved"


def test_one_signature_of_a_party_is_enough(session, internship, by):
    agreement = an_agreement(session, internship, signed=(P.ADVICE,))
    hand = signing.Hand(Role.ADVISOR, P.ADVICE, C.SIGNED_IN, agreement.sha256, account_id=by.account_id)

    assert "schon unterschrieben" in refusal_of(lambda: signing.sign(session, agreement.id, hand, by=by, at=NOON))
    assert len(session.scalars(select(Signature)).all()) == 1


def test_an_agreement_goes_the_ways_of_its_table_and_is_signed_when_the_last_one_has(session, internship, by):
    agreement = an_agreement(session, internship)
    sign_all_but(session, agreement, by=by)

    assert (agreement.state, agreement.completed_at) == (AgreementState.SIGNED, NOON)
    assert session.scalars(select(Agreement)).all() == [agreement]


@pytest.mark.parametrize(
    ("basis", "ends_on", "days"),
    [
        (LegalBasis.MEASURE, date(2027, 5, 21), 0),
        (LegalBasis.ORIENTATION, date(2026, 12, 21), 0),
        (LegalBasis.ORIENTATION, date(2026, 12, 22), 2),
        (LegalBasis.INTRODUCTORY, date(2027, 5, 22), 12),
    ],
)
def test_holiday_is_a_twelfth_for_each_full_month_of_what_is_like_training(basis, ends_on, days):
    assert holiday_of(basis, MONDAY, ends_on) == days
