"""The way of a record through its states, read from the trail, against the table of states. Pure."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol, TypeVar

from portal.kernel.states import SYSTEM, StateTable


class Step(Protocol):
    """What is read of a line of the trail."""

    @property
    def verb(self) -> str:
        """What was done."""

    @property
    def by_role(self) -> str:
        """In which role."""

    @property
    def was(self) -> str | None:
        """From where."""

    @property
    def becomes(self) -> str | None:
        """To where."""


StepT = TypeVar("StepT", bound=Step)


def wrong_steps(table: StateTable[Any], steps: Sequence[Step], *, first: str, now: str) -> Iterator[str]:
    """Say what is wrong with a way that begins in one state and has led to another: each step by the table and by its roles."""
    reached = first
    for step in steps:
        if not step.by_role:
            yield f"{step.verb} has no actor"
        if step.was != reached:
            yield f"{step.verb} goes on from {step.was}, but {reached} was reached"
        fitting = [
            move
            for move in table.moves
            if move.target.value == step.becomes and step.was in {source.value for source in move.sources}
        ]
        if not fitting:
            yield f"{step.verb} leads from {step.was} to {step.becomes}: the table knows no such move"
        elif step.by_role != SYSTEM and step.by_role not in {role.value for move in fitting for role in move.who}:
            yield f"{step.verb} was made by {step.by_role or 'nobody'}, which the table does not allow"
        reached = step.becomes or reached
    if reached != now:
        yield f"the trail ends in {reached}, the record says {now}"


def in_order(steps: Sequence[StepT], *, first: str, known: Sequence[StepT] = ()) -> list[StepT]:
    """Put steps that happened in one moment behind those known, each behind the one it goes on from."""
    way, left = list(known), [step for step in steps if step not in known]
    while left:
        reached = way[-1].becomes if way else first
        step = next((each for each in left if each.was == reached), left[0])
        left.remove(step)
        way.append(step)
    return way
