"""A person's way, clicked in a real browser: from the first talk to a profile, and from a proposal to a known name."""

import pytest

from tests.browser.walking import BrowserWalker
from tests.journeys import story
from tests.journeys.persons_way import (
    Company,
    Somebody,
    finds_a_twin,
    opens_the_question,
    say_less_until_enough,
    take_in,
    to_the_place,
    write_text,
)
from tests.journeys.walking import sees

pytestmark = pytest.mark.long

TWIN = Somebody("Mohamad", "El Achmad", "")
RANIA = Somebody("Rania", "Tarabishi", "rania.t@post.example")
LIDIA = Somebody("Lidija", "Horbatjuk", "lidija.h@post.example", "uk")
BAKERY_PLACE = "Aushilfe im Verkauf"
ARABIC = {
    "open": "فتح صفحتي",
    "read": "القراءة والإجابة",
    "show": "نعم، اعرضوه",
    "known": "نعم، اذكروا اسمي",
    "next": "ماذا يحدث الآن",
}
UKRAINIAN = {
    "open": "Відкрити мою сторінку",
    "read": "Прочитати й відповісти",
}


def fragment_on(walker: BrowserWalker) -> str:
    """Return the masked profile as it stands on the page."""
    return str(walker.page.locator(".masked-profile").first.evaluate("each => each.outerHTML"))


def says_yes(person: BrowserWalker, button: str) -> None:
    """Answer; where only the German text counts, somebody explained it."""
    if person.page.locator('main [name="explained_by"]').count():
        person.page.locator('main [name="explained_by"]').first.check()
    person.press(button)


def test_from_intake_to_a_profile_that_may_go_out(stage):
    play = stage()
    advisor, company = play.staff("advisor"), Company(play.staff("employer"), RANIA)
    finds_a_twin(advisor, TWIN, "محمد الأحمد")
    company.looks_for_a_name()

    record = take_in(advisor, RANIA)
    company.looks_for_a_name()
    write_text(advisor, record, "Rania hat bei Amazon Pakete gepackt und hebt gern schwer.", "Rania", "Amazon")
    company.looks_for_a_name()

    to_the_place(advisor, record, BAKERY_PLACE)
    say_less_until_enough(advisor)
    proposal = advisor.path
    company.looks_for_a_name()

    story.ask(play, advisor)
    person = opens_the_question(play, RANIA, ARABIC["open"])
    assert person.page.locator("html").get_attribute("dir") == "rtl"
    person.follow(ARABIC["read"])
    previewed = fragment_on(person)
    assert "Rania" not in previewed
    assert "Amazon" not in previewed
    company.looks_for_a_name()
    says_yes(person, ARABIC["show"])
    assert ARABIC["next"] in person.text

    advisor.go(proposal)
    advisor.press("Show to the company")
    company.looks_for_a_name(proposal.replace("/advisor/", "/employer/"))
    assert fragment_on(company.walker) == previewed, "the company reads exactly what the person previewed"


def test_from_a_proposal_to_a_known_name(stage):
    play = stage()
    advisor, company = play.staff("advisor"), Company(play.staff("employer"), LIDIA)
    other = play.staff("employer2")
    record = take_in(advisor, LIDIA)
    to_the_place(advisor, record, BAKERY_PLACE)
    advisor.fill(release_reason="agreed")
    advisor.press("Propose")
    proposal = advisor.path
    address = proposal.replace("/advisor/", "/employer/")
    company.looks_for_a_name()
    not_there(company.walker, address)

    story.ask(play, advisor)
    person = opens_the_question(play, LIDIA, UKRAINIAN["open"])
    person.follow(UKRAINIAN["read"])
    says_yes(person, "Так, показати")
    company.looks_for_a_name()

    advisor.go(proposal)
    advisor.press("Show to the company")
    company.looks_for_a_name(address)
    not_there(other, address)
    sees(company.walker, "Would you like to meet the person?")
    company.walker.fill(answer="want")
    company.walker.press("Send the answer")
    play.deliver()
    company.looks_for_a_name(address)

    person = opens_the_question(play, LIDIA, UKRAINIAN["open"])
    person.follow(UKRAINIAN["read"])
    company.looks_for_a_name(address)
    says_yes(person, "Так, назвати моє ім’я")
    company.walker.go(address)
    for told in (LIDIA.given, LIDIA.family, LIDIA.mail):
        assert told in company.walker.text, told
    not_there(other, address)
    other.go("/employer/")
    assert LIDIA.family not in other.source


def not_there(walker: BrowserWalker, address: str) -> None:
    """Expect the page that stands for everything that does not exist, with no name on it."""
    answer = walker.page.goto(walker.base + address)
    assert answer is not None
    assert answer.status == 404
    assert not [secret for secret in LIDIA.secrets if secret in walker.source]
