"""The pages on which a person uses their rights. They name nobody: whoever holds the phone may be somebody else."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from portal.kernel.access import Role
from portal.kernel.clock import local_day
from portal.kernel.retention import Hold
from portal.kernel.web import ContactCard, Page
from portal.retention.own_queries import OpenDoor, OwnLook, RequestRow
from portal.retention.web.own_forms import CodeForm, CorrectionForm, ErasureForm, LimitForm


@dataclass(frozen=True)
class DataPage(Page):
    """What a person may ask for, how it stands, and the field for the code."""

    template: ClassVar[str] = "retention/candidate/index.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    form: CodeForm
    door: UUID | None
    requests: tuple[RequestRow, ...]
    contact: ContactCard | None


@dataclass(frozen=True)
class OpenPage(Page):
    """What the person may do while their data are open."""

    template: ClassVar[str] = "retention/candidate/open.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    door: OpenDoor
    requests: tuple[RequestRow, ...]
    contact: ContactCard | None


@dataclass(frozen=True)
class LookedPage(Page):
    """Who looked, by days."""

    template: ClassVar[str] = "retention/candidate/looked.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    looks: tuple[OwnLook, ...]
    contact: ContactCard | None

    @property
    def days(self) -> tuple[tuple[date, tuple[OwnLook, ...]], ...]:
        """The looks of each day, the latest day first; the same look several times a day stands once."""
        found: dict[date, dict[tuple[object, ...], OwnLook]] = {}
        for look in self.looks:
            found.setdefault(local_day(look.at), {}).setdefault((look.who, look.company_name, look.what), look)
        return tuple((day, tuple(looks.values())) for day, looks in found.items())


@dataclass(frozen=True)
class CorrectPage(Page):
    """Room to say what is wrong."""

    template: ClassVar[str] = "retention/candidate/correct.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    door: OpenDoor
    form: CorrectionForm


@dataclass(frozen=True)
class LimitPage(Page):
    """What it means that data are kept and not used."""

    template: ClassVar[str] = "retention/candidate/limit.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    door: OpenDoor
    form: LimitForm


@dataclass(frozen=True)
class ErasePage(Page):
    """What it means to have one's data deleted, and what must stay for now."""

    template: ClassVar[str] = "retention/candidate/erase.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    door: OpenDoor
    form: ErasureForm
    holds: tuple[Hold, ...]


@dataclass(frozen=True)
class RequestPage(Page):
    """How a wish stands; what was written is shown only where the data are open."""

    template: ClassVar[str] = "retention/candidate/request.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    request: RequestRow
    contact: ContactCard | None
    is_readable: bool
