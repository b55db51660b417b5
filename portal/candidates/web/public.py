"""The door of personal links. It names nobody: whoever holds the link may be somebody else."""

from dataclasses import dataclass
from typing import ClassVar

from flask import redirect, url_for

from portal.candidates import policy, queries, services
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.forms import Form, LineField, optional
from portal.kernel.i18n import PERSON_LANGUAGES, direction_of, gettext, person_language, speaking
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.identity import remember, sign_in_by_link
from portal.kernel.web import Answer, Desk, Page

desk = Desk("public_candidates", __name__, audience=Role.VISITOR)
OPEN = "Open my page"
CLOSED = "Your page is closed. To open it, use your link once more."
DEAD = "This link does not work, or no longer. Please call your advisor."


class OpenForm(Form):
    """The button of a language; letter scanners follow links, people press buttons."""

    language = LineField(_l("Language"), [optional()], longest=20)

    def spoken(self, code: str) -> str:
        """Return the language chosen, or that in which we write to the person."""
        return self.language.data if self.language.data in PERSON_LANGUAGES else person_language(code)


@dataclass(frozen=True)
class Said:
    """One sentence in one language: at the door nobody knows yet who reads."""

    language: str
    name: str
    direction: str
    sentence: str


@dataclass(frozen=True)
class LinkPage(Page):
    """A greeting without a name, and a button for each language."""

    template: ClassVar[str] = "candidates/public/link.html"
    audience: ClassVar[Role] = Role.VISITOR

    form: OpenForm
    doors: tuple[Said, ...]

    @property
    def is_secret(self) -> bool:
        """The address of this page is the key."""
        return True


@dataclass(frozen=True)
class ClosedPage(Page):
    """What to do where a person's page is closed, or a link is dead, in every language."""

    template: ClassVar[str] = "candidates/public/closed.html"
    audience: ClassVar[Role] = Role.VISITOR

    sentences: tuple[Said, ...]
    is_dead: bool = False

    @property
    def is_missing(self) -> bool:
        """A dead link is a page that does not exist, whichever way it died."""
        return self.is_dead

    @property
    def is_secret(self) -> bool:
        """A dead link may have been somebody's."""
        return True


@desk.form("/link/<token>", access=policy.OPEN_LINK)
def open_link(actor: Actor, token: str) -> Answer:
    """Exchange a personal link for a short sign-in."""
    at = now()
    with reading() as session:
        link = queries.link_behind(session, token, at)
    if link is None:
        return ClosedPage(_in_every_language(DEAD), is_dead=True)
    form = OpenForm()
    if not form.validate_on_submit():
        return LinkPage(form, _in_every_language(OPEN))
    with transaction() as session:
        by = By.of(actor) if actor.account_id else services.BY_THE_PERSON
        candidate_id = services.open_personal_link(session, link.id, by=by, at=at)
        if candidate_id is None:
            return ClosedPage(_in_every_language(DEAD), is_dead=True)
        spoken = form.spoken(queries.contact_language(session, candidate_id))
        token_of_sign_in = sign_in_by_link(session, candidate_id, spoken, at=at)
    remember(token_of_sign_in)
    return redirect(url_for("candidate_proposals.index"))


@desk.page("/link", access=policy.OPEN_LINK)
def closed(_actor: Actor) -> Answer:
    """Say how a person comes back to their page."""
    return ClosedPage(_in_every_language(CLOSED))


def _in_every_language(sentence: str) -> tuple[Said, ...]:
    said = []
    for code, name in PERSON_LANGUAGES.items():
        with speaking(code):
            said.append(Said(code, name, direction_of(code), gettext(sentence)))
    return tuple(said)


# What is said above in every language, for the catalogues.
SENTENCES = (
    _l("Open my page"),
    _l("Your page is closed. To open it, use your link once more."),
    _l("This link does not work, or no longer. Please call your advisor."),
)
