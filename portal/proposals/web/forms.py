"""Forms about proposals and consents. Reasons and answers are chosen, never typed: free text leaks."""

import re
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from wtforms.fields import SelectChoice

from portal.candidates.web.forms import ProfileChoiceForm
from portal.kernel.clock import LOCAL_ZONE
from portal.kernel.errors import RuleBroken
from portal.kernel.forms import (
    ChoiceField,
    ClockField,
    DayField,
    Form,
    LineField,
    ManyChoicesField,
    RadioChoiceField,
    TickField,
    choice_required,
    optional,
    required,
)
from portal.kernel.i18n import PERSON_LANGUAGES
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word
from portal.labour.words import OccupationField
from portal.openings.queries import OpeningCard
from portal.openings.words import OpeningKind
from portal.proposals.consent_words import Explainer, WithdrawalChannel
from portal.proposals.services import ConsentAnswer, OwnAnswer
from portal.proposals.texts import Reading, reading_of
from portal.proposals.words import (
    AnswerChannel,
    CompanyAnswer,
    ConsentChannel,
    ConsentPurpose,
    DeclineReason,
    EndReason,
    Hint,
    PersonAnswer,
)

OWN_PAGE = re.compile(r"/my(/[a-z0-9-]+)*")


class TextLanguage(Word):
    """Languages in which consent texts exist, under the names their readers give them."""

    GERMAN = "de", PERSON_LANGUAGES["de"]
    EASY_GERMAN = "de-simple", PERSON_LANGUAGES["de-simple"]
    ENGLISH = "en", PERSON_LANGUAGES["en"]
    ARABIC = "ar", PERSON_LANGUAGES["ar"]
    PERSIAN = "fa", PERSON_LANGUAGES["fa"]
    UKRAINIAN = "uk", PERSON_LANGUAGES["uk"]
    RUSSIAN = "ru", PERSON_LANGUAGES["ru"]
    TURKISH = "tr", PERSON_LANGUAGES["tr"]
    TIGRINYA = "ti", PERSON_LANGUAGES["ti"]
    VIETNAMESE = "vi", PERSON_LANGUAGES["vi"]


class PrepareForm(ProfileChoiceForm):
    """What is shown of the person, and a tick for each thing that stands against the place."""

    acknowledged = ManyChoicesField(
        _l("What stands against it: I have thought about this"),
        Hint,
        [optional()],
        description=_l("Please tick each line. It is kept with the proposal, with your name and the day."),
    )

    def warn(self, hints: Collection[Hint]) -> None:
        """Ask about what stands against this place today."""
        self.acknowledged.choices = [SelectChoice(hint.value, hint.label) for hint in hints]

    @property
    def thought_about(self) -> frozenset[Hint]:
        """What was ticked."""
        return frozenset(self.acknowledged.data or ())


class ByTeam(Word):
    """How a company answered somebody of the team."""

    PHONE = "phone", AnswerChannel.PHONE.label
    VISIT = "visit", AnswerChannel.VISIT.label


class InPresence(Word):
    """How the person answered in the advisor's presence."""

    PAPER = "paper", ConsentChannel.PAPER.label
    TABLET = "tablet", ConsentChannel.TABLET.label


class AnswerForm(Form):
    """The company's answer; a reason only where it does not fit."""

    answer = RadioChoiceField(_l("Your answer"), CompanyAnswer, [choice_required(_l("Please choose one of the two answers."))])
    reason = ChoiceField(_l("Reason"), DeclineReason, [optional()], empty=_l("Please choose"))

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask for a reason where the answer is that it does not fit."""
        is_valid = super().validate(extra_validators)
        if self.answer.data is CompanyAnswer.DECLINE and self.reason.data is None and not self.reason.errors:
            self.refuse(RuleBroken(_("Please choose a reason. It helps us to find somebody who fits."), field="reason"))
            return False
        return is_valid

    def decline_reason(self) -> DeclineReason | None:
        """Return the reason, or None where the company wants to meet the person."""
        reason: DeclineReason | None = self.reason.data
        return reason if self.answer.data is CompanyAnswer.DECLINE else None


class CompanyAnswerForm(AnswerForm):
    """The company's answer, as it was told to an advisor."""

    how = RadioChoiceField(_l("How did the company answer?"), ByTeam, [choice_required()])

    def channel(self) -> AnswerChannel:
        """Return how the answer came."""
        return AnswerChannel(self.how.data.value)  # type: ignore[call-arg]  # Word takes a code


class ConsentForm(Form):
    """The person's answer, given on paper or on the tablet."""

    answer = RadioChoiceField(
        _l("What does the person say?"), PersonAnswer, [choice_required(_l("Please choose one of the two answers."))]
    )
    channel = RadioChoiceField(_l("How was it given?"), InPresence, [choice_required()])
    language = ChoiceField(_l("Language of the text"), TextLanguage, [choice_required()], default=TextLanguage.GERMAN)
    paper_number = LineField(_l("Number of the paper"), [optional()], longest=40)
    interpreter_helped = TickField(_l("Somebody interpreted"))

    def consent(self, purpose: ConsentPurpose, reviewed: Collection[str]) -> ConsentAnswer:
        """Return the answer to be recorded."""
        return ConsentAnswer(
            purpose=purpose,
            is_yes=self.answer.data is PersonAnswer.YES,
            channel=ConsentChannel(self.channel.data.value),  # type: ignore[call-arg]  # Word takes a code
            reading=reading_of(purpose, self.language.data.value, reviewed),
            paper_number=self.paper_number.data or None,
            interpreter_helped=bool(self.interpreter_helped.data),
        )


class TakeBackForm(Form):
    """How the person said that they take their yes back; never why."""

    told = RadioChoiceField(_l("How did the person tell you?"), WithdrawalChannel, [choice_required()])


class QuestionForm(Form):
    """The person's own answer: two buttons of equal weight, nothing chosen beforehand."""

    answer = RadioChoiceField(_l("Your answer"), PersonAnswer, [choice_required(_l("Please choose one of the two answers."))])

    explained_by = RadioChoiceField(_l("Who explained the German text to you?"), Explainer, [optional()])
    read = LineField(_l("Text"), [optional()], longest=200)

    def answer_to(self, reading: Reading) -> OwnAnswer:
        """Return the answer; it must be to the very texts that stood above the buttons."""
        if self.read.data != reading.mark:
            raise RuleBroken(_l("The text has changed. Please read it once more and answer then."), field="answer")
        return OwnAnswer(self.answer.data is PersonAnswer.YES, reading, self.explained_by.data)


class MeetingForm(Form):
    """When company and person meet."""

    day = DayField(_l("Day"), [required(_l("Please enter the day."))])
    time = ClockField(_l("Time"), [required(_l("Please enter the time."))])

    def moment(self) -> datetime:
        """Return the moment; day and time are those of Germany."""
        return datetime.combine(self.day.data, self.time.data, LOCAL_ZONE).astimezone(UTC)


class EndForm(Form):
    """Who ended it, where no work came of it."""

    reason = RadioChoiceField(_l("How did it end?"), EndReason, [choice_required()])


class ConfirmForm(Form):
    """Nothing but the button."""


class LanguageForm(Form):
    """The language of the person's pages."""

    language = ChoiceField(_l("Language"), TextLanguage, [choice_required()])

    back = LineField(_l("Page"), [optional()], longest=200)

    def page(self) -> str:
        """Return the person's own page from which the language was chosen; nothing else is gone to."""
        return self.back.data if self.back.data and OWN_PAGE.fullmatch(self.back.data) else ""


class OpeningFilterForm(Form):
    """What narrows the list of open places."""

    text = LineField(_l("Company, place or title"), [optional()], longest=80)
    kind = ChoiceField(_l("Kind"), OpeningKind, [optional()], empty=_l("All kinds"))
    field = ChoiceField(_l("Field of work"), OccupationField, [optional()], empty=_l("All fields"))

    def fits(self, opening: OpeningCard) -> bool:
        """Say whether an opening is among those asked for; what cannot be read narrows nothing."""
        words = (self.text.data or "").casefold().split()
        written = f"{opening.title} {opening.company_name} {opening.town or ''}".casefold()
        return (
            all(word in written for word in words)
            and self.kind.data in (None, opening.kind)
            and self.field.data in (None, opening.field)
        )
