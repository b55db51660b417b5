"""Forms of the person's own pages about their data."""

from portal.kernel.forms import Form, LineField, RadioChoiceField, TextField, TickField, choice_required, optional, required
from portal.kernel.i18n import lazy_gettext as _l
from portal.retention.words import LIMITING


class CodeForm(Form):
    """The code a person was handed."""

    code = LineField(_l("The code: eight digits"), [required(_l("Please enter the code."))], longest=40)


class CorrectionForm(Form):
    """What is wrong, in any language."""

    text = TextField(_l("What is wrong? What is right?"), [required(_l("Please write what is wrong."))], longest=2000)


class LimitForm(Form):
    """Whether data are only to be kept, or somebody objects; a reason helps and is not needed."""

    kind = RadioChoiceField(_l("What do you want?"), LIMITING, [choice_required()])
    text = TextField(_l("Do you want to tell us why? You need not."), [optional()], longest=2000)


class ErasureForm(Form):
    """The last question before a person asks for their data to be deleted."""

    is_sure = TickField(
        _l("Yes, I want my data to be deleted."), [choice_required(_l("Please tick the box if you really want this."))]
    )
