"""Records of staff that several slices speak about: where a record's page is, and what others add to it.

A lower slice cannot import what a higher one knows. The roof lists for each kind of record who finds it, where
its page is, and which panels stand on that page; the page shows them without knowing whose they are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from flask import current_app
from sqlalchemy.orm import Session

from portal.kernel.access import Actor
from portal.kernel.web.ways import way_to


@dataclass(frozen=True)
class Panel:
    """A part of a record's page, written by another slice; the template sees it as `panel`."""

    template: ClassVar[str]


PanelSource = Callable[[Session, Actor, UUID], Panel | None]
Titles = Callable[[Session, Actor, UUID], str | None]


@dataclass(frozen=True)
class RecordKind:
    """One kind of record: `title_of` names it, or None to those who must not see it."""

    endpoint: str
    key: str
    title_of: Titles
    panels: tuple[PanelSource, ...] = ()


@dataclass(frozen=True)
class RecordLink:
    """A record's name and the address of its page."""

    title: str
    url: str


def record_link(session: Session, kind: str, actor: Actor, record_id: UUID) -> RecordLink | None:
    """Return the way to a record, if the actor may see it."""
    found = _kinds().get(kind)
    title = found.title_of(session, actor, record_id) if found else None
    return RecordLink(title, record_url(kind, record_id)) if title is not None else None


def record_url(kind: str, record_id: UUID) -> str:
    """Return the address of a record's page; empty if this kind has none."""
    found = _kinds().get(kind)
    if found is None:
        return ""
    values: dict[str, Any] = {found.key: record_id}
    return way_to(found.endpoint, **values)


def panels_of(session: Session, kind: str, actor: Actor, record_id: UUID) -> tuple[Panel, ...]:
    """Return what other slices add to a record's page."""
    found = _kinds().get(kind)
    panels = [source(session, actor, record_id) for source in found.panels] if found else []
    return tuple(panel for panel in panels if panel is not None)


def _kinds() -> dict[str, RecordKind]:
    kinds: dict[str, RecordKind] = current_app.extensions["portal_records"]
    return kinds
