"""Changing the texts of the website: every change is a new version."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.kernel.audit import By, Change, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.published.models import TextVersion
from portal.published.stale import must_be_newest, one_of_two
from portal.published.words import Tongue


@dataclass(frozen=True)
class TextDraft:
    """A text of a page, and the number of the version it was written over (0: the default text)."""

    page: str
    language: Tongue
    markdown: str
    based_on: int


def publish_text(session: Session, draft: TextDraft, *, by: By, at: datetime) -> TextVersion:
    """Let visitors read this text from now on."""
    newest = _newest(session, draft.page, draft.language)
    must_be_newest(newest.number if newest else 0, draft.based_on)
    if newest and newest.markdown == draft.markdown:
        raise RuleBroken(_l("Nothing has changed. This text is public already."), field="markdown")
    return _add(session, _after(newest, draft.page, draft.language, draft.markdown), "text.published", by=by, at=at)


def restore_text(session: Session, page: str, language: Tongue, number: int, *, by: By, at: datetime) -> TextVersion:
    """Publish an older version again."""
    newest = _newest(session, page, language)
    same_text = (TextVersion.page == page, TextVersion.language == language)
    older = session.scalar(select(TextVersion).where(*same_text, TextVersion.number == number))
    if newest is None or older is None:
        raise RuleBroken(_l("This version does not exist."))
    if older.markdown == newest.markdown:
        raise RuleBroken(_l("Nothing has changed. This text is public already."))
    return _add(session, _after(newest, page, language, older.markdown), "text.restored", by=by, at=at)


def restore_default(session: Session, page: str, language: Tongue, *, by: By, at: datetime) -> TextVersion:
    """Go back to the text that came with the portal."""
    newest = _newest(session, page, language)
    if newest is None or newest.markdown is None:
        raise RuleBroken(_l("The default text is public already."))
    return _add(session, _after(newest, page, language, None), "text.reset", by=by, at=at)


def _newest(session: Session, page: str, language: Tongue) -> TextVersion | None:
    wanted = select(TextVersion).where(TextVersion.page == page, TextVersion.language == language)
    return session.scalar(wanted.order_by(TextVersion.number.desc()).limit(1))


def _after(newest: TextVersion | None, page: str, language: Tongue, markdown: str | None) -> TextVersion:
    return TextVersion(page=page, language=language, number=newest.number + 1 if newest else 1, markdown=markdown)


def _add(session: Session, version: TextVersion, verb: str, *, by: By, at: datetime) -> TextVersion:
    version.at = at
    version.by_id = by.account_id
    session.add(version)
    with one_of_two():
        session.flush()
    record(session, verb, version.id, Change(becomes=f"{version.page}/{version.language}"), by=by, at=at)
    return version
