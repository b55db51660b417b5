"""Records of staff that several slices speak about: where a record's page is, and what others add to it.

A lower slice cannot import what a higher one knows. The roof lists for each kind of record who finds it, where
its page is, and which panels stand on that page; the page shows them without knowing whose they are.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from flask import current_app
from sqlalchemy import Select
from sqlalchemy.orm import Session

from portal.kernel.access import Actor
from portal.kernel.web.ways import way_to


@dataclass(frozen=True)
class Step:
    """The one thing to do next with a record: why, and by when. Without a label there is nothing to press.

    `is_act`: it is done at the press of the button; else the button leads to a page.
    """

    why: Any
    label: Any = None
    endpoint: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    due_on: date | None = None
    is_act: bool = False

    def about(self, **key: UUID) -> "Step":
        """Return the step with the key of the record it is about."""
        return replace(self, values={**key, **self.values})


@dataclass(frozen=True)
class Panel:
    """A part of a record's page, written by another slice; the template sees it as `panel`.

    `is_story`: what happened so far; it has a place of its own, below what is to be done.
    """

    template: ClassVar[str]
    is_story: ClassVar[bool] = False

    @property
    def step(self) -> Step | None:
        """What comes next, if this panel's slice knows better than the record's own; None if it does not."""
        return None


@dataclass(frozen=True)
class Telling:
    """How the history of a kind of record is told to the team: acts by verb, states and reasons by code.

    An act without a title is not told. Titles stand in the order of a life: of one moment, the later is told first.
    """

    titles: Mapping[str, Any]
    states: Mapping[str, Any] = field(default_factory=dict)
    reasons: Mapping[str, Any] = field(default_factory=dict)

    def with_acts_of(self, other: "Telling") -> "Telling":
        """Return how both are told in one history."""
        return Telling({**self.titles, **other.titles}, {**self.states, **other.states}, {**self.reasons, **other.reasons})


@dataclass(frozen=True)
class Further:
    """Further records whose acts belong to the life of one: their kind, and their ids by the parameter `subject_id`."""

    kind: str
    ids: Select[Any]


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


def step_of(panels: Iterable[Panel], own: Step) -> Step:
    """Return what comes next with a record: what the last panel says that knows better, else its own step."""
    return next((panel.step for panel in reversed(tuple(panels)) if panel.step is not None), own)


def _kinds() -> dict[str, RecordKind]:
    kinds: dict[str, RecordKind] = current_app.extensions["portal_records"]
    return kinds
