"""The pages that are mostly text."""

from dataclasses import dataclass
from itertools import chain, repeat
from typing import ClassVar

from portal.kernel.access import Actor, Role
from portal.kernel.db import reading
from portal.kernel.i18n import current_language
from portal.kernel.web import Answer, Page
from portal.kernel.web.linked_data import LinkedData
from portal.kernel.web.render import ROOT
from portal.published.queries import PartnerLogo, partner_logos
from public_site.desk import desk
from public_site.linked_data import of_questions
from public_site.policy import LOOK
from public_site.texts import WELCOMED, Section, Text, Welcome, text_of, welcome_in, welcomes

PICTURES = frozenset(path.stem for path in (ROOT / "portal/ui/templates/ui/pictures").glob("*.svg"))
STEPS = ("call", "talk", "profile", "work", "decide")


@dataclass(frozen=True)
class TextPage(Page):
    """A text with its headings, and where to go from it."""

    template: ClassVar[str] = "public_site/text.html"
    audience: ClassVar[Role] = Role.VISITOR

    text: Text

    @property
    def picture(self) -> str | None:
        """The picture the text asks for, if there is one of that name."""
        return self.text.picture if self.text.picture in PICTURES else None


@dataclass(frozen=True)
class LegalPage(TextPage):
    """A text that the law asks for; it invites to nothing."""

    template: ClassVar[str] = "public_site/legal.html"


@dataclass(frozen=True)
class StepsPage(TextPage):
    """The five steps, each with its picture."""

    template: ClassVar[str] = "public_site/how_it_works.html"

    @property
    def steps(self) -> tuple[tuple[str, Section], ...]:
        """Each step with its picture."""
        return tuple(zip(chain(STEPS, repeat("papers")), self.text.sections, strict=False))


@dataclass(frozen=True)
class QuestionsPage(TextPage):
    """Questions and answers, for people and for search engines."""

    linked_data: LinkedData


@dataclass(frozen=True)
class AboutPage(TextPage):
    """What KAI is, and who is part of it."""

    template: ClassVar[str] = "public_site/about.html"

    logos: tuple[PartnerLogo, ...]


@dataclass(frozen=True)
class ParticipantsPage(TextPage):
    """The page for participants, with the languages in which it is short: code and own name."""

    template: ClassVar[str] = "public_site/participants.html"

    tongues: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class WelcomePage(Page):
    """The page for participants in a language of theirs, in a frame that needs no German."""

    template: ClassVar[str] = "public_site/welcome.html"
    audience: ClassVar[Role] = Role.VISITOR

    welcome: Welcome
    tongues: tuple[tuple[str, str], ...]


def _read(page: str) -> Text:
    with reading() as session:
        return text_of(session, page)


@desk.page("/for-companies", access=LOOK)
def companies(_actor: Actor) -> Answer:
    """Say what a company gets out of it."""
    return TextPage(_read("companies"))


@desk.page("/how-it-works", access=LOOK)
def how_it_works(_actor: Actor) -> Answer:
    """Explain the five steps."""
    return StepsPage(_read("how_it_works"))


@desk.page("/internship", access=LOOK)
def internship(_actor: Actor) -> Answer:
    """Explain the four to six weeks."""
    return TextPage(_read("internship"))


@desk.page("/apprenticeship", access=LOOK)
def apprenticeship(_actor: Actor) -> Answer:
    """Explain how a company begins to train."""
    return TextPage(_read("apprenticeship"))


@desk.page("/for-participants", access=LOOK, also_in=WELCOMED)
def participants(_actor: Actor) -> Answer:
    """Say to people who learn German what KAI does for them."""
    language = current_language()
    if language in WELCOMED:
        return WelcomePage(welcome_in(language), welcomes())
    return ParticipantsPage(_read("participants"), welcomes())


@desk.page("/questions", access=LOOK)
def questions(_actor: Actor) -> Answer:
    """Answer what companies ask about the law."""
    text = _read("questions")
    return QuestionsPage(text, of_questions((each.title, str(each.body)) for each in text.sections))


@desk.page("/about", access=LOOK)
def about(_actor: Actor) -> Answer:
    """Say what KAI is, and who is part of it."""
    with reading() as session:
        return AboutPage(text_of(session, "about"), tuple(partner_logos(session)))


@desk.page("/glossary", access=LOOK)
def glossary(_actor: Actor) -> Answer:
    """Explain the words of this site."""
    return TextPage(_read("glossary"))


@desk.page("/easy-german", access=LOOK)
def easy_german(_actor: Actor) -> Answer:
    """Say in easy language what KAI is."""
    return TextPage(_read("easy_german"))


@desk.page("/easy-german/this-site", access=LOOK)
def easy_german_site(_actor: Actor) -> Answer:
    """Say in easy language how to use this site."""
    return TextPage(_read("easy_german_site"))


@desk.page("/imprint", access=LOOK)
def imprint(_actor: Actor) -> Answer:
    """Say who runs the portal (section 5 DDG)."""
    return LegalPage(_read("imprint"))


@desk.page("/privacy", access=LOOK)
def privacy(_actor: Actor) -> Answer:
    """Say what happens to people's data (Art. 13 GDPR)."""
    return LegalPage(_read("privacy"))


@desk.page("/accessibility", access=LOOK)
def accessibility(_actor: Actor) -> Answer:
    """Say how accessible the portal is (BfWebG Saxony)."""
    return LegalPage(_read("accessibility"))
