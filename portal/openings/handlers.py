"""What follows from openings: the index knows what is public, outdated openings end, companies get letters."""

import logging
import sys
from datetime import datetime
from uuid import UUID

from flask import Flask, current_app
from sqlalchemy.orm import Session

from portal.kernel.db import Database, renew_version
from portal.kernel.outbox import Topics, follows, writes
from portal.openings import emails
from portal.openings.queries import opening_document, opening_ids_of, public_documents
from portal.openings.queries.synonyms import rows_for_search
from portal.openings.services import close_openings_of, expire_opening, follow_company, pause_stale
from search_index import IndexBroken, IndexBusy, SearchIndex

log = logging.getLogger("portal.openings")


def refresh_index(session: Session, opening_id: UUID, _at: datetime) -> None:
    """Let the index know the opening as it is now, or forget it."""
    _refresh(session, (opening_id,))


def refresh_index_of_company(session: Session, company_id: UUID, _at: datetime) -> None:
    """Let the index know or forget everything of a company, whose state decides with."""
    _refresh(session, opening_ids_of(session, company_id))


def teach_synonyms(session: Session, _synonyms_id: UUID, _at: datetime) -> None:
    """Let the search know the words for the same work as they are now."""
    index: SearchIndex = current_app.extensions["portal_index"]
    try:
        index.learn_synonyms(rows_for_search(session))
    except IndexBusy:
        raise  # another process writes; the worker tries again
    except IndexBroken as broken:
        log.warning("the index could not learn synonyms: %s", broken)
        return
    renew_version(session)  # what a page found with the old words is no longer what it would find


def end_outdated(session: Session, opening_id: UUID, at: datetime) -> None:
    """End an opening whose last day is over."""
    expire_opening(session, opening_id, at)


def pause_if_stale(session: Session, opening_id: UUID, at: datetime) -> None:
    """Take an offer offline that nobody has confirmed for sixty days."""
    pause_stale(session, opening_id, at)


def close_all(session: Session, company_id: UUID, at: datetime) -> None:
    """Take down everything of a company that left."""
    close_openings_of(session, company_id, at)


def hand_over(session: Session, lead_id: UUID, at: datetime) -> None:
    """Let the openings of a lead follow to the company it turned out to be."""
    company_id = follow_company(session, lead_id, at)
    if company_id is not None:
        refresh_index_of_company(session, company_id, at)


def rebuild(app: Flask) -> int:
    """Build the index anew from the database, beside the one that answers (`portal search rebuild`), and say how many."""
    sys.stdout.write(f"{build_index(app)} openings are in the index.\n")
    return 0


def mend_index(app: Flask) -> None:
    """Build the index anew where it is missing, damaged or made by another version; pages ask the database until then."""
    index: SearchIndex = app.extensions["portal_index"]
    health = index.health()
    if health.is_ready:
        return
    log.warning("the index cannot answer (%s): it is built anew", health.reason)
    try:
        log.warning("the index was built anew: %s openings", build_index(app))
    except IndexBroken as broken:
        log.warning("the index could not be built: %s", broken)  # the next look tries again


def build_index(app: Flask) -> int:
    """Build the index anew from the database, beside the one that answers."""
    database: Database = app.extensions["portal_database"]
    index: SearchIndex = app.extensions["portal_index"]
    with app.app_context(), database.reading() as session:
        synonyms = rows_for_search(session)
        if synonyms:
            index.learn_synonyms(synonyms)
        count = index.rebuild(public_documents(session))
    with database.transaction() as session:
        renew_version(session)  # what a page found in the old index is no longer what it would find
    return count


def _refresh(session: Session, opening_ids: tuple[UUID, ...]) -> None:
    index: SearchIndex = current_app.extensions["portal_index"]
    documents = {opening_id: opening_document(session, opening_id) for opening_id in opening_ids}
    try:
        index.remove(str(opening_id) for opening_id, document in documents.items() if document is None)
        index.put(document for document in documents.values() if document is not None)
    except IndexBusy:
        raise  # another process writes; the worker tries again
    except IndexBroken as broken:
        # The remedy is `rebuild`, which reads the database; other consequences of the same topic must not wait for it.
        log.warning("the index could not be changed: %s", broken)


# Whatever decides whether a company's openings are shown.
COMPANY_MOVES = (
    "company.approved",
    "company.rejected",
    "company.reconsidered",
    "company.rested",
    "company.woken",
    "company.blocked",
    "company.unblocked",
    "company.changed",
)
REFRESH = follows(refresh_index)
REFRESH_COMPANY = follows(refresh_index_of_company)

TOPICS: Topics = {
    "opening.published": (writes(emails.opening_is_online), REFRESH),
    "opening.rejected": (writes(emails.opening_sent_back),),
    "opening.changed": (REFRESH,),
    "opening.paused": (REFRESH,),
    "opening.closed": (REFRESH,),
    "opening.removed": (REFRESH,),
    "opening.outdated": (follows(end_outdated),),
    "opening.stale_soon": (writes(emails.is_it_still_free),),
    "opening.stale": (writes(emails.went_offline), follows(pause_if_stale)),
    **dict.fromkeys(COMPANY_MOVES, (REFRESH_COMPANY,)),
    "synonyms.changed": (follows(teach_synonyms),),
    "company.joined": (follows(hand_over),),
    "company.left": (follows(close_all), REFRESH_COMPANY),
}
