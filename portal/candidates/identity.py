"""Who a person is. Leaves the house in one line of the program only: in proposals/disclosure.py."""

from dataclasses import dataclass

from portal.candidates.models import Candidate


@dataclass(frozen=True)
class Identity:
    """What a company learns once the person has said a second time yes."""

    name: str
    phone: str | None
    email: str | None
    town: str | None

    @classmethod
    def of(cls, candidate: Candidate) -> "Identity":
        """Take name and contact out of the record; nothing marked INTERNAL."""
        return cls(candidate.full_name, candidate.phone, candidate.email, candidate.town)
