"""The pages advisors see about proposals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from portal.candidates.queries import CandidateRecord, CrowdTold
from portal.kernel.access import Role
from portal.kernel.forms import Form
from portal.kernel.i18n import PERSON_LANGUAGES
from portal.kernel.web import Listing, Page
from portal.kernel.web.records import Panel, Step
from portal.openings.queries import MOST_COMPARED, OpeningCard
from portal.profiles.queries import MaskedProfile
from portal.proposals.matching import Fit
from portal.proposals.matching_words import GROUND_SENTENCES, Ground
from portal.proposals.queries import MeetingPlan, StaffProposal, StaffRow
from portal.proposals.texts import ConsentText
from portal.proposals.web.filters import FilterForm
from portal.proposals.web.forms import ConsentForm, OpeningFilterForm, PrepareForm
from portal.proposals.web.meeting_forms import TimesForm
from portal.proposals.words import ConsentPurpose, Hint


@dataclass(frozen=True)
class OfferedOpening:
    """An open place with what to think about before proposing."""

    card: OpeningCard
    hints: tuple[Hint, ...]
    fit: Fit
    way_km: float | None
    is_proposed: bool


@dataclass(frozen=True)
class ListPage(Page):
    """The team's proposals."""

    template: ClassVar[str] = "proposals/advisor/index.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: FilterForm
    rows: tuple[StaffRow, ...]
    list: Listing


@dataclass(frozen=True)
class ChoosePage(Page):
    """Open places for one person."""

    template: ClassVar[str] = "proposals/advisor/choose.html"
    audience: ClassVar[Role] = Role.ADVISOR

    person: CandidateRecord
    form: OpeningFilterForm
    openings: tuple[OfferedOpening, ...]
    found: int
    has_more: bool
    most_compared: ClassVar[int] = MOST_COMPARED
    sentences: ClassVar[Mapping[tuple[Ground, int], Any]] = GROUND_SENTENCES


@dataclass(frozen=True)
class PreparePage(Page):
    """What the company would see, and the choice that makes it."""

    template: ClassVar[str] = "proposals/advisor/prepare.html"
    audience: ClassVar[Role] = Role.ADVISOR

    person: CandidateRecord
    offered: OfferedOpening
    form: PrepareForm
    profile: MaskedProfile | None
    gap: str
    told: CrowdTold | None = None


@dataclass(frozen=True)
class ShowPage(Page):
    """One proposal with everything the team knows of it."""

    template: ClassVar[str] = "proposals/advisor/show.html"
    audience: ClassVar[Role] = Role.ADVISOR

    proposal: StaffProposal
    plan: MeetingPlan
    step: Step
    today: date
    verbs: tuple[str, ...]
    link_url: str | None
    panels: tuple[Panel, ...]


@dataclass(frozen=True)
class SheetsPage(Page):
    """Empty sheets to print, for each purpose and language."""

    template: ClassVar[str] = "proposals/advisor/sheets.html"
    audience: ClassVar[Role] = Role.ADVISOR

    purposes: tuple[ConsentPurpose, ...]
    languages: tuple[str, ...]

    @property
    def names(self) -> dict[str, str]:
        """What each language calls itself."""
        return PERSON_LANGUAGES


@dataclass(frozen=True)
class ConsentPage(Page):
    """The text for the person, and their answer on paper or tablet."""

    template: ClassVar[str] = "proposals/advisor/consent.html"
    audience: ClassVar[Role] = Role.ADVISOR

    proposal: StaffProposal
    purpose: ConsentPurpose
    texts: tuple[ConsentText, ...]
    form: ConsentForm

    @property
    def names(self) -> dict[str, str]:
        """What each language calls itself."""
        return PERSON_LANGUAGES


@dataclass(frozen=True)
class StaffTimesPage(Page):
    """Three times to meet, to be offered to the company."""

    template: ClassVar[str] = "proposals/advisor/times.html"
    audience: ClassVar[Role] = Role.ADVISOR

    proposal: StaffProposal
    form: TimesForm
    is_arranged: bool


@dataclass(frozen=True)
class StepPage(Page):
    """One step with a few fields: the company's answer, a meeting, the end."""

    template: ClassVar[str] = "proposals/advisor/step.html"
    audience: ClassVar[Role] = Role.ADVISOR

    proposal: StaffProposal
    title: str
    lead: str
    submit: str
    form: Form
    fields: tuple[str, ...]
