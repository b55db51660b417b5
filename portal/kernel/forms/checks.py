"""Checks whose sentences say how to mend what is wrong."""

from collections.abc import Callable
from datetime import date
from typing import Any

from wtforms import Field, Form
from wtforms.validators import InputRequired, Optional, StopValidation, ValidationError

from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l

Check = Callable[[Form, Field], None]


class _Answered(InputRequired):
    """Demands something that can be read: blanks and invisible letters are no answer."""

    def __call__(self, form: Form, field: Field) -> None:
        typed = field.raw_data[0] if field.raw_data else ""
        if isinstance(typed, str) and not any(letter.isprintable() and not letter.isspace() for letter in typed):
            field.errors = []
            raise StopValidation(str(self.message))
        super().__call__(form, field)


def required(sentence: Any = None) -> InputRequired:
    """Demand an answer; the sentence says which."""
    return _Answered(sentence or _l("Please fill this in."))


def choice_required(sentence: Any = None) -> Check:
    """Demand that something is chosen or ticked."""

    def check(_form: Form, field: Field) -> None:
        if not field.data:
            raise StopValidation(str(sentence or _("Please choose something.")))

    check.field_flags = {"required": True}  # type: ignore[attr-defined]  # WTForms reads flags from validators
    return check


def optional() -> Optional:
    """Allow the answer to be left out."""
    return Optional(strip_whitespace=True)


def between(low: float | None, high: float | None) -> Check:
    """Demand a number within both limits, each included."""

    def check(_form: Form, field: Field) -> None:
        if field.data is None:
            return
        if low is not None and field.data < low:
            raise ValidationError(_("Please enter at least %(number)s.", number=f"{low:g}"))
        if high is not None and field.data > high:
            raise ValidationError(_("Please enter at most %(number)s.", number=f"{high:g}"))

    return check


def not_before(day: Callable[[], date], sentence: Any) -> Check:
    """Refuse days before another one."""

    def check(_form: Form, field: Field) -> None:
        if field.data is not None and field.data < day():
            raise ValidationError(str(sentence))

    return check
