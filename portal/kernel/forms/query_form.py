"""Forms of lists: what is asked stands in the address, to be shared and kept."""

from typing import Any

from flask import request
from flask_wtf import FlaskForm

from portal.kernel.forms.form import Form


class QueryForm(Form):
    """A form that is read with GET: no token, no session; what cannot be read is said beside its field."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(formdata=request.args or None, **kwargs)
        if request.args:
            self.validate()

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the fields alone; a value that is sent twice counts once."""
        return bool(FlaskForm.validate(self, extra_validators))

    def sound(self, name: str) -> Any:
        """Return what a field says, or None where it says something unreadable."""
        field = self._fields[name]
        return None if field.errors else field.data

    def asked(self, *left_out: str) -> dict[str, Any]:
        """Return what is asked, as it stands in the address, for links that keep it; without the names given."""
        known = (name for name in self._fields if name not in left_out)
        return {name: words for name in known if (words := [word for word in request.args.getlist(name) if word])}
