"""Reading the texts of the website that coordinators changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from portal.accounts.queries import names_of
from portal.published.models import TextVersion
from portal.published.words import Tongue

NEWEST = 100

_CURRENT = (
    select(TextVersion.markdown)
    .where(TextVersion.page == bindparam("page"), TextVersion.language == bindparam("language"))
    .order_by(TextVersion.number.desc())
    .limit(1)
)


@dataclass(frozen=True)
class Version:
    """A version of a text: who wrote what, and when; without Markdown, back to the text that came with the portal."""

    page: str
    language: Tongue
    number: int
    markdown: str | None
    at: datetime
    by_name: str | None


def current_text(session: Session, page: str, language: str) -> str | None:
    """Return the published Markdown of a page with its front matter; None where the default text holds."""
    row = session.execute(_CURRENT, {"page": page, "language": language}).one_or_none()
    return row[0] if row else None


def newest_versions(session: Session) -> dict[tuple[str, str], Version]:
    """Return who changed which page last, by page and language."""
    newest = (
        select(TextVersion.page, TextVersion.language, func.max(TextVersion.number).label("number"))
        .group_by(TextVersion.page, TextVersion.language)
        .subquery()
    )
    rows = session.scalars(
        select(TextVersion).join(
            newest,
            (TextVersion.page == newest.c.page)
            & (TextVersion.language == newest.c.language)
            & (TextVersion.number == newest.c.number),
        )
    ).all()
    return {(each.page, each.language.value): each for each in _told(session, rows)}


def versions_of(session: Session, page: str, language: Tongue) -> tuple[Version, ...]:
    """Return the history of a text, the newest version first."""
    wanted = (TextVersion.page == page, TextVersion.language == language)
    rows = session.scalars(select(TextVersion).where(*wanted).order_by(TextVersion.number.desc()).limit(NEWEST)).all()
    return _told(session, rows)


def _told(session: Session, rows: Sequence[TextVersion]) -> tuple[Version, ...]:
    names: dict[UUID, str] = names_of(session, (row.by_id for row in rows if row.by_id))
    return tuple(
        Version(row.page, row.language, row.number, row.markdown, row.at, names.get(row.by_id) if row.by_id else None)
        for row in rows
    )
