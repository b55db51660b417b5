"""Signing through the pages: by the person, the company, the advisor; by link, code, tablet, paper. And checking by code."""

import io
import re
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from portal.internships.agreement.chain import code_of
from portal.internships.agreement.keys import PURPOSE, digits_said, make_key
from portal.internships.agreement.models import Agreement, Scan, Signature, SignKey
from portal.internships.agreement.words import KeyWay, Party
from portal.internships.models import Internship
from portal.internships.words import InternshipState
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.audit.models import AuditEntry
from portal.kernel.identity.models import SignIn
from portal.kernel.links import link_token
from portal.proposals.models import Proposal
from portal.proposals.words import ProposalState
from tests.builders.agreements import an_agreement, make_quickly
from tests.builders.companies import an_employer, company_of
from tests.builders.internships import an_internship
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal
from tests.inspection import form_token_in
from tests.moments import NOON

pytestmark = pytest.mark.one_database
ADDRESS = "Am Markt 2, 04668 Grimma"
PDF = b"%PDF-1.4 signed %%EOF"


@pytest.fixture
def case(app, database) -> dict[str, Any]:
    """An approved internship whose agreement waits for everyone."""
    with app.test_request_context("/"), database.transaction() as session:
        employer = an_employer(session)
        proposal = a_proposal(session, state=ProposalState.DISCLOSED, opening=an_opening(session, company_of(session, employer)))
        internship = an_internship(session, proposal, state=InternshipState.APPROVED)
        agreement = an_agreement(session, internship)
        return {
            "employer": employer.id,
            "other": an_employer(session).id,
            "advisor": proposal.made_by_id,
            "person": internship.candidate_id,
            "internship": internship.id,
            "agreement": agreement.id,
            "sha": agreement.sha256,
            "code": code_of(agreement.id),
        }


def channels(database) -> list[tuple[str, str]]:
    with database.reading() as session:
        rows = session.execute(select(Signature.party, Signature.channel).order_by(Signature.number))
        return [(party.value, channel.value) for party, channel in rows]


def a_key(app, database, case, party: Party, way: KeyWay) -> tuple[str, str]:
    """The address behind a key, and its digits."""
    with app.test_request_context("/"), database.transaction() as session:
        account = case["employer"] if party is Party.COMPANY else None
        by = By(case["advisor"], Role.ADVISOR.value)
        key = make_key(session, case["agreement"], party, way, account_id=account, by=by, at=NOON)
        return f"/sign/{link_token(PURPOSE, key.id)}", digits_said(key.id)


def test_person_then_company_by_its_link_then_advice(app, case, visit, database):
    person, company = visit.by_link(case["person"], "ar"), visit.as_(case["employer"])
    page = f"/my/agreements/{case['agreement']}"
    assert company.get(f"/employer/agreements/{case['agreement']}").status_code == 404, "the person signs first"
    assert 'dir="rtl"' in person.get(page).text
    assert page in person.get("/my").text
    assert person.submit(page, {"document": case["sha"]}).status_code == 302
    with app.test_request_context("/"), database.reading() as session:
        key = session.scalars(select(SignKey).where(SignKey.account_id == case["employer"])).one()
        address = f"/sign/{link_token(PURPOSE, key.id)}"
    assert ADDRESS in visit.get(address).text
    assert channels(database) == [("person", "link")], "looking signs nothing"
    assert visit.submit(address, {"document": case["sha"]}).status_code == 302
    assert visit.get(address).status_code == 200
    advisor = visit.as_(case["advisor"])
    assert advisor.submit(f"/advisor/agreements/{case['agreement']}", {"document": case["sha"]}).status_code == 302
    assert channels(database) == [("person", "link"), ("company", "link"), ("advice", "signed_in")]
    assert ADDRESS in company.get(f"/employer/agreements/{case['agreement']}").text
    assert company.get(f"/employer/agreements/{case['agreement']}/document").headers["Content-Type"] == "application/pdf"
    assert advisor.get(f"/advisor/agreements/{case['agreement']}/proof").status_code == 200
    assert advisor.press(f"/advisor/internships/{case['internship']}/start").status_code == 302


def test_a_code_opens_the_agreement_before_it_signs_and_nobody_else_may_be_signed_in(app, case, visit, database):
    address, digits = a_key(app, database, case, Party.PERSON, KeyWay.SLIP)
    assert ADDRESS not in visit.get(address).text
    assert visit.submit(address, {"digits": "12345678"}).status_code == 422
    opened = visit.submit(address, {"digits": digits})
    assert (opened.status_code, ADDRESS in opened.text) == (200, True)
    assert channels(database) == []
    for account in (case["advisor"], case["employer"]):
        theirs = visit.as_(account)
        page = theirs.get(address)
        sent = {"digits": digits, "document": case["sha"], "csrf_token": theirs.token()}
        theirs.post(address, sent)
        assert ADDRESS not in page.text
    assert channels(database) == [], "who is signed in as somebody else signs nothing"
    assert visit.submit(address, {"digits": digits, "document": case["sha"]}).status_code == 302
    assert channels(database) == [("person", "code")]
    assert visit.get("/sign/forged").status_code == 404


def test_the_tablet_signs_the_advisor_out_and_lets_the_person_sign_as_themselves(app, case, visit, database):
    tablet = visit.as_(case["advisor"])
    handed = tablet.press(f"/advisor/agreements/{case['agreement']}/tablet")
    assert handed.location.endswith(f"/my/agreements/{case['agreement']}")
    assert tablet.get("/advisor/").status_code != 200, "the advisor is signed out here"
    with database.reading() as session:
        assert session.scalars(select(SignIn).where(SignIn.account_id == case["advisor"])).one().ended_at is not None
    page = tablet.get(handed.location)
    sent = {"document": case["sha"], "csrf_token": form_token_in(page.text)}
    assert tablet.post(handed.location, sent).status_code == 302
    assert channels(database) == [("person", "tablet")]
    with database.reading() as session:
        assert session.scalars(select(Signature.witness_id)).one() == case["advisor"]


def test_paper_comes_with_a_scan_that_only_the_team_opens_and_every_look_is_noted(app, case, visit, database):
    advisor = visit.as_(case["advisor"])
    address = f"/advisor/agreements/{case['agreement']}/paper"
    fields = {"parties": ["person", "company"], "company_signer": "Jens", "signed_on": "2026-11-23", "document": case["sha"]}
    fields["csrf_token"] = form_token_in(advisor.get(address).text)
    wrong = advisor.post(address, {**fields, "scan": (io.BytesIO(PDF), "blatt.png")})
    assert (wrong.status_code, channels(database)) == (422, [])
    assert advisor.post(address, {**fields, "scan": (io.BytesIO(PDF), "blatt.pdf")}).status_code == 302
    with database.reading() as session:
        scan = session.scalars(select(Scan.id)).one()
    path = f"/advisor/agreement-scans/{scan}"
    given = advisor.get(path)
    assert given.response.get_data() == PDF
    assert given.headers["Content-Disposition"].startswith("attachment")
    assert given.headers["X-Content-Type-Options"] == "nosniff"
    for other in (visit.as_(case["employer"]), visit.by_link(case["person"]), visit):
        assert other.get(path).status_code != 200
    with database.reading() as session:
        looks = session.scalars(select(AuditEntry.by_id).where(AuditEntry.verb == "agreement.scan_opened")).all()
    assert looks == [case["advisor"]]


def test_a_photo_of_a_phone_comes_through_the_form_and_one_that_is_too_large_is_told_beside_the_field(case, visit, database):
    advisor = visit.as_(case["advisor"])
    address = f"/advisor/agreements/{case['agreement']}/paper"
    fields = {"parties": ["person"], "signed_on": "2026-11-23", "document": case["sha"]}
    fields["csrf_token"] = form_token_in(advisor.get(address).text)
    filled = PDF[:9] + b"0" * 12_000_000 + b"%%EOF"
    large = sent_whole(advisor, address, {**fields, "scan": FileStorage(io.BytesIO(filled), "blatt.pdf")})
    assert (large.status_code, "too large" in large.text or "zu groß" in large.text) == (422, True)
    photo = filled[:8_000_000] + b"%%EOF"
    assert sent_whole(advisor, address, {**fields, "scan": FileStorage(io.BytesIO(photo), "blatt.pdf")}).status_code == 302
    elsewhere = f"/advisor/agreements/{case['agreement']}"
    assert sent_whole(advisor, elsewhere, {**fields, "scan": FileStorage(io.BytesIO(photo), "blatt.pdf")}).status_code == 413


def sent_whole(browser, address: str, fields: dict[str, Any]):
    """Send a large form from memory: the test client forgets to close the file it would make of it."""
    boundary, body = encode_multipart(fields)
    return browser.post(address, body, content_type=f"multipart/form-data; boundary={boundary}")


def test_other_companies_and_other_people_find_nothing(app, case, visit, database):
    with app.test_request_context("/"), database.transaction() as session:
        stranger = an_internship(session).candidate_id
    visit.by_link(case["person"]).submit(f"/my/agreements/{case['agreement']}", {"document": case["sha"]})
    assert visit.as_(case["other"]).get(f"/employer/agreements/{case['agreement']}").status_code == 404
    assert visit.by_link(stranger).get(f"/my/agreements/{case['agreement']}").status_code == 404
    with app.test_request_context("/"), database.transaction() as session:
        session.get_one(Proposal, session.get_one(Internship, case["internship"]).proposal_id).state = ProposalState.WITHDRAWN
    assert visit.as_(case["employer"]).get(f"/employer/agreements/{case['agreement']}").status_code == 404, "a yes taken back"


def test_an_outdated_version_is_refused_with_a_sentence_on_the_page(app, case, visit, database):
    advisor = visit.as_(case["advisor"])
    terms = {
        "goals": "Backen",
        "person_address": "Neuer Weg 1, 04668 Grimma",
        "company_address": "Brückenstraße 4, 04668 Grimma",
        "days_per_week": "5",
        "holiday_days": "0",
    }
    person = visit.by_link(case["person"])
    page = person.get(f"/my/agreements/{case['agreement']}").text
    assert advisor.submit(f"/advisor/internships/{case['internship']}/agreement", terms).status_code == 302
    with app.test_request_context("/"), database.transaction() as session:
        second = session.scalars(select(Agreement).where(Agreement.number == 2)).one()
        make_quickly(second)
        path = f"/my/agreements/{second.id}"
    late = person.post(path, {"document": case["sha"], "csrf_token": form_token_in(page)})
    assert (late.status_code, channels(database)) == (422, [])
    assert "geändert" in late.text
    for who, desk in ((person, "my"), (advisor, "advisor")):
        answer = who.submit(f"/{desk}/agreements/{case['agreement']}", {"document": case["sha"]})
        said = "geändert, seit Sie sie gelesen haben" in answer.text
        assert (answer.status_code, said) == (422, True), f"{desk}: the page of the old version says why"
    assert channels(database) == []


def said(page: str) -> str:
    found = re.search(r'role="status">(.*?)</div>\s*<form', page, re.DOTALL)
    return re.sub(r"<[^>]+>|\s+", " ", found.group(1)) if found else ""


def test_anybody_learns_by_the_code_that_it_is_unchanged_and_nothing_else(app, case, visit, database):
    page = visit.get(f"/check-agreement?code={case['code']}").text
    assert case["code"] in page
    assert not said(page), "looking asks nothing"
    answer = visit.submit("/check-agreement", {"code": case["code"].lower()}).text
    assert "23. November 2026" in said(answer)
    assert ADDRESS not in answer
    neutral = {
        said(visit.submit("/check-agreement", {"code": code}).text) for code in ("0" * 12, case["code"][::-1], "x", "' OR 1")
    }
    assert len(neutral) == 1
    with database.transaction() as session:
        session.get_one(Agreement, case["agreement"]).document = b"%PDF-1.7 another"
    changed = said(visit.submit("/check-agreement", {"code": case["code"]}).text)
    assert changed not in neutral
    assert "November" not in changed
    tries = [visit.submit("/check-agreement", {"code": "0" * 12}).status_code for _ in range(20)]
    assert tries[-1] == 429


def test_a_file_is_compared_and_not_kept(app, case, visit, database):
    with database.reading() as session:
        document = session.get_one(Agreement, case["agreement"]).document
    seen = set()
    for content in (document, document + b" "):
        token = form_token_in(visit.get("/check-agreement").text)
        sent = {"code": case["code"], "csrf_token": token, "file": (io.BytesIO(content), "x.pdf")}
        seen.add(said(visit.post("/check-agreement", sent).text))
    assert len(seen) == 2
    assert date(2026, 11, 23) == NOON.date()
