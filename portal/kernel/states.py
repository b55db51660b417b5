"""State machines as tables: one table drives code, buttons, diagrams and tests."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from portal.kernel.access.roles import Role
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l

S = TypeVar("S", bound=Enum)
SYSTEM = "system"
MEANWHILE = _l("This has changed in the meantime. Please look at the current state.")


@dataclass(frozen=True)
class Move(Generic[S]):
    """One permitted change of state: the verb, from where, to where, and who may ask for it.

    An empty `who` means that only the system moves.
    """

    verb: str
    sources: frozenset[S]
    target: S
    who: frozenset[Role] = frozenset()


@dataclass(frozen=True)
class StateTable(Generic[S]):
    """All permitted moves of one thing."""

    moves: tuple[Move[S], ...]

    def check(self, source: S, target: S) -> None:
        """Refuse a change that the table does not list."""
        if not self.allows(source, target):
            raise RuleBroken(MEANWHILE)

    def allows(self, source: S, target: S) -> bool:
        """Say whether some move leads from source to target."""
        return any(source in move.sources and move.target is target for move in self.moves)

    def refuse(self, verb: str, source: S, by_role: str) -> S:
        """Return where a move leads from here, unless the table keeps this role from it; the system may make all."""
        move = next(line for line in self.moves if line.verb == verb)
        if by_role != SYSTEM and Role(by_role) not in move.who:
            raise RuleBroken(_l("Somebody else has to do this."))
        if source not in move.sources:
            raise RuleBroken(MEANWHILE)
        return move.target

    def verbs(self, source: S, role: Role) -> tuple[str, ...]:
        """List what a role may do now."""
        return tuple(move.verb for move in self.moves if source in move.sources and role in move.who)

    def diagram(self) -> str:
        """Draw the table as a Mermaid state diagram."""
        lines = [
            f"    {source.value} --> {move.target.value}: {move.verb}"
            for move in self.moves
            for source in sorted(move.sources, key=lambda state: str(state.value))
        ]
        return "\n".join(["stateDiagram-v2", *lines])


def move(verb: str, sources: S | Iterable[S], target: S, *who: Role) -> Move[S]:
    """Write one line of a state table."""
    found = frozenset([sources]) if isinstance(sources, Enum) else frozenset(sources)
    return Move(verb, found, target, frozenset(who))
