"""Two journeys of a person: from the first talk to a profile that may go out, and from a proposal to a known name."""

import re
from dataclasses import dataclass

from tests.journeys.story import Stage, day_after, letter_link
from tests.journeys.walking import Walker, german, sees, think_about_it


@dataclass(frozen=True)
class Somebody:
    """A person as the advisor writes them down, and what may be read of them nowhere outside."""

    given: str
    family: str
    mail: str
    language: str = "ar"

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.given} {self.family}"

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no page of a company may say before the second yes."""
        return (self.given, self.family, self.mail)


@dataclass
class Company:
    """Somebody of the company, and all addresses it has been shown."""

    walker: Walker
    person: Somebody

    def looks_for_a_name(self, *paths: str) -> None:
        """Read all pages a company has of its proposals: no name, anywhere."""
        for path in ("/employer/", "/employer/proposals", "/employer/pool", "/employer/openings/", *paths):
            self.walker.go(path)
            source = self.walker.source.casefold()
            found = [secret for secret in self.person.secrets if secret.casefold() in source]
            assert not found, f"{path} tells {found}"


def begin(advisor: Walker, person: Somebody, *, german_level: str = "a2") -> str:
    """Take in a person step by step, up to the last look; return the address of the record."""
    advisor.go("/advisor/candidates/new")
    advisor.fill(given_name=person.given, family_name=person.family, language=person.language, place="04668 Grimma")
    advisor.press("Next: languages")
    advisor.fill(german=german_level, source="teacher", assessed_on=day_after(0))
    advisor.press("Next: can and wants")
    advisor.fill(goal="job", field="warehouse_transport", group="513", years="2")
    advisor.press("Next: times and permission")
    advisor.fill(available_from=day_after(-1), hours_per_week="35", day_part="flexible", permit="a", checked_on=day_after(0))
    advisor.press("Next: look and take in")
    return record_at(advisor)


def record_at(advisor: Walker) -> str:
    """Return the address of the record that stands open."""
    found = re.match(r"/advisor/candidates/[0-9a-f-]{36}", advisor.path)
    assert found, advisor.path
    return found[0]


def finds_a_twin(advisor: Walker, twin: Somebody, known: str) -> None:
    """Begin with somebody who stands in the file in another script; the draft goes, the record stays."""
    begin(advisor, twin)
    sees(advisor, "Is it the same person?")
    assert known in advisor.text
    advisor.press("Delete this draft")
    advisor.go("/advisor/candidates")
    assert twin.name not in advisor.text


def take_in(advisor: Walker, person: Somebody) -> str:
    """Take in the person and note what they can do; return the record's address."""
    record = begin(advisor, person)
    sees(advisor, "Everything is there")
    advisor.press("Take in the person")
    advisor.go(f"{record}/contact")
    advisor.fill(email=person.mail)
    advisor.press("Save")
    for competence in ("lifting", "punctuality"):
        advisor.go(f"{record}/competences/new")
        advisor.fill(competence=competence, level="independent", evidence="self_report")
        advisor.press("Save")
    return record


def write_text(advisor: Walker, record: str, text: str, *names: str) -> None:
    """Write the short text; every mark in it is decided on before anybody outside reads it."""
    advisor.go(f"{record}/profile")
    advisor.follow("Write or check the short text")
    advisor.fill(text=text)
    advisor.press("Save")
    sees(advisor, "Look at every mark")
    for name in names:
        assert name in advisor.text
    for number in range(1, len(set(re.findall(r'name="(mark\d+)"', advisor.source))) + 1):
        advisor.fill(**{f"mark{number}": "replace"})
    advisor.press("Release the text")
    sees(advisor, "This is what the company sees")


def to_the_place(advisor: Walker, record: str, place: str) -> None:
    """Choose an open place for the person."""
    advisor.go(record)
    advisor.follow("Propose for a place")
    advisor.fill(text=place)
    advisor.press("Search")
    advisor.follow(place)
    sees(advisor, "This is what the company sees")
    think_about_it(advisor)


def say_less_until_enough(advisor: Walker) -> None:
    """Too few people fit; nothing goes out so; the advisor says less until enough do."""
    sees(
        advisor,
        "Somebody who knows people around here could recognise the person. Please show less, or say why it goes out like this.",
    )
    assert german("(optional)") not in advisor.text.split(german("Why does it go out like this?"))[1][:20]
    advisor.press("Propose")
    sees(advisor, "Fewer than three people in the file fit this description. Please show less, or choose why it goes out so.")
    coarser = re.findall(r'name="coarse"[^>]*value="([a-z_]+)"', advisor.source)
    assert coarser, "nothing can be said more coarsely"
    advisor.fill(coarse=coarser)
    advisor.press("Show again")
    sees(advisor, "At least %(enough)s people in the file fit it. That is enough.", enough=3)
    assert german("Why does it go out like this?") not in advisor.text
    advisor.press("Propose")


def opens_the_question(stage: Stage, person: Somebody, words: str) -> Walker:
    """Open the person's page by the link in their letter, in the language they press."""
    walker = stage.somebody()
    walker.go(letter_link(stage, person.mail, "link/"))
    walker.press(words)
    return walker
