"""The base of all forms. The only door to Flask-WTF (with `fields.py` for WTForms).

A bad or stale token does not throw away what somebody typed: the form comes back with a sentence.
"""

from typing import Any

from flask import request
from flask_wtf import FlaskForm
from flask_wtf.csrf import generate_csrf, validate_csrf
from wtforms import ValidationError
from wtforms.fields import FieldList, FileField, SelectMultipleField

from portal.kernel.errors import RuleBroken
from portal.kernel.forms.drawing import quick_widget
from portal.kernel.i18n import DEFAULT_LANGUAGE, current_language
from portal.kernel.i18n import gettext as _

TOKEN_FIELD = "csrf_token"  # noqa: S105 - the field's name, not a secret


class Form(FlaskForm):
    """A form; ends in one method of its own that returns the service's dataclass."""

    class Meta(FlaskForm.Meta):
        """Messages in the reader's language; the token is checked by `validate`."""

        csrf = False
        cache_translations = False

        @property
        def locales(self) -> list[str]:
            """The language of WTForms' own messages; it does not speak every language of people's pages."""
            return [current_language(), DEFAULT_LANGUAGE]

        def get_translations(self, form: Any) -> Any:
            """Take WTForms' own catalogues, not Flask-Babel's."""
            return super(FlaskForm.Meta, self).get_translations(form)

        def render_field(self, field: Any, render_kw: dict[str, Any]) -> Any:
            """Draw a field."""
            field.widget = quick_widget(field.widget)
            return super().render_field(field, render_kw)

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the token, duplicate keys and every field; add sentences where something is wrong."""
        is_valid = bool(super().validate(extra_validators))
        if not token_is_valid():
            self.form_errors.append(_("This page was open for a long time. Please check it and send it again."))
            return False
        return self._has_no_duplicates() and is_valid

    def refuse(self, refusal: RuleBroken) -> None:
        """Put the domain's sentence beside its field, or above the form."""
        field = self._fields.get(refusal.field) if refusal.field else None
        if field is None:
            self.form_errors.append(str(refusal))
        else:
            field.errors = [*field.errors, str(refusal)]

    def _has_no_duplicates(self) -> bool:
        for name, field in self._fields.items():
            takes_many = isinstance(field, SelectMultipleField | FieldList | FileField)
            if not takes_many and len(request.form.getlist(name)) > 1:
                field.errors = [*field.errors, _("This was sent twice. Please check it and send it again.")]
                return False
        return True


def form_token() -> str:
    """Return the token that every form and button of this browser sends along."""
    return str(generate_csrf())


class FormToken:
    """The token as it stands in a page: made, and kept in the browser's cookie, only when a form is drawn with it."""

    def __html__(self) -> str:
        """Return the token; it needs no escaping."""
        return form_token()


def token_is_valid() -> bool:
    """Say whether the request carries this browser's token."""
    try:
        validate_csrf(request.form.get(TOKEN_FIELD))
    except ValidationError:
        return False
    return True
