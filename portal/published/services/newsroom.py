"""Writing, publishing and withdrawing news."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyascii import anyascii
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.kernel.audit import By, Change, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.published.models import News, NewsVersion
from portal.published.queries.newsroom import NewsText
from portal.published.stale import must_be_newest, one_of_two
from portal.published.words import NewsState

LONGEST_ADDRESS = 60
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True)
class NewsDraft:
    """What a piece of news says in both languages."""

    german: NewsText
    english: NewsText


def write_news(session: Session, draft: NewsDraft, *, by: By, at: datetime) -> News:
    """Keep a new piece of news as a draft; its address comes from the German title and stays."""
    news = News(slug=_free_address(session, draft.german.title), number=0, updated_at=at)
    session.add(news)
    with one_of_two():
        session.flush()  # its versions need news.id
    _add_version(session, news, draft, by=by, at=at)
    record(session, "news.written", news.id, Change(becomes=NewsState.DRAFT), by=by, at=at)
    return news


def change_news(session: Session, news_id: UUID, draft: NewsDraft, based_on: int, *, by: By, at: datetime) -> News:
    """Keep a newer version; visitors read it once it is published."""
    news = session.get_one(News, news_id, with_for_update=True)
    must_be_newest(news.number, based_on)
    _add_version(session, news, draft, by=by, at=at)
    record(session, "news.changed", news.id, Change(becomes=str(news.number)), by=by, at=at)
    return news


def restore_news(session: Session, news_id: UUID, number: int, *, by: By, at: datetime) -> News:
    """Make an older version the newest draft."""
    news = session.get_one(News, news_id, with_for_update=True)
    old = session.scalar(select(NewsVersion).where(NewsVersion.news_id == news_id, NewsVersion.number == number))
    if old is None or number == news.number:
        raise RuleBroken(_l("This version does not exist, or it is the newest one."))
    german = NewsText(old.title_de, old.lead_de, old.body_de)
    english = NewsText(old.title_en, old.lead_en, old.body_en)
    _add_version(session, news, NewsDraft(german, english), by=by, at=at)
    record(session, "news.restored", news.id, Change(was=str(number), becomes=str(news.number)), by=by, at=at)
    return news


def publish_news(session: Session, news_id: UUID, *, by: By, at: datetime) -> None:
    """Let visitors read the newest version."""
    news = session.get_one(News, news_id, with_for_update=True)
    was = news.state
    news.publish(at=at)
    record(session, "news.published", news.id, Change(was=was, becomes=news.state), by=by, at=at)


def withdraw_news(session: Session, news_id: UUID, *, by: By, at: datetime) -> None:
    """Take a piece of news off the website."""
    news = session.get_one(News, news_id, with_for_update=True)
    was = news.state
    news.withdraw(at=at)
    record(session, "news.withdrawn", news.id, Change(was=was, becomes=news.state), by=by, at=at)


def _add_version(session: Session, news: News, draft: NewsDraft, *, by: By, at: datetime) -> None:
    news.number += 1
    session.add(
        NewsVersion(
            news_id=news.id,
            number=news.number,
            title_de=draft.german.title,
            lead_de=draft.german.lead,
            body_de=draft.german.body,
            title_en=draft.english.title,
            lead_en=draft.english.lead,
            body_en=draft.english.body,
            at=at,
            by_id=by.account_id,
        )
    )


def _free_address(session: Session, title: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", anyascii(title.lower().translate(_GERMAN)).lower())
    wish = plain.strip("-")[:LONGEST_ADDRESS].strip("-") or "meldung"
    taken = set(session.scalars(select(News.slug).where(News.slug.startswith(wish, autoescape=True))))
    return next(name for name in (wish, *(f"{wish}-{number}" for number in range(2, len(taken) + 3))) if name not in taken)
