"""What the company's pages for its openings hold."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from portal.companies.queries import CompanyCard, ToldLine
from portal.kernel.access import Role
from portal.kernel.errors import Sentence
from portal.kernel.forms.steps import progress
from portal.kernel.web import Page
from portal.openings.helping import Help, helps_for
from portal.openings.queries import OpeningText, OwnOpening, OwnRow
from portal.openings.queries.guide import Guide
from portal.openings.services import OpeningDraft, pay_of
from portal.openings.wages import too_low
from portal.openings.web.forms import OpeningForm
from portal.openings.web.steps import FormStep, step_of
from portal.openings.words import OpeningKind, OpeningShelf, OpeningState

DRAFTS = (OpeningState.DRAFT, OpeningState.REJECTED)


@dataclass(frozen=True)
class OwnOpeningsPage(Page):
    """A company's openings, what waits for it first; `shelf` is what the address asks for."""

    template: ClassVar[str] = "openings/employer/index.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    openings: tuple[OwnRow, ...]
    shelf: OpeningShelf | None
    counts: tuple[tuple[OpeningShelf, int], ...]
    total: int
    is_partner: bool
    first_url: str | None
    next_url: str | None


@dataclass(frozen=True)
class ChoosePage(Page):
    """The three kinds, to choose from."""

    template: ClassVar[str] = "openings/employer/choose.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    kinds: tuple[tuple[OpeningKind, str], ...]


@dataclass(frozen=True)
class EditPage(Page):
    """One step of filling in an opening."""

    template: ClassVar[str] = "openings/employer/edit.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    form: OpeningForm
    kind: OpeningKind
    step: FormStep
    base: OpeningDraft
    guide: Guide
    today: date
    opening: OwnOpening | None = None
    asks_about_training: bool = False

    @property
    def steps(self) -> tuple[tuple[FormStep, str], ...]:
        """The steps and where one stands."""
        return progress(self.step, is_kept=self.opening is not None)

    @property
    def helps(self) -> tuple[Help, ...]:
        """What to say about what is typed."""
        shown = self.form.shown
        return tuple(each for each in helps_for(self.form.draft(self.base), self.guide, on=self.today) if each.field in shown)

    @property
    def is_draft(self) -> bool:
        """Whether it is not online yet."""
        return self.opening is None or self.opening.card.state in DRAFTS


@dataclass(frozen=True)
class ReviewPage(Page):
    """The last step: the place as visitors see it, what is missing, and the button to send it."""

    template: ClassVar[str] = "openings/employer/review.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    opening: OwnOpening
    text: OpeningText
    company: CompanyCard
    draft: OpeningDraft
    guide: Guide
    today: date

    @property
    def steps(self) -> tuple[tuple[FormStep, str], ...]:
        """The steps and where one stands."""
        return progress(FormStep.REVIEW, is_kept=True)

    @property
    def helps(self) -> tuple[tuple[str, Help], ...]:
        """Soft hints, each with the endpoint of its step."""
        kind = self.opening.card.kind
        return tuple((ENDPOINTS[step_of(kind, each.field)], each) for each in helps_for(self.draft, self.guide, on=self.today))

    @property
    def gaps(self) -> tuple[tuple[str, str, Sentence], ...]:
        """What is missing: the endpoint of its step, its field, the sentence that asks for it; pay below the law as well."""
        lower = too_low(pay_of(self.draft), self.guide.rates, on=self.today)
        return tuple(
            (ENDPOINTS[step_of(self.opening.card.kind, gap.field)], gap.field, gap.sentence)
            for gap in (*self.opening.gaps, *((lower,) if lower else ()))
        )


@dataclass(frozen=True)
class SentPage(Page):
    """What happens next with a place that was sent."""

    template: ClassVar[str] = "openings/employer/sent.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    opening: OwnOpening
    read_by: date
    is_public: bool


@dataclass(frozen=True)
class OwnOpeningPage(Page):
    """One opening: what to do next, as visitors see it, what happened so far."""

    template: ClassVar[str] = "openings/employer/show.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    opening: OwnOpening
    text: OpeningText
    story: tuple[ToldLine, ...]
    is_partner: bool
    read_by: date | None

    @property
    def complete_at(self) -> str:
        """The endpoint of the step that asks for the first missing detail."""
        gaps = self.opening.gaps
        return ENDPOINTS[step_of(self.opening.card.kind, gaps[0].field) if gaps else FormStep.REVIEW]


ENDPOINTS = {
    FormStep.WHAT: "employer_openings.edit",
    FormStep.WHEN: "employer_openings.edit_when",
    FormStep.MORE: "employer_openings.edit_more",
    FormStep.REVIEW: "employer_openings.review",
}
