"""Editing the texts of the website: look first, then publish; every version stays."""

from dataclasses import dataclass
from typing import ClassVar

from flask import abort, flash, redirect, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Page
from portal.published import policy, services
from portal.published.differences import Line, differences
from portal.published.front import read_page_text
from portal.published.queries import Version, newest_versions, versions_of
from portal.published.services import ChangedMeanwhile
from portal.published.ties import DefaultText, default_text, default_texts, rendered_text
from portal.published.web.coordinator_desk import desk
from portal.published.web.forms import TextForm
from portal.published.words import Tongue

# Not "language": that word of a path says in which language the page itself speaks.
IN_A_LANGUAGE = "/texts/<page>/<any(de,en):tongue>"


@dataclass(frozen=True)
class TextRow:
    """A page in one language, and who changed it last; None where the default text holds."""

    default: DefaultText
    newest: Version | None
    is_behind: bool

    @property
    def is_changed(self) -> bool:
        """Whether visitors read something else than the default text."""
        return self.newest is not None and self.newest.markdown is not None


@dataclass(frozen=True)
class ShownText:
    """A text as visitors will see it."""

    title: str
    lead: str
    body: Markup

    @classmethod
    def of(cls, markdown: str) -> "ShownText":
        """Take the head apart and render the rest, as the page itself does."""
        text = read_page_text(markdown)
        return cls(text.head["title"], text.head.get("lead", ""), rendered_text(text.body))


@dataclass(frozen=True)
class TextsPage(Page):
    """All texts of the website, by page, each with its languages."""

    template: ClassVar[str] = "published/coordinator/texts.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    pages: tuple[tuple[TextRow, ...], ...]


@dataclass(frozen=True)
class TextPage(Page):
    """A text while it is written."""

    template: ClassVar[str] = "published/coordinator/text.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    form: TextForm
    default: DefaultText
    is_changed: bool
    preview: ShownText | None = None
    theirs: Version | None = None
    changes: tuple[Line, ...] = ()


@dataclass(frozen=True)
class HistoryPage(Page):
    """The versions of a text, and what each of them changed."""

    template: ClassVar[str] = "published/coordinator/text_history.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    default: DefaultText
    versions: tuple[Version, ...]
    changes: dict[int, tuple[Line, ...]]


@desk.page("/", access=policy.EDIT_TEXTS)
def texts(_actor: Actor) -> Answer:
    """List the texts with who changed what and when."""
    with reading() as session:
        newest = newest_versions(session)
    pages: dict[str, list[TextRow]] = {}
    for each in default_texts():
        version = newest.get((each.page, each.language.value))
        german = newest.get((each.page, Tongue.GERMAN.value))
        is_behind = each.language is not Tongue.GERMAN and german is not None and (version is None or version.at < german.at)
        pages.setdefault(each.page, []).append(TextRow(each, version, is_behind))
    return TextsPage(tuple(tuple(rows) for rows in pages.values()))


@desk.form(IN_A_LANGUAGE, access=policy.EDIT_TEXTS)
def text(actor: Actor, page: str, tongue: str) -> Answer:
    """Write a text; it is published only after a look at it."""
    default = _known(page, tongue)
    with reading() as session:
        newest = next(iter(versions_of(session, page, default.language)), None)
    public = newest.markdown if newest and newest.markdown is not None else None
    form = TextForm(data={"markdown": public or default.markdown, "based_on": newest.number if newest else 0})
    blank = TextPage(form, default, public is not None)
    if not form.validate_on_submit():
        return blank
    if request.form.get("do") != "publish":
        return TextPage(form, default, public is not None, ShownText.of(form.markdown.data))
    try:
        with transaction() as session:
            services.publish_text(session, form.draft(page, default.language), by=By.of(actor), at=now())
    except ChangedMeanwhile as refusal:
        form.refuse(refusal)
        return _both(form, default)
    except RuleBroken as refusal:
        form.refuse(refusal)
        return blank
    return _done(default, _("The text is public now."))


@desk.page(f"{IN_A_LANGUAGE}/history", access=policy.EDIT_TEXTS)
def text_history(_actor: Actor, page: str, tongue: str) -> Answer:
    """Show who wrote what and when."""
    default = _known(page, tongue)
    with reading() as session:
        versions = versions_of(session, page, default.language)
    said = {each.number: default.markdown if each.markdown is None else each.markdown for each in versions}
    changes = {number: differences(said.get(number - 1, default.markdown), words) for number, words in said.items()}
    return HistoryPage(default, versions, changes)


@desk.action(f"{IN_A_LANGUAGE}/restore", access=policy.EDIT_TEXTS)
def restore_text(actor: Actor, page: str, tongue: str) -> Answer:
    """Publish an older version again."""
    default, number = _known(page, tongue), request.form.get("number", 0, type=int)
    with transaction() as session:
        services.restore_text(session, page, default.language, number, by=By.of(actor), at=now())
    return _done(default, _("The older version is public again."))


@desk.action(f"{IN_A_LANGUAGE}/default", access=policy.EDIT_TEXTS)
def restore_default(actor: Actor, page: str, tongue: str) -> Answer:
    """Go back to the text that came with the portal."""
    default = _known(page, tongue)
    with transaction() as session:
        services.restore_default(session, page, default.language, by=By.of(actor), at=now())
    return _done(default, _("The default text is public again."))


def _known(page: str, tongue: str) -> DefaultText:
    return default_text(page, tongue) or abort(404)


def _both(form: TextForm, default: DefaultText) -> TextPage:
    """Show both texts to the one who came second; publishing again is then a decision."""
    with reading() as session:
        theirs = versions_of(session, default.page, default.language)[0]
    form.move_onto(theirs.number)
    their_words = default.markdown if theirs.markdown is None else theirs.markdown
    changes = differences(their_words, form.markdown.data)
    return TextPage(form, default, theirs.markdown is not None, ShownText.of(form.markdown.data), theirs, changes)


def _done(default: DefaultText, sentence: str) -> Response:
    flash(sentence, "success")
    return redirect(url_for("coordinator_published.text_history", page=default.page, tongue=default.language.value))
