"""Forms about the words that the search knows."""

from portal.kernel.forms import Form, LineField, ListForm, TextField, optional, required
from portal.kernel.i18n import lazy_gettext as _l
from portal.openings.queries.synonyms import terms_in
from portal.openings.services import SynonymsDraft

LONGEST_LIST = 2_000


class SynonymsFilterForm(ListForm):
    """A word to look for in the list."""

    q = LineField(_l("Word"), longest=60)


class SynonymsForm(Form):
    """Words for the same work."""

    german = TextField(
        _l("German words that mean the same"), [required(_l("Please enter at least one German word."))], longest=LONGEST_LIST
    )
    foreign = TextField(_l("The same in other languages"), [optional()], longest=LONGEST_LIST)
    narrower = TextField(_l("Narrower words"), [optional()], longest=LONGEST_LIST)
    places = TextField(_l("Where they work"), [optional()], longest=LONGEST_LIST)

    def draft(self) -> SynonymsDraft:
        """Return what was written."""
        return SynonymsDraft(*(_terms(field.data) for field in (self.german, self.foreign, self.narrower, self.places)))


def _terms(text: str | None) -> tuple[str, ...]:
    """Read a list with commas or lines between, each word once."""
    lines = ",".join((text or "").split("\n"))
    return tuple(dict.fromkeys(" ".join(term.split()) for term in terms_in(lines)))
