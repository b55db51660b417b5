"""Reading news."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from portal.accounts.queries import names_of
from portal.kernel.access import Actor
from portal.kernel.clock import local_day
from portal.kernel.i18n import current_language
from portal.published.models import News, NewsVersion
from portal.published.words import NewsState


@dataclass(frozen=True)
class NewsText:
    """Title, lead sentence and Markdown in one language."""

    title: str
    lead: str
    body: str


@dataclass(frozen=True)
class NewsItem:
    """A published piece of news in both languages; title, lead and body in the language of the page."""

    id: UUID
    slug: str
    published_at: datetime
    updated_at: datetime
    german: NewsText
    english: NewsText

    def told_in(self, language: str) -> NewsText:
        """Return it in a language; whoever reads neither gets German."""
        return self.english if language == "en" else self.german

    @property
    def title(self) -> str:
        """The title in the language of the page."""
        return self.told_in(current_language()).title

    @property
    def lead(self) -> str:
        """The lead sentence in the language of the page."""
        return self.told_in(current_language()).lead

    @property
    def body(self) -> str:
        """The Markdown in the language of the page."""
        return self.told_in(current_language()).body

    @property
    def published_on(self) -> date:
        """The day of publication."""
        return local_day(self.published_at)

    @property
    def key(self) -> tuple[datetime, UUID]:
        """Where a list goes on after this item: `before=` of `news`."""
        return self.published_at, self.id


@dataclass(frozen=True)
class NewsRow:
    """A line of the coordinators' list."""

    id: UUID
    title: str
    state: NewsState
    published_on: date | None
    updated_at: datetime
    has_newer_draft: bool


@dataclass(frozen=True)
class NewsEdition:
    """A version of a piece of news as coordinators see it."""

    number: int
    german: NewsText
    english: NewsText
    at: datetime
    by_name: str | None


@dataclass(frozen=True)
class NewsRecord:
    """A piece of news on the coordinators' desk."""

    id: UUID
    slug: str
    state: NewsState
    number: int
    published_number: int | None
    published_at: datetime | None


_TEXTS = (
    NewsVersion.title_de,
    NewsVersion.lead_de,
    NewsVersion.body_de,
    NewsVersion.title_en,
    NewsVersion.lead_en,
    NewsVersion.body_en,
)
_PUBLIC = (
    select(News.id, News.slug, News.published_at, News.updated_at, *_TEXTS)
    .join(NewsVersion, (NewsVersion.news_id == News.id) & (NewsVersion.number == News.published_number))
    .where(News.state == NewsState.PUBLISHED)
    .order_by(News.published_at.desc(), News.id.desc())
)
_EVERY = (
    select(News, NewsVersion.title_de)
    .join(NewsVersion, (NewsVersion.news_id == News.id) & (NewsVersion.number == News.number))
    .order_by(News.updated_at.desc(), News.id.desc())
)


def news(session: Session, *, limit: int, before: tuple[datetime, UUID] | None = None) -> tuple[NewsItem, ...]:
    """Return published news, the newest first; `before` is the `key` of the last item seen."""
    wanted = _PUBLIC.where(tuple_(News.published_at, News.id) < before) if before else _PUBLIC
    return tuple(_item(row) for row in session.execute(wanted.limit(limit)))


def news_item(session: Session, slug_or_id: str | UUID) -> NewsItem | None:
    """Return a published piece of news by its address or id."""
    known_as = News.id == slug_or_id if isinstance(slug_or_id, UUID) else News.slug == slug_or_id
    row = session.execute(_PUBLIC.where(known_as)).one_or_none()
    return _item(row) if row else None


def all_news(session: Session, *, limit: int = 200) -> tuple[NewsRow, ...]:
    """Return what coordinators keep, also drafts and what was withdrawn; the last touched first."""
    return tuple(
        NewsRow(
            each.id,
            title,
            each.state,
            local_day(each.published_at) if each.published_at else None,
            each.updated_at,
            each.is_public and each.number != each.published_number,
        )
        for each, title in session.execute(_EVERY.limit(limit))
    )


def news_record(session: Session, _actor: Actor, news_id: UUID) -> NewsRecord | None:
    """Return a piece of news for its editor."""
    each = session.get(News, news_id)
    if each is None:
        return None
    return NewsRecord(each.id, each.slug, each.state, each.number, each.published_number, each.published_at)


def editions_of(session: Session, news_id: UUID) -> tuple[NewsEdition, ...]:
    """Return what a piece of news said so far, the newest version first."""
    wanted = select(NewsVersion).where(NewsVersion.news_id == news_id).order_by(NewsVersion.number.desc()).limit(100)
    rows = session.scalars(wanted).all()
    names = names_of(session, (row.by_id for row in rows if row.by_id))
    return tuple(
        NewsEdition(
            row.number,
            NewsText(row.title_de, row.lead_de, row.body_de),
            NewsText(row.title_en, row.lead_en, row.body_en),
            row.at,
            names.get(row.by_id) if row.by_id else None,
        )
        for row in rows
    )


def _item(row: Any) -> NewsItem:
    return NewsItem(row[0], row[1], row[2], row[3], NewsText(*row[4:7]), NewsText(*row[7:10]))
