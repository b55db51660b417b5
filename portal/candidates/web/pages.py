"""The pages advisors see about people."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from portal.candidates.generalising import Gap
from portal.candidates.queries import CandidateRecord, CandidateRow, CrowdTold
from portal.candidates.web.forms import CourseForm, FilterForm, HandOverForm, NameForm, ProfileChoiceForm
from portal.kernel.access import Role
from portal.kernel.forms import Form
from portal.kernel.web import Listing, Page
from portal.kernel.web.records import Panel, Step
from portal.profiles.queries import MaskedProfile


@dataclass(frozen=True)
class IndexPage(Page):
    """A list of people."""

    template: ClassVar[str] = "candidates/advisor/index.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: FilterForm
    search: NameForm
    rows: tuple[CandidateRow, ...]
    drafts: tuple[CandidateRow, ...]
    advisors: dict[UUID, str]
    list: Listing

    @property
    def answers_questions(self) -> bool:
        """A search that could be read is answered."""
        return not self.search.errors

    @property
    def is_search(self) -> bool:
        """Whether somebody was looked for by name."""
        return bool(self.search.name.data)


@dataclass(frozen=True)
class LinkCard:
    """A personal link that still works; its address only for who has just made it."""

    id: UUID
    url: str | None
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True)
class ShowPage(Page):
    """The record of a person."""

    template: ClassVar[str] = "candidates/advisor/show.html"
    audience: ClassVar[Role] = Role.ADVISOR

    record: CandidateRecord
    advisor_name: str
    verbs: tuple[str, ...]
    gaps: tuple[Gap, ...]
    duplicates: tuple[tuple[UUID, str], ...]
    links: tuple[LinkCard, ...]
    step: Step
    today: date
    panels: tuple[Panel, ...]


@dataclass(frozen=True)
class SectionPage(Page):
    """A form of a few fields about a person."""

    template: ClassVar[str] = "candidates/advisor/section.html"
    audience: ClassVar[Role] = Role.ADVISOR

    record: CandidateRecord
    title: str
    lead: str
    form: Form
    anchor: str

    @property
    def fields(self) -> list[Any]:
        """The fields in their order; the version seen goes along by itself."""
        return [field for field in self.form if field.name != "seen"]


@dataclass(frozen=True)
class CoursePage(Page):
    """A German course with its week."""

    template: ClassVar[str] = "candidates/advisor/course.html"
    audience: ClassVar[Role] = Role.ADVISOR

    record: CandidateRecord
    form: CourseForm


@dataclass(frozen=True)
class HandOverPage(Page):
    """Another advisor for the person."""

    template: ClassVar[str] = "candidates/advisor/hand_over.html"
    audience: ClassVar[Role] = Role.ADVISOR

    record: CandidateRecord
    form: HandOverForm


@dataclass(frozen=True)
class ProfilePage(Page):
    """What a company would see, beside the choice that makes it."""

    template: ClassVar[str] = "candidates/advisor/profile.html"
    audience: ClassVar[Role] = Role.ADVISOR

    record: CandidateRecord
    form: ProfileChoiceForm
    profile: MaskedProfile | None
    gaps: tuple[Gap, ...]
    told: CrowdTold | None = None
