"""Forms of retention."""

from portal.kernel.forms import (
    DayField,
    Form,
    LineField,
    NumberField,
    RadioChoiceField,
    TextField,
    TickField,
    choice_required,
    optional,
    required,
)
from portal.kernel.i18n import lazy_gettext as _l
from portal.retention.queries import RuleRow
from portal.retention.requests import RequestAnswer
from portal.retention.services import RuleDraft
from portal.retention.words import RequestOutcome


class EraseForm(Form):
    """The last question before a person's data go."""

    is_sure = TickField(
        _l("Yes, delete everything that leads to this person."),
        [choice_required(_l("Please tick the box if you really want to delete."))],
    )


class RunForm(Form):
    """The last question before a run."""

    is_sure = TickField(
        _l("Yes, delete now what is due."), [choice_required(_l("Please tick the box if you really want to delete."))]
    )


class RuleForm(Form):
    """How long something is kept from a day on."""

    months = NumberField(_l("Months"), [required()])
    days = NumberField(_l("And days"), [required()])
    valid_from = DayField(_l("Holds from"), [required()])
    source = LineField(_l("Ground, with paragraph and date"), [required()], longest=300)

    @classmethod
    def about(cls, rule: RuleRow) -> "RuleForm":
        """Fill the form with the rule as it is."""
        return cls(data={"months": rule.months, "days": rule.days, "source": rule.source})

    def draft(self) -> RuleDraft:
        """Return what was typed."""
        return RuleDraft(self.months.data, self.days.data, self.valid_from.data, self.source.data)


class UseAgainForm(Form):
    """The last question before data are used again."""

    is_told = TickField(
        _l("I have told the person that we use their data again."),
        [choice_required(_l("Please tell the person first, then tick the box."))],
    )


class AnswerForm(Form):
    """How a wish was answered."""

    outcome = RadioChoiceField(_l("What came of it?"), RequestOutcome, [choice_required()])
    words = TextField(_l("What do you say to the person?"), [optional()], longest=2000)

    def answer(self) -> RequestAnswer:
        """Return how it was answered."""
        return RequestAnswer(self.outcome.data, self.words.data or None)


class TrailForm(Form):
    """From which day to which the trail is handed out."""

    first = DayField(_l("First day"), [required()])
    last = DayField(_l("Last day"), [required()])
