"""How a company becomes a partner and posts its first job, from signing up to saying how it was filled."""

import re

from tests.journeys.story import PASSWORD, Stage, accept_company, letter_link, sign_up
from tests.journeys.walking import Walker, german, sees

TITLE = "Verkauf im Hofladen"
RISKY = "Brot und Gemüse verkaufen. Muttersprache Deutsch."


def describe_company(employer: Walker) -> None:
    """What was said when signing up stands there already; the rest is added."""
    employer.go("/employer/company/")
    sees(employer, "Jette Sommerfeld")
    employer.go("/employer/company/facts")
    employer.fill(website="https://backhaus-sonnentau.example")
    employer.press("Save")


def begin_job(employer: Walker) -> str:
    """Write a job in three steps; return the address of its last look."""
    employer.go("/employer/")
    employer.follow("Offer a place")
    employer.go("/employer/openings/new/vacancy")
    employer.fill(title=TITLE, tasks=RISKY, field="retail")
    employer.press("Next: where and when")
    employer.fill(day_part="morning", hours_per_week="25")
    employer.press("Next: what else")
    employer.fill(language_level="b2", pay_amount="15,20", pay_unit="hour")
    employer.press("Next: look and send")
    return employer.path


def mend_wording(employer: Walker, review: str) -> None:
    """The last look names the words that keep people away; one tick takes the neutral wording over."""
    employer.go(review)
    sees(employer, "Origin and language")
    employer.go(review.replace("/review", "/edit"))
    found = re.search(r'name="take" value="(tasks:[^"]+)"', employer.source)
    assert found, "no neutral wording is offered"
    employer.fill(take=[found[1]])
    employer.press("Next: where and when")
    employer.go(review)
    assert "Muttersprache" not in employer.text
    assert german("Origin and language") not in employer.text


def ask_the_meter(employer: Walker, review: str) -> None:
    """Tick what German is needed for, read which level is enough, and ask for no more than that."""
    employer.go(review)
    employer.follow("What is German needed for? We say which level is enough.")
    needs = employer.path
    employer.fill(german_for=["customers", "team"])
    employer.press("Save")
    employer.go(needs)
    sees(employer, "German %(level)s is enough for this.", level="B1")
    sees(employer, "Your place asks for %(level)s. The lower the level, the more people can come.", level="B2")
    employer.go(review.replace("/review", "/edit/more"))
    employer.fill(language_level="b1")
    employer.press("Next: look and send")


def is_found(stage: Stage) -> None:
    """The team reads it and puts it online; visitors find it by its words."""
    advisor = stage.staff("advisor")
    advisor.go("/advisor/openings/review")
    advisor.follow(TITLE)
    advisor.press("Put online")
    stage.deliver()
    visitor = stage.somebody()
    visitor.go("/openings?q=Hofladen")
    visitor.follow(TITLE)
    sees(visitor, "B1")
    assert "Muttersprache" not in visitor.text


def bring_colleague(stage: Stage, employer: Walker, address: str) -> Walker:
    """Invite a colleague, who chooses a password and signs in."""
    employer.go("/employer/company/team/new")
    employer.fill(name="Mirko Sommerfeld", email=address)
    employer.press("Send the invitation")
    colleague = stage.somebody()
    colleague.go(letter_link(stage, address, "invitation/"))
    colleague.fill(password=PASSWORD)
    colleague.press("Save and continue")
    return colleague


def fill_place(employer: Walker, colleague: Walker, opening: str) -> None:
    """Closing asks how; colleagues read what happened, when and by whom, and who looks for work no longer meets it."""
    employer.go(opening)
    employer.follow("We found somebody")
    employer.fill(how="elsewhere")
    employer.press("Close the opening")
    colleague.go(opening)
    for words in ("This place is closed", "Filled", "In another way", "Jette Sommerfeld", "Went online"):
        sees(colleague, words)


def post(stage: Stage) -> tuple[Walker, str]:
    """Become a partner and post a job that visitors find; return the employer and the place's address."""
    employer = sign_up(stage)
    accept_company(stage)
    describe_company(employer)
    review = begin_job(employer)
    mend_wording(employer, review)
    ask_the_meter(employer, review)
    employer.go(review)
    employer.press("Send the place")
    is_found(stage)
    return employer, review.removesuffix("/review")


def close(stage: Stage, employer: Walker, opening: str) -> None:
    """Say how the place was filled; a colleague reads it, and nobody finds the place any more."""
    colleague = bring_colleague(stage, employer, f"mirko.{stage.cast.mail}")
    fill_place(employer, colleague, opening)
    visitor = stage.somebody()
    stage.deliver()
    visitor.go("/openings?q=Hofladen")
    assert TITLE not in visitor.text


def tell(stage: Stage) -> None:
    """Tell the whole way."""
    employer, opening = post(stage)
    close(stage, employer, opening)
