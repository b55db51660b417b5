"""A person's rights: who looked, a code, a correction, a deletion; then the nightly run, and nothing leads to anybody."""

import re
from collections.abc import Callable
from pathlib import Path

from portal.kernel.db import Database
from portal.retention.scanning import Wanted, scan
from tests.journeys import story
from tests.journeys.persons_way import Somebody, opens_the_question, take_in, to_the_place
from tests.journeys.story import Stage
from tests.journeys.walking import Walker, german, sees

ZARMINA = Somebody("Zarmina", "Qaderzada", "zarmina.q@post.example", "fa")
QUIET = Somebody("Ferhat", "Bozkurtlar", "ferhat.b@post.example", "tr")


def is_shown_and_looked_at(stage: Stage, advisor: Walker, employer: Walker, place: str) -> tuple[str, str]:
    """Take somebody in, show their profile, and let the company look; return record and proposal, as the company opens it."""
    record = take_in(advisor, ZARMINA)
    to_the_place(advisor, record, place)
    advisor.fill(release_reason="agreed")
    advisor.press("Propose")
    proposal = advisor.path
    story.ask(stage, advisor)
    person = opens_the_question(stage, ZARMINA, "Open my page")
    person.follow("Read and answer")
    person.press("Yes, show it")
    advisor.go(proposal)
    advisor.press("Show to the company")
    address = proposal.replace("/advisor/", "/employer/")
    employer.go(address)
    return record, address


def sees_who_looked(person: Walker, company: str) -> None:
    """Without a code: who looked, with the company, and nobody of the team by name."""
    person.go("/my")
    person.follow("My data: see, correct, delete")
    person.follow("See who looked, and when")
    assert company in person.text
    for told in ("Looked at your profile, without your name", "Your advisor", "Looked at your record"):
        sees(person, told)
    assert not [secret for secret in ZARMINA.secrets if secret in person.source]


def is_handed_a_code(advisor: Walker, record: str) -> str:
    """The advisor makes a code and reads it aloud."""
    advisor.go(record)
    advisor.follow("Rights of the person: code, wishes, data")
    advisor.press("Make a code")
    sees(advisor, "Say each digit by itself. The code is shown to you for ten minutes only.")
    found = re.search(r"\b\d{4} \d{4}\b", advisor.text)
    assert found, "no code to read aloud"
    return found[0]


def opens_their_data(person: Walker, code: str) -> str:
    """The person types what they heard."""
    person.go("/my/data")
    person.fill(code=code)
    person.press("Open my data")
    sees(person, "Take all my data along")
    return person.path


def has_something_corrected(person: Walker, advisor: Walker, record: str, door: str) -> None:
    """A wish becomes a task with a day; the person reads what came of it."""
    person.go(door)
    person.follow("Have something corrected")
    person.fill(text="Mein Name wird mit Q geschrieben.")
    person.press("Send")
    sees(person, "Your advisor calls you. You do not have to call.")
    asked = person.path
    advisor.go("/advisor/tasks")
    open_wishes = advisor.text.count(german("Answer the wish to correct data"))
    assert open_wishes
    advisor.go(f"{record}/rights")
    assert "Mein Name wird mit Q geschrieben." in advisor.text
    advisor.follow("Answer it")
    advisor.fill(outcome="done", words="Ist berichtigt.")
    advisor.press("Save")
    advisor.go("/advisor/tasks")
    assert advisor.text.count(german("Answer the wish to correct data")) < open_wishes
    person.go(asked)
    sees(person, "Done as you asked")
    assert "Ist berichtigt." in person.text


def has_everything_deleted(person: Walker, advisor: Walker, record: str, door: str) -> None:
    """The person asks, the advisor calls, and deletes."""
    person.go(door)
    person.follow("Have my data deleted")
    person.fill(is_sure="y")
    person.press("Send")
    sees(person, "Your advisor deletes your data, or tells you what must stay and until when.")
    person.go("/my")
    sees(person, "Your profile rests")
    advisor.go(f"{record}/rights")
    advisor.follow("Answer it")
    advisor.follow("Delete the data, or see what must stay")
    advisor.fill(is_sure="y")
    advisor.press("Delete for good")
    sees(advisor, "Deleted. Nothing in the portal leads to this person any more.")


def the_nightly_run(stage: Stage, days: int, count: Callable[[], int]) -> None:
    """Days later the run takes along what is no longer needed."""
    stage.wait(days)
    before = count()
    coordinator = stage.staff("coordinator")
    coordinator.go("/coordinator/retention/")
    coordinator.follow("Delete now what is due")
    coordinator.fill(is_sure="y")
    coordinator.press("Delete now")
    stage.deliver()
    coordinator.go("/coordinator/retention/")
    sees(coordinator, "Files of people")
    assert count() < before


def nothing_names(database: Database, *folders: Path, people: tuple[Somebody, ...] = (ZARMINA,)) -> None:
    """Read every table after decryption, and every file: nothing of these people, anywhere."""
    wanted = Wanted.of([name for each in people for name in (each.given, each.family)], phrases=[each.mail for each in people])
    with database.reading() as session:
        found = scan(session, wanted, *folders)
    assert not found, dict(found)
