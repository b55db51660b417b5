"""The letter of the day: what each letter that waited would say, with what is true and allowed now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.queries import LetterAddress, letter_address
from portal.kernel.mail import Letter, current_mailer
from portal.kernel.outbox import Topics
from portal.letters.choosing import pace_of
from portal.letters.kinds import DIGEST, kind_of
from portal.letters.models import Notice
from portal.letters.words import Pace

_LINK = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Item:
    """One of the letters that waited: what it says in a line, and the first place it leads to."""

    subject: str
    url: str


@dataclass(frozen=True)
class DigestLetter:
    """What somebody reads once a day."""

    name: str
    items: tuple[Item, ...]


def digest(session: Session, digest_id: UUID) -> list[Letter]:
    """Write the letter of the day, unless nothing of what waited is true any more."""
    found = session.get(Notice, digest_id)
    to = letter_address(session, found.account_id) if found else None
    if to is None:
        return []
    waited = select(Notice).where(Notice.digest_id == digest_id).order_by(Notice.noted_at, Notice.id)
    items = dict.fromkeys(item for notice in session.scalars(waited) for item in _items(session, notice, to))
    return [Letter(to.email, to.language, DIGEST, DigestLetter(to.name, tuple(items)))] if items else []


def _items(session: Session, notice: Notice, to: LetterAddress) -> Iterator[Item]:
    """Write the letter anew; what was answered or taken back meanwhile is no letter any more."""
    group = kind_of(notice.template).group
    if group is None or pace_of(session, notice.account_id, group) is Pace.NEVER:
        return
    topics: Topics = current_app.extensions["portal_topics"]
    writers = [each.letters for each in topics.get(notice.topic, ()) if each.letters]
    for letter in (letter for write in writers for letter in write(session, notice.about_id)):
        if (letter.to, letter.template) == (to.email, notice.template):
            subject, text = current_mailer().read_out(letter)
            link = _LINK.search(text)
            yield Item(subject, link.group() if link else "")
