"""The pages a person sees about themselves. They name nobody: whoever holds the phone may be somebody else."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from markupsafe import Markup

from portal.kernel.access import Role
from portal.kernel.i18n import direction_of
from portal.kernel.web import ContactCard, Page
from portal.proposals.person_ties import PersonAsk
from portal.proposals.queries import Look, OwnConsent, Question, Shown
from portal.proposals.texts import Reading
from portal.proposals.web.forms import ConfirmForm, QuestionForm


@dataclass(frozen=True)
class IndexPage(Page):
    """Open questions first, then what the person answered and who looked."""

    template: ClassVar[str] = "proposals/candidate/index.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    questions: tuple[Question, ...]
    asks: tuple[PersonAsk, ...]
    consents: tuple[OwnConsent, ...]
    looks: tuple[Look, ...]
    is_paused: bool
    today: date
    contact: ContactCard | None


@dataclass(frozen=True)
class QuestionPage(Page):
    """One question: what for, what the company sees and does not see, two equal answers."""

    template: ClassVar[str] = "proposals/candidate/question.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    question: Question
    fragment: Markup
    fragment_language: str
    reading: Reading
    form: QuestionForm
    contact: ContactCard | None

    @property
    def fragment_direction(self) -> str:
        """The direction in which the company reads."""
        return direction_of(self.fragment_language)


@dataclass(frozen=True)
class AnsweredPage(Page):
    """What happens next."""

    template: ClassVar[str] = "proposals/candidate/answered.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    consent: OwnConsent
    contact: ContactCard | None


@dataclass(frozen=True)
class ShownPage(Page):
    """What a company sees or saw: the same bytes."""

    template: ClassVar[str] = "proposals/candidate/shown.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    shown: Shown
    fragment: Markup | None
    fragment_language: str
    today: date


@dataclass(frozen=True)
class WithdrawPage(Page):
    """Asking once more before a yes is taken back."""

    template: ClassVar[str] = "proposals/candidate/withdraw.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    consent: OwnConsent
    form: ConfirmForm


@dataclass(frozen=True)
class WithdrawAllPage(Page):
    """Asking once more before every yes is taken back."""

    template: ClassVar[str] = "proposals/candidate/withdraw_all.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    form: ConfirmForm


@dataclass(frozen=True)
class PausePage(Page):
    """What a rest means."""

    template: ClassVar[str] = "proposals/candidate/pause.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    form: ConfirmForm
