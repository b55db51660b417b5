"""Openings as documents of the search index: only what is public anyway."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from portal.companies.models import Company
from portal.kernel.i18n import speaking
from portal.openings.models import Opening
from portal.openings.queries.cards import is_shown_to_everyone
from portal.openings.words import OpeningKind
from search_index import Document

LANGUAGES = ("de", "en")

_DOCUMENT = (
    select(
        Opening.id,
        Opening.title,
        Opening.tasks,
        Opening.requirements,
        Opening.place_text,
        Opening.occupation,
        Opening.kind,
        Opening.published_at,
        Company.name,
    )
    .join(Company, Company.id == Opening.company_id)
    .where(is_shown_to_everyone())
)


def opening_document(session: Session, opening_id: UUID) -> Document | None:
    """Return what the index may know of an opening; None if it is not public (any more)."""
    row = session.execute(_DOCUMENT.where(Opening.id == opening_id)).one_or_none()
    return _document(row) if row else None


def public_documents(session: Session) -> Iterator[Document]:
    """Return the documents of everything public, to build the index anew."""
    for row in session.execute(_DOCUMENT.order_by(Opening.id).execution_options(yield_per=500)):
        yield _document(row)


def _document(row: Row[*tuple[Any, ...]]) -> Document:
    key, title, tasks, requirements, place, occupation, kind, published_at, company = row
    return Document(
        str(key),
        title,
        body="\n".join(part for part in (tasks, requirements, place) if part),
        employer=company,
        tags=tuple(tag for tag in (*_labels(kind), occupation) if tag),
        keywords={"kind": str(kind)},
        published=published_at,
    )


def _labels(kind: OpeningKind) -> list[str]:
    labels = []
    for language in LANGUAGES:
        with speaking(language):
            labels.append(str(kind.label))
    return labels
