"""What would leave the house for one company, and how many people in the file it could be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates.crowd import ENOUGH, Crowd, crowd_around
from portal.candidates.drafts import ProfileChoice
from portal.candidates.generalising import generalise
from portal.candidates.models import Candidate
from portal.candidates.queries.crowd import members
from portal.candidates.queries.record import whole_candidate
from portal.kernel.clock import local_day
from portal.profiles.coarsening import coarsen
from portal.profiles.draft import ProfileDraft
from portal.profiles.words import Trait


@dataclass(frozen=True)
class Release:
    """A masked profile before it is stored, with the people it could be of."""

    draft: ProfileDraft
    crowd: Crowd
    is_permit_hidden: bool
    """Whether the permission to work is left out because all who fit share it."""

    @property
    def size(self) -> int:
        """k: how many people in the file it could be of, the person among them."""
        return self.crowd.size()

    @property
    def is_rare(self) -> bool:
        """Whether fewer people share it than should."""
        return self.size < ENOUGH

    def told(self) -> "CrowdTold":
        """Return what an advisor needs to know of it."""
        way = (self.crowd.way_to() or ()) if self.is_rare else ()
        steps = {trait: self.crowd.size((trait,)) for trait in self.crowd.options}
        return CrowdTold(self.size, ENOUGH, way, steps, self.is_permit_hidden)


@dataclass(frozen=True)
class CrowdTold:
    """How many people a profile could be of, and what would make them more."""

    size: int
    enough: int
    way: tuple[Trait, ...]
    """What to say more coarsely so that enough people fit; empty where enough do, or nothing reaches that."""
    steps: Mapping[Trait, int]
    """How many would fit if this alone were said more coarsely."""
    is_permit_hidden: bool

    @property
    def is_rare(self) -> bool:
        """Whether fewer people share it than should."""
        return self.size < self.enough


def release_of(session: Session, candidate_id: UUID, choice: ProfileChoice, *, at: datetime) -> Release:
    """Return what this choice would show, and of whom it could be; refuse with what is missing."""
    return weigh(session, whole_candidate(session, candidate_id), choice, at=at)


def weigh(session: Session, candidate: Candidate, choice: ProfileChoice, *, at: datetime) -> Release:
    """Make the profile and count whom it could be of."""
    draft = generalise(candidate, choice, on=local_day(at))
    others = members(session, at=at, without=candidate.id)
    crowd = crowd_around(draft, others)
    if not crowd.gives_permit_away:
        return Release(draft, crowd, is_permit_hidden=False)
    hidden = coarsen(draft, (Trait.PERMIT,))
    return Release(hidden, crowd_around(hidden, others), is_permit_hidden=True)
