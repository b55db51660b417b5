"""Who can be at a desk."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """The five audiences of the portal."""

    VISITOR = "visitor"
    CANDIDATE = "candidate"
    EMPLOYER = "employer"
    ADVISOR = "advisor"
    COORDINATOR = "coordinator"


EVERYONE = tuple(Role)
STAFF = (Role.ADVISOR, Role.COORDINATOR)


@dataclass(frozen=True)
class Actor:
    """The person at the desk, as far as access rules need to know.

    `account_id` is the person who signed in, `organisation_id` whom they act for, `subject_id` the
    person a personal link speaks about. A visitor has none of them.
    """

    role: Role
    account_id: UUID | None = None
    organisation_id: UUID | None = None
    subject_id: UUID | None = None
    name: str = ""
    language: str = "de"
    organisation_name: str = ""
    has_factor: bool = field(default=False, compare=False)
    """Whether this sign-in showed a second factor."""
    proved_until: datetime | None = field(default=None, compare=False)
    """Until when it counts as just proved who this is; asked anew before what cannot be taken back."""

    @property
    def own_id(self) -> UUID:
        """The signed-in person's account; only asked behind a rule that demands one."""
        if self.account_id is None:
            raise LookupError("this actor has no account")
        return self.account_id

    @property
    def own_organisation_id(self) -> UUID:
        """The organisation the actor acts for; only asked behind a rule that demands one."""
        if self.organisation_id is None:
            raise LookupError("this actor acts for no organisation")
        return self.organisation_id

    @property
    def own_subject_id(self) -> UUID:
        """The person a personal link speaks about; only asked behind a rule that demands one."""
        if self.subject_id is None:
            raise LookupError("this actor came by no personal link")
        return self.subject_id


VISITOR = Actor(Role.VISITOR)
