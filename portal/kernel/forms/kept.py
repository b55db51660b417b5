"""Forms about a record that is kept: two windows do not write over each other in silence."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from wtforms import Field, widgets

from portal.kernel.forms.form import Form
from portal.kernel.i18n import gettext as _
from portal.kernel.versions import OVERTAKEN

UNREADABLE = 0  # no record has this version


class SeenField(Field):
    """The version of the record that the page showed, carried along unseen."""

    widget = widgets.HiddenInput()
    data: Any

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what the page sent; a page without it claims to have seen nothing."""
        if valuelist:
            self.data = int(valuelist[0]) if valuelist[0].isascii() and valuelist[0].isdigit() else UNREADABLE
        else:
            self.data = None

    def _value(self) -> str:
        return "" if self.data is None else str(self.data)


class KeptForm(Form):
    """A form filled with a record, whose version is given as `seen`.

    If the record was saved elsewhere since the page was shown, the page comes back once with everything typed, and beside
    each field stands what is kept now. Who saves again has seen both.
    """

    seen = SeenField()

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the fields, and whether the record is still the one that was shown."""
        is_valid = super().validate(extra_validators)
        current = self.seen.object_data
        if current is None or self.seen.data in (None, current):
            return is_valid
        self.seen.data = current
        self.form_errors.append(str(OVERTAKEN))
        for field in self._fields.values():
            if field is not self.seen and not field.errors and _differs(field):
                field.errors = [*field.errors, _("Kept now: %(value)s", value=_written(field))]
        return False


def _differs(field: Field) -> bool:
    typed, kept = field.data, field.object_data
    if isinstance(typed, list | tuple) or isinstance(kept, list | tuple):
        return set(typed or ()) != set(kept or ())
    return (typed or None) != (kept or None)


def _written(field: Any) -> str:
    """Write what is kept as the page would show it."""
    kept = field.object_data
    if hasattr(field, "iter_choices"):
        return ", ".join(_labels(field, kept if isinstance(kept, list | tuple) else [kept])) or _("nothing")
    if isinstance(kept, bool):
        return _("Yes") if kept else _("No")
    if kept in (None, ""):
        return _("nothing")
    if isinstance(kept, date):
        return f"{kept:%d.%m.%Y}"
    return str(field._write(kept)) if hasattr(field, "_write") else str(kept)  # noqa: SLF001 - our own fields' way to write


def _labels(field: Any, kept: Iterable[Any]) -> list[str]:
    codes = {str(each) for each in kept if each is not None}
    return [str(choice.label) for choice in field.iter_choices() if str(choice.value) in codes and str(choice.value)]
