"""What coordinators release for the public: texts, news, logos, figures. Nothing is overwritten: versions follow each other."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.kernel.db import Entity
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.published.words import FigureKey, FigureSource, NewsState, Tongue


class TextVersion(Entity):
    """A version of a page's text in one language; without Markdown, the text that came with the portal holds again."""

    __tablename__ = "published_text_version"
    __table_args__ = (UniqueConstraint("page", "language", "number"),)

    page: Mapped[str]
    language: Mapped[Tongue]
    number: Mapped[int]
    markdown: Mapped[str | None]
    at: Mapped[datetime]
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts_account.id"))


class News(Entity):
    """A piece of news; visitors read the version that was published, not the newest one."""

    __tablename__ = "published_news"
    __table_args__ = (Index("ix_published_news_public", "state", "published_at", "id"),)

    slug: Mapped[str] = mapped_column(unique=True)
    state: Mapped[NewsState] = mapped_column(default=NewsState.DRAFT)
    number: Mapped[int] = mapped_column(default=0)
    published_number: Mapped[int | None]
    published_at: Mapped[datetime | None]
    updated_at: Mapped[datetime]

    @property
    def is_public(self) -> bool:
        """Whether visitors read it."""
        return self.state is NewsState.PUBLISHED

    def publish(self, *, at: datetime) -> None:
        """Show the newest version; the day of the first publication stays."""
        if self.is_public and self.published_number == self.number:
            raise RuleBroken(_l("This version is public already."))
        self.state = NewsState.PUBLISHED
        self.published_number = self.number
        self.published_at = self.published_at or at
        self.updated_at = at

    def withdraw(self, *, at: datetime) -> None:
        """Take it off the website; it stays on the desk."""
        if not self.is_public:
            raise RuleBroken(_l("This news is not public."))
        self.state = NewsState.WITHDRAWN
        self.updated_at = at


class NewsVersion(Entity):
    """What a piece of news said in both languages, by whom and since when."""

    __tablename__ = "published_news_version"
    __table_args__ = (UniqueConstraint("news_id", "number"),)

    news_id: Mapped[UUID] = mapped_column(ForeignKey("published_news.id"))
    number: Mapped[int]
    title_de: Mapped[str]
    lead_de: Mapped[str]
    body_de: Mapped[str]
    title_en: Mapped[str]
    lead_en: Mapped[str]
    body_en: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts_account.id"))


class Logo(Entity):
    """The logo of a partner: a picture of our own making (WebP), with what it says for those who do not see it."""

    __tablename__ = "published_logo"
    __table_args__ = (Index("ix_published_logo_digest", "digest"),)

    name: Mapped[str]
    alt_de: Mapped[str]
    alt_en: Mapped[str]
    website: Mapped[str | None]
    position: Mapped[int]
    is_public: Mapped[bool] = mapped_column(default=False)
    picture: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    digest: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    updated_at: Mapped[datetime]


class Release(Entity):
    """Figures that a coordinator released together; the newest release is the one visitors see."""

    __tablename__ = "published_release"

    number: Mapped[int] = mapped_column(unique=True)
    at: Mapped[datetime]
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts_account.id"))


class Figure(Entity):
    """A figure of a release, rounded before it was stored: the exact number is not kept."""

    __tablename__ = "published_figure"
    __table_args__ = (UniqueConstraint("release_id", "key"),)

    release_id: Mapped[UUID] = mapped_column(ForeignKey("published_release.id"))
    key: Mapped[FigureKey]
    value: Mapped[int]
    is_over: Mapped[bool]
    since: Mapped[date | None]
    as_of: Mapped[date]
    source: Mapped[FigureSource]
