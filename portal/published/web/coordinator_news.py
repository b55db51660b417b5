"""Writing news: draft, look, publish, withdraw."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request, url_for
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
from portal.published.queries import NewsEdition, NewsRecord, NewsRow, NewsText, all_news, editions_of
from portal.published.services import ChangedMeanwhile
from portal.published.ties import rendered_text
from portal.published.web.coordinator_desk import desk
from portal.published.web.forms import NewsForm


@dataclass(frozen=True)
class ShownNews:
    """A piece of news as visitors will see it, in one language."""

    language: str
    title: str
    lead: str
    body: Markup


@dataclass(frozen=True)
class NewsListPage(Page):
    """All news, also drafts."""

    template: ClassVar[str] = "published/coordinator/news_list.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    rows: tuple[NewsRow, ...]


@dataclass(frozen=True)
class NewsPage(Page):
    """A piece of news as it will be read, and what can be done with it."""

    template: ClassVar[str] = "published/coordinator/news.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    record: NewsRecord
    shown: tuple[ShownNews, ...]
    editions: tuple[NewsEdition, ...]
    changes: dict[int, tuple[Line, ...]]

    @property
    def may_be_published(self) -> bool:
        """Whether there is something that visitors do not read yet."""
        return self.record.state.value != "published" or self.record.number != self.record.published_number


@dataclass(frozen=True)
class NewsFormPage(Page):
    """A piece of news while it is written."""

    template: ClassVar[str] = "published/coordinator/news_form.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    form: NewsForm
    record: NewsRecord | None
    shown: tuple[ShownNews, ...] = ()
    theirs: NewsEdition | None = None


@desk.page("/news", access=policy.EDIT_NEWS)
def news_list(_actor: Actor) -> Answer:
    """List the news."""
    with reading() as session:
        return NewsListPage(all_news(session))


@desk.form("/news/new", access=policy.EDIT_NEWS)
def new_news(actor: Actor) -> Answer:
    """Write a new piece of news; nobody reads it yet."""
    form = NewsForm.about(None)
    if not form.validate_on_submit():
        return NewsFormPage(form, None)
    if _is_preview():
        return NewsFormPage(form, None, _shown(form.draft().german, form.draft().english))
    try:
        with transaction() as session:
            written = services.write_news(session, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return NewsFormPage(form, None)
    flash(_("The draft is kept. Publish it when you are content with it."), "success")
    return redirect(url_for("coordinator_published.news", news_id=written.id))


@desk.page("/news/<uuid:news_id>", access=policy.EDIT_ONE_NEWS)
def news(_actor: Actor, record: NewsRecord) -> Answer:
    """Show a piece of news as it will be read, with its history."""
    with reading() as session:
        editions = editions_of(session, record.id)
    older = {each.number: _as_lines(each) for each in editions}
    changes = {number: differences(older.get(number - 1, ""), text) for number, text in older.items()}
    return NewsPage(record, _shown(editions[0].german, editions[0].english), editions, changes)


@desk.form("/news/<uuid:news_id>/edit", access=policy.EDIT_ONE_NEWS)
def edit_news(actor: Actor, record: NewsRecord) -> Answer:
    """Write a newer version; visitors go on reading the one that was published."""
    with reading() as session:
        newest = editions_of(session, record.id)[0]
    form = NewsForm.about(newest)
    if not form.validate_on_submit():
        return NewsFormPage(form, record)
    if _is_preview():
        return NewsFormPage(form, record, _shown(form.draft().german, form.draft().english))
    try:
        with transaction() as session:
            services.change_news(session, record.id, form.draft(), form.based_on.data, by=By.of(actor), at=now())
    except ChangedMeanwhile as refusal:
        form.refuse(refusal)
        form.move_onto(newest.number)
        return NewsFormPage(form, record, theirs=newest)
    flash(_("The draft is kept. Publish it when you are content with it."), "success")
    return redirect(url_for("coordinator_published.news", news_id=record.id))


@desk.action("/news/<uuid:news_id>/publish", access=policy.EDIT_ONE_NEWS)
def publish_news(actor: Actor, record: NewsRecord) -> Answer:
    """Let visitors read the newest version."""
    with transaction() as session:
        services.publish_news(session, record.id, by=By.of(actor), at=now())
    return _back(record, _("The news is public now."))


@desk.action("/news/<uuid:news_id>/withdraw", access=policy.EDIT_ONE_NEWS)
def withdraw_news(actor: Actor, record: NewsRecord) -> Answer:
    """Take a piece of news off the website."""
    with transaction() as session:
        services.withdraw_news(session, record.id, by=By.of(actor), at=now())
    return _back(record, _("The news is no longer public."))


@desk.action("/news/<uuid:news_id>/restore", access=policy.EDIT_ONE_NEWS)
def restore_news(actor: Actor, record: NewsRecord) -> Answer:
    """Make an older version the newest draft."""
    with transaction() as session:
        services.restore_news(session, record.id, request.form.get("number", 0, type=int), by=By.of(actor), at=now())
    return _back(record, _("The older version is the newest draft now. It is not public yet."))


def _back(record: NewsRecord, sentence: str) -> Response:
    flash(sentence, "success")
    return redirect(url_for("coordinator_published.news", news_id=record.id))


def _is_preview() -> bool:
    return request.form.get("do") == "preview"


def _shown(german: NewsText, english: NewsText) -> tuple[ShownNews, ...]:
    return tuple(
        ShownNews(language, each.title, each.lead, rendered_text(each.body))
        for language, each in (("de", german), ("en", english))
    )


def _as_lines(edition: NewsEdition) -> str:
    texts = (edition.german, edition.english)
    return "\n".join(part for each in texts for part in (each.title, each.lead, each.body))
