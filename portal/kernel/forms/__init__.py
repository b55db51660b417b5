"""Forms: bad input gets a clear sentence beside the field, and nothing typed is lost."""

from portal.kernel.forms.checks import between, choice_required, not_before, optional, required
from portal.kernel.forms.choices import (
    ChoiceField,
    HalfHourField,
    ManyChoicesField,
    MonthField,
    RadioChoiceField,
    RecordField,
    WorkdayField,
)
from portal.kernel.forms.fields import (
    ClockField,
    DayField,
    LineField,
    MailField,
    MoneyField,
    NumberField,
    PhoneField,
    PostcodeField,
    SecretField,
    TextField,
    TickField,
)
from portal.kernel.forms.form import TOKEN_FIELD, Form, FormToken, form_token, token_is_valid
from portal.kernel.forms.listing import ListForm
from portal.kernel.forms.query_form import QueryForm
from portal.kernel.forms.uploads import UploadField

__all__ = [
    "TOKEN_FIELD",
    "ChoiceField",
    "ClockField",
    "DayField",
    "Form",
    "FormToken",
    "HalfHourField",
    "LineField",
    "ListForm",
    "MailField",
    "ManyChoicesField",
    "MoneyField",
    "MonthField",
    "NumberField",
    "PhoneField",
    "PostcodeField",
    "QueryForm",
    "RadioChoiceField",
    "RecordField",
    "SecretField",
    "TextField",
    "TickField",
    "UploadField",
    "WorkdayField",
    "between",
    "choice_required",
    "form_token",
    "not_before",
    "optional",
    "required",
    "token_is_valid",
]
