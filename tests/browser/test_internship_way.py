"""An internship from the plan to its first day, clicked in a real browser on each database; the person signs on a phone."""

import re
from dataclasses import dataclass
from uuid import UUID

import pypdfium2
import pytest
from sqlalchemy import select

from portal.accounts.models import Account
from portal.companies.models import Company
from portal.internships.agreement.models import Agreement, Signature
from portal.openings.models import Opening
from portal.openings.words import OpeningKind, OpeningState
from portal.proposals.words import ProposalState
from tests.browser.conftest import MORNING, NAMES, Demo, LastingStage
from tests.browser.walking import BrowserWalker
from tests.builders.candidates import a_candidate
from tests.builders.proposals import a_proposal
from tests.journeys.internship_way import (
    FIRST,
    Known,
    change_hours,
    checks,
    code_in,
    note_approval,
    opens_own_page,
    plan_lawfully,
    prepare_agreement,
)
from tests.journeys.story import CAST, letter_link
from tests.journeys.walking import german, sees

pytestmark = pytest.mark.long
OPEN_MY_PAGE = "فتح صفحتي"
BAKERY, BAKER = "Bäckerei Lindner", "Katrin Lindner"
PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}


def somebody_known(demo: Demo) -> tuple[Known, str]:
    """A person who reads Arabic and whose name the bakery knows; and the address the bakery's letters go to."""
    with demo.app.test_request_context("/"), demo.app.extensions["portal_database"].transaction() as session:
        names = NAMES["advisor"], BAKER
        advisor, baker = (session.scalars(select(Account).where(Account.name == name)).one() for name in names)
        bakery = session.scalars(select(Company.id).where(Company.name == BAKERY)).one()
        wanted = select(Opening).where(Opening.company_id == bakery, Opening.kind == OpeningKind.INTERNSHIP_SLOT)
        slot = session.scalars(wanted.where(Opening.state == OpeningState.PUBLISHED).order_by(Opening.id)).first()
        person = a_candidate(session)
        person.advisor_id, person.email, person.contact_language = advisor.id, "samira@post.example", "ar"
        session.flush()
        proposal = a_proposal(session, state=ProposalState.DISCLOSED, candidate=person, opening=slot, at=MORNING)
        known = Known(f"/advisor/proposals/{proposal.id}", person.email, person.family_name)
        return known, baker.email


def signed(demo: Demo, agreement: str) -> list[tuple[str, str]]:
    """Who has signed this version, and how."""
    with demo.app.extensions["portal_database"].reading() as session:
        wanted = select(Signature).where(Signature.agreement_id == UUID(agreement.rpartition("/")[2])).order_by(Signature.number)
        return [(each.party.value, each.channel.value) for each in session.scalars(wanted)]


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join("\n".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


def signs_on_a_phone(phone: BrowserWalker) -> None:
    """Find the agreement on the own page, in Arabic, and sign it; nothing hangs over on a narrow screen."""
    page = phone.page
    page.goto(phone.base + "/my")
    page.locator("main a[href^='/my/agreements/']").first.click()
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, phone.path
    page.locator("main form button[type=submit]").click()
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, phone.path


def slip_for(advisor: BrowserWalker, name: str) -> tuple[str, str]:
    """Print a slip for a member of the company: the address and the digits on it."""
    row = advisor.page.locator("main li").filter(has_text=name)
    with advisor.page.expect_download() as download:
        row.get_by_role("button", name=re.compile(german("Code on a slip"))).click()
    words = words_of(download.value.path().read_bytes())
    address = re.search(r"https?://[^/\s]+(/sign/\S+)", words)
    digits = re.search(r"\b(\d{4}) ?(\d{4})\b", words.replace(address[0], "") if address else words)
    assert address, words
    assert digits, words
    return address[1], "".join(digits.groups())


def flip_a_byte(demo: Demo, agreement: str) -> None:
    """Change one byte of the stored document; done twice, it is as before."""
    with demo.app.extensions["portal_database"].transaction() as session:
        row = session.scalars(select(Agreement).where(Agreement.id == UUID(agreement.rpartition("/")[2]))).one()
        assert row.document
        row.document = row.document[:-1] + bytes([row.document[-1] ^ 1])


@dataclass
class Way:
    """The stage at the desk and on phones, and who the story is about."""

    demo: Demo
    desk: LastingStage
    phones: LastingStage
    known: Known
    baker: str

    @property
    def phone(self) -> BrowserWalker:
        """The person's phone, in Arabic."""
        return opens_own_page(self.phones, self.known, OPEN_MY_PAGE)


def both_sign_the_first_version(way: Way, first: str) -> None:
    """The person signs by their link, the company by its own; the second of two windows signs nothing more."""
    signs_on_a_phone(way.phone)
    link = letter_link(way.desk, way.baker, "sign/")
    windows = way.desk.somebody(), way.desk.somebody()
    for window in windows:
        window.go(link)
    for window in windows:
        window.press("Sign now")
        sees(window, "Thank you. You have signed.")
    assert signed(way.demo, first) == [("person", "link"), ("company", "link")]


def an_old_page_signs_nothing(way: Way, advisor: BrowserWalker, internship: str, first: str) -> str:
    """The hours change while somebody reads: no signature counts any more; return the new version."""
    slow = way.desk.staff("advisor")
    slow.go(first)
    second = change_hours(way.desk, advisor, internship)
    slow.press("Sign for KAI advice")
    sees(slow, "The agreement has changed since you read it. Please read the new version, then sign that one.")
    assert (signed(way.demo, first)[2:], signed(way.demo, second)) == ([], [])
    return second


def nobody_signs_for_another_role(way: Way, advisor: BrowserWalker, phone: BrowserWalker, second: str) -> None:
    """Neither behind a link of the company while signed in as the advisor, nor on pages of others."""
    advisor.go(letter_link(way.desk, way.baker, "sign/"))
    sees(advisor, "Somebody else is signed in here. Please sign out first: everyone signs for themselves.")
    assert not advisor.page.locator("main form").count()
    stranger, employer = way.desk.staff("employer2"), way.desk.staff("employer")
    for walker, path in ((stranger, second.replace("advisor", "employer")), (employer, second), (phone, second)):
        answer = walker.page.goto(walker.base + path)
        assert answer is not None
        assert answer.status in (403, 404) or walker.path != path, path


def everyone_signs_the_second_version(way: Way, advisor: BrowserWalker, second: str) -> None:
    """The person by their link, the company with the digits of a slip, the advisor at the desk."""
    phone = way.phone
    signs_on_a_phone(phone)
    nobody_signs_for_another_role(way, advisor, phone, second)
    advisor.go(second)
    address, digits = slip_for(advisor, BAKER)
    boss = way.phones.somebody()
    boss.go(address)
    boss.fill(digits=digits[:-1] + str((int(digits[-1]) + 1) % 10))
    boss.press("Go on")
    assert way.known.family not in boss.text, "wrong digits open nothing"
    boss.fill(digits=digits)
    boss.press("Go on")
    assert way.known.family in boss.text
    boss.press("Sign now")
    sees(boss, "Thank you. You have signed.")
    advisor.go(second)
    advisor.press("Sign for KAI advice")
    assert signed(way.demo, second) == [("person", "link"), ("company", "code"), ("advice", "signed_in")]


def anybody_checks_it(way: Way, advisor: BrowserWalker, second: str) -> None:
    """By the code of the document; a forged code says nothing, and one changed byte is said. It stays changed."""
    pdf = advisor.context.request.get(f"{advisor.base}{second}/document").body()
    code, visitor = code_in(words_of(pdf)), way.desk.somebody()
    checks(visitor, code, "Unchanged since %(day)s.", day="Dienstag, 24. November 2026")
    for forged in (code[::-1], "0" * 12):
        checks(visitor, forged, "We cannot confirm anything under this code. Please compare it with the document, or call us.")
    flip_a_byte(way.demo, second)
    checks(visitor, code, "Changed.")


def it_begins_unless_changed(way: Way, internship: str, second: str) -> None:
    """What is not what was signed does not begin; what is, does."""
    advisor = way.desk.staff("advisor")
    for is_whole in (False, True):
        if is_whole:
            flip_a_byte(way.demo, second)
        advisor.page.goto(advisor.base + internship)
        advisor.page.get_by_role("button", name=german("It has begun")).first.click()
        advisor.page.wait_for_load_state()
        advisor.page.goto(advisor.base + internship)
        assert (german("Running") in advisor.text) is is_whole
    employer = way.desk.staff("employer")
    employer.go("/employer/internships/")
    assert way.known.family in employer.text


def test_an_internship_is_planned_agreed_signed_checked_and_begun(stage_on_each, on_each, window):
    known, baker = somebody_known(on_each)
    way = Way(on_each, stage_on_each, LastingStage(on_each, window, CAST, **PHONE), known, baker)
    advisor = way.desk.staff("advisor")
    internship = plan_lawfully(advisor, known)
    note_approval(advisor, internship)
    first = prepare_agreement(way.desk, advisor, internship)

    both_sign_the_first_version(way, first)
    second = an_old_page_signs_nothing(way, advisor, internship, first)
    everyone_signs_the_second_version(way, advisor, second)
    anybody_checks_it(way, advisor, second)
    way.desk.wait(FIRST)
    it_begins_unless_changed(way, internship, second)
