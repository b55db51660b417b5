"""Who and what is on stage so far, by short keys: the parts of the demo find each other by them."""

from dataclasses import dataclass, field
from uuid import UUID

from portal.demo.days import Days
from portal.kernel.access import Role
from portal.kernel.audit import By

PERSON = By(None, Role.CANDIDATE.value)


@dataclass
class Cast:
    """What was made, by its key. Members of staff and of companies stand under the key of person and company."""

    days: Days
    staff: dict[str, UUID] = field(default_factory=dict)
    firms: dict[str, UUID] = field(default_factory=dict)
    members: dict[str, UUID] = field(default_factory=dict)
    advisors_of_firms: dict[str, UUID] = field(default_factory=dict)
    places: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)
    advisors_of_people: dict[str, UUID] = field(default_factory=dict)
    proposals: dict[str, UUID] = field(default_factory=dict)

    @property
    def coordinator(self) -> By:
        """The coordinator, acting."""
        return By(self.staff["ralf"], Role.COORDINATOR.value)

    def advisor(self, key: str) -> By:
        """Let an advisor act."""
        return By(self.staff[key], Role.ADVISOR.value)

    def advisor_of_firm(self, key: str) -> By:
        """Let the advisor who is responsible for a company act."""
        return By(self.advisors_of_firms[key], Role.ADVISOR.value)

    def advisor_of(self, person: str) -> By:
        """Let the advisor who accompanies a person act."""
        return By(self.advisors_of_people[person], Role.ADVISOR.value)

    def member_of(self, firm: str) -> By | None:
        """Let a company act, if somebody of it has an account."""
        account_id = self.members.get(firm)
        return By(account_id, Role.EMPLOYER.value) if account_id else None
