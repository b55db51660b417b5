"""The main story of the portal, told through pages and letters only. A stage is an application and its browsers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from portal.kernel import clock
from portal.kernel.mail import StoredLetter
from tests.journeys.walking import Walker, german, sees, think_about_it

PASSWORD = "warmes Brot um halb sechs"
TOWN = "Grimma"


@dataclass(frozen=True)
class Cast:
    """Who the story is about; each telling in one application needs its own."""

    company: str = "Backhaus Sonnentau"
    mail: str = "jette@backhaus-sonnentau.example"
    place: str = "Schnuppern in der Brotbackstube"
    found_by: str = "Brotbackstube"
    given: str = "Zebiba"
    family: str = "Woldegiorgis"
    person_mail: str = "zebiba.w@post.example"
    person_phone: str = "0176 04069099"

    @property
    def secrets(self) -> tuple[str, ...]:
        """What may not reach the company before the second yes, nor stand in any letter."""
        internal = ("Gartenweg", "Bäckerei Asmara", "Eritrea", "spricht leise", "04821", "Brandis")
        return (self.given, self.family, self.person_mail, self.person_phone[-6:], *internal)


CAST = Cast()


class Stage(Protocol):
    cast: Cast

    """An application, whatever its browsers are."""

    def somebody(self) -> Walker:
        """Return a fresh browser."""

    def staff(self, who: str) -> Walker:
        """Return a browser in which the advisor or the coordinator is signed in."""

    def deliver(self) -> None:
        """Let the worker do what is due."""

    def letters(self) -> Iterable[StoredLetter]:
        """Return what was sent."""

    def wait(self, days: int) -> None:
        """Let days pass."""


def letter_link(stage: Stage, to: str, part: str) -> str:
    """Return the newest link of this kind in a letter to somebody."""
    stage.deliver()
    for letter in sorted(stage.letters(), key=lambda each: each.at, reverse=True):
        found = re.search(rf"https?://[^/\s]+(/\S*{part}\S*)", letter.text)
        if letter.to == to and found:
            return found[1]
    raise AssertionError(f"no letter to {to} with {part}")


def day_after(days: int) -> str:
    """Return a day as date fields take it."""
    return (clock.today() + timedelta(days=days)).isoformat()


def sign_in(stage: Stage, address: str, password: str = PASSWORD) -> Walker:
    """Sign in with address and password, on an own device."""
    walker = stage.somebody()
    walker.go("/sign-in")
    walker.fill(email=address, password=password)
    walker.press("Sign in")
    return walker


# --------------------------------------------------------------------------------------------- C: a visitor signs up


def sign_up(stage: Stage) -> Walker:
    """Sign up as a company and prove the address; the employer chooses a password and sees where it stands."""
    visitor = stage.somebody()
    visitor.go("/")
    visitor.follow("Become a partner")
    visitor.fill(company_name=stage.cast.company, postcode=TOWN, contact_name="Jette Sommerfeld")
    visitor.fill(email=stage.cast.mail, phone="03437 555123")
    visitor.fill(interests=["internship"])
    visitor.press("Send")
    visitor.go(letter_link(stage, stage.cast.mail, "register/confirm/"))
    sees(visitor, "Is this right?")
    visitor.press("Yes, sign us up")
    sees(visitor, "Welcome, %(company)s", company=stage.cast.company)
    employer = stage.somebody()
    employer.go(letter_link(stage, stage.cast.mail, "invitation/"))
    employer.fill(password=PASSWORD)
    employer.press("Save and continue")
    sees(employer, "Where you stand")
    return employer


def accept_company(stage: Stage) -> None:
    """The advisor finds the task and ticks the visit; the coordinator approves."""
    advisor = stage.staff("advisor")
    advisor.go("/advisor/tasks")
    sees(advisor, "Call or visit the company")
    assert stage.cast.company in advisor.text
    advisor.go("/advisor/companies/")
    advisor.follow(stage.cast.company)
    advisor.press("I visited")
    coordinator = stage.staff("coordinator")
    coordinator.go("/coordinator/companies/")
    coordinator.press("Accept %(company)s", company=stage.cast.company)
    stage.deliver()
    approvals = [each for each in stage.letters() if each.to == stage.cast.mail and "/employer" in each.text]
    assert approvals, "no word of the approval"


# ------------------------------------------------------------------------------------------- A: an opening is posted


def post_internship(stage: Stage, employer: Walker) -> None:
    """Post an internship slot; the first one of a partner waits to be read."""
    employer.go("/employer/")
    employer.follow("Offer a place")
    employer.follow("Internship")
    employer.fill(title=stage.cast.place, tasks="Teig abwiegen\nBrötchen formen", field="food_production", places="2")
    employer.press("Next: where and when")
    employer.fill(day_part="afternoon", hours_per_week="20", weeks="5")
    employer.press("Next: what else")
    employer.fill(language_level="a2", mentor_name="Meister Krumm", perspective="hire_possible")
    employer.press("Next: look and send")
    employer.press("Send the place")
    sees(employer, "What happens next")
    visitor = stage.somebody()
    visitor.go("/openings?q=" + stage.cast.found_by)
    assert stage.cast.place not in visitor.text, "nobody has read it yet"


def publish_internship(stage: Stage) -> None:
    """Somebody of the team reads it and puts it online; visitors find it by its words and see its page."""
    advisor = stage.staff("advisor")
    advisor.go("/advisor/openings/review")
    advisor.follow(stage.cast.place)
    advisor.press("Put online")
    stage.deliver()
    visitor = stage.somebody()
    visitor.go("/openings")
    visitor.fill(q=stage.cast.found_by, place=TOWN)
    visitor.press("Search")
    visitor.follow(stage.cast.place)
    assert visitor.path.startswith("/openings/")
    for word in (stage.cast.place, stage.cast.company, "Brötchen formen"):
        assert word in visitor.text, word
    assert "Krumm" not in visitor.text, "who guides is told later"


# --------------------------------------------------------------------------------- B: proposal, consent, disclosure


def enter_person(stage: Stage) -> Walker:
    """Take in a person step by step, then the rest section by section; return the advisor on the record."""
    advisor = stage.staff("advisor")
    advisor.go("/advisor/candidates/new")
    advisor.fill(given_name=stage.cast.given, family_name=stage.cast.family, phone=stage.cast.person_phone)
    advisor.fill(language="ti", place="04821 Brandis")
    advisor.press("Next: languages")
    advisor.fill(german="a2", source="teacher", assessed_on=day_after(0))
    advisor.press("Save and go on later")
    sees(advisor, "Go on taking in")
    advisor.follow(stage.cast.given + " " + stage.cast.family)
    advisor.fill(goal="internship", field="food_production")
    advisor.press("Next: times and permission")
    advisor.fill(available_from=day_after(10), hours_per_week="20", day_part="afternoon", permit="a", checked_on=day_after(0))
    advisor.press("Next: look and take in")
    sees(advisor, "Everything is there")
    record = _record(advisor)
    advisor.press("Take in the person")
    advisor.go(f"{record}/contact")
    advisor.fill(email=stage.cast.person_mail, street="Gartenweg 3")
    advisor.press("Save")
    advisor.go(f"{record}/search")
    advisor.fill(works_shifts="yes")
    advisor.press("Save")
    advisor.go(f"{record}/internal")
    advisor.fill(nationality="Eritrea", birth_on="1998-04-02", notes="spricht leise")
    advisor.press("Save")
    advisor.go(f"{record}/experiences/new")
    advisor.fill(group="292", years="4", employer="Bäckerei Asmara", country="Eritrea")
    advisor.press("Save")
    for competence in ("dough", "punctuality"):
        advisor.go(f"{record}/competences/new")
        advisor.fill(competence=competence, level="independent", evidence="observed")
        advisor.press("Save")
    advisor.go(f"{record}/courses/new")
    advisor.fill(kind="integration", provider="VHS", starts_on=day_after(-30), ends_on=day_after(200))
    advisor.fill(mon_from="08:00", mon_to="12:15", tue_from="08:00", tue_to="12:15")
    advisor.press("Save")
    return advisor


def propose(stage: Stage, advisor: Walker) -> str:
    """Propose the person for the place with the prepared profile; return the proposal's address."""
    advisor.go(_record(advisor))
    advisor.follow("Propose for a place")
    advisor.fill(text=stage.cast.place)
    advisor.press("Search")
    advisor.follow(stage.cast.place)
    sees(advisor, "This is what the company sees")
    sees(advisor, "How many people fit this description?")
    think_about_it(advisor)
    advisor.fill(release_reason="agreed")
    advisor.press("Propose")
    return advisor.path


def _record(advisor: Walker) -> str:
    found = re.match(r"/advisor/candidates/[0-9a-f-]{36}", advisor.path)
    assert found, advisor.path
    return found[0]


def ask(stage: Stage, advisor: Walker) -> None:
    """Ask the person by a link; the company learns nothing of it."""
    advisor.press("Ask by personal link")
    sees(advisor, "The question is ready. Give the person the link, or take the answer on paper.")
    stage.deliver()


def answer_by_link(stage: Stage, button: str) -> Walker:
    """The person opens the newest link in a letter and answers the open question."""
    person = stage.somebody()
    person.go(letter_link(stage, stage.cast.person_mail, "link/"))
    person.press("Open my page")
    person.follow("Read and answer")
    person.press(button)
    sees(person, "What happens now")
    return person


def answer_on_paper(advisor: Walker, proposal: str, *, purpose: str, number: str) -> None:
    """The advisor writes down what the person signed."""
    advisor.go(f"{proposal}/consent/{purpose}")
    advisor.fill(answer="yes", channel="paper", paper_number=number)
    advisor.press("Record the answer")
    assert number in advisor.text


def present(stage: Stage, advisor: Walker, proposal: str) -> None:
    """Show the masked profile to the company, which gets a letter."""
    advisor.go(proposal)
    advisor.press("Show to the company")
    letter_link(stage, stage.cast.mail, "employer/proposals/")


def look_and_want(stage: Stage, employer: Walker) -> str:
    """The employer opens the letter's link, sees no name anywhere, and wants to meet the person."""
    address = letter_link(stage, stage.cast.mail, "employer/proposals/")
    employer.go(address)
    is_anonymous(stage, employer)
    sees(employer, "Would you like to meet the person?")
    employer.fill(answer="want")
    employer.press("Send the answer")
    is_anonymous(stage, employer)
    stage.deliver()
    employer.go(address)
    is_anonymous(stage, employer)
    return address


def is_anonymous(stage: Stage, employer: Walker) -> None:
    """Expect nothing of the person in the page's words, markup and attributes."""
    found = [secret for secret in stage.cast.secrets if secret.casefold() in employer.source.casefold()]
    assert not found, f"{employer.path} tells {found}"


def knows_the_name(stage: Stage, employer: Walker, address: str) -> None:
    """Expect name and ways to reach the person, and still nothing internal."""
    employer.go(address)
    for told in (stage.cast.given, stage.cast.family, stage.cast.person_mail):
        assert told in employer.text, told
    for kept in ("Asmara", "Eritrea", "spricht leise", "Gartenweg", "1998"):
        assert kept not in employer.source, kept


def letters_tell_nothing(stage: Stage) -> None:
    """No letter names anything of a person, whoever it went to."""
    for letter in stage.letters():
        words = f"{letter.subject} {letter.text} {letter.html}".casefold()
        if letter.to == stage.cast.person_mail:
            words = words.replace(stage.cast.person_mail, "")
        found = [secret for secret in stage.cast.secrets if secret.casefold() in words]
        assert not found, f"{letter.subject}: {found}"


# ------------------------------------------------------------------------------------ meeting, internship, work found


def meet(advisor: Walker, proposal: str) -> None:
    """Arrange the meeting."""
    advisor.go(proposal)
    advisor.follow("Enter what was agreed on the phone")
    advisor.fill(day=day_after(2), time="13:30")
    advisor.press("Save the meeting")
    sees(advisor, "The meeting is noted. The company sees day and time here; you tell the person. Call both afterwards.")


def plan_internship(stage: Stage, advisor: Walker, proposal: str) -> str:
    """Plan the internship and note the approval; return its address."""
    advisor.go(proposal)
    advisor.follow("Plan the internship")
    advisor.fill(starts_on=day_after(14), ends_on=day_after(48), hours_per_week="20", begins_at="12:30")
    advisor.fill(mentor_name="Meister Krumm", basis="mag")
    advisor.press("Save the plan")
    advisor.follow("Enter the approval")
    advisor.fill(approval_on=day_after(0), office="Jobcenter Grimma")
    advisor.press("Save")
    stage.deliver()
    internship = advisor.path
    sign_agreement(stage, advisor, internship)
    return internship


def sign_agreement(stage: Stage, advisor: Walker, internship: str) -> None:
    """Everyone signs: the person on their own page, the company by the link in its letter, the advisor at the desk."""
    advisor.go(internship)
    advisor.follow("Prepare the agreement")
    advisor.fill(goals="Teig führen und den Ofen bedienen", days_per_week="5", holiday_days="0")
    advisor.fill(person_address="Gartenweg 7, 04821 Brandis", company_address="Am Markt 2, 04668 Grimma")
    advisor.press("Make the agreement")
    agreement = advisor.path
    person = stage.somebody()
    person.go(letter_link(stage, stage.cast.person_mail, "link/"))
    person.press("Open my page")
    person.follow("Read and sign")
    person.press("Sign now")
    sees(person, "You have signed.")
    company = stage.somebody()
    company.go(letter_link(stage, stage.cast.mail, "sign/"))
    company.press("Sign now")
    advisor.go(agreement)
    advisor.press("Sign for KAI advice")


def do_internship(stage: Stage, internship: str) -> None:
    """Days pass: it begins, and it ends with a job in sight."""
    stage.wait(14)
    advisor = stage.staff("advisor")
    advisor.go(internship)
    advisor.press("It has begun")
    stage.wait(35)
    advisor = stage.staff("advisor")
    advisor.go(internship)
    advisor.follow("It is over")
    advisor.fill(outcome="job")
    advisor.press("Save")
    advisor.follow("Record the work found")
    advisor.fill(kind="job", starts_on=day_after(3), hours_per_week="30")
    advisor.press("Save")
    stage.deliver()
    advisor.go("/advisor/placements")
    assert stage.cast.company in advisor.text


def ends_in_work(stage: Stage, address: str) -> None:
    """The employer reads that work was found; the name stays, as consented."""
    employer = sign_in(stage, stage.cast.mail)
    employer.go(address)
    assert german("Work found") in employer.text
    employer.go("/employer/internships/")
    assert stage.cast.family in employer.text
