"""Who listens to which topic."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.mail import Letter

Follow = Callable[[Session, UUID, datetime], None]
WriteLetters = Callable[[Session, UUID], Sequence[Letter]]


@dataclass(frozen=True)
class Listener:
    """One consequence of a topic: a change in the database, or letters. Must bear being called twice."""

    name: str
    follow: Follow | None = None
    letters: WriteLetters | None = None


Topics = Mapping[str, tuple[Listener, ...]]


def follows(function: Follow) -> Listener:
    """Listen with a function `(session, subject_id, at)` that changes the database."""
    return Listener(f"{function.__module__}.{function.__name__}", follow=function)


def writes(function: WriteLetters) -> Listener:
    """Listen with a function `(session, subject_id) -> letters`."""
    return Listener(f"{function.__module__}.{function.__name__}", letters=function)


def merge(*parts: Topics) -> Topics:
    """Join the topics of several slices; the order of slices is the order of listeners."""
    merged: dict[str, tuple[Listener, ...]] = {}
    for part in parts:
        for topic, listeners in part.items():
            merged[topic] = (*merged.get(topic, ()), *listeners)
    return merged
