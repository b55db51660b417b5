"""Words around a consent: who explained the text, and how a person told us that they take it back."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word


class Explainer(Word):
    """Who explained a text to the person, where they did not read it in a language in which it has been reviewed."""

    NOBODY = "nobody", _l("Nobody. I have understood it.")
    ADVISOR = "advisor", _l("My advisor")
    INTERPRETER = "interpreter", _l("An interpreter")
    COMPANION = "companion", _l("Somebody whom I trust")


class WithdrawalChannel(Word):
    """How a person told the team that they take a yes back."""

    PHONE = "phone", _l("on the phone")
    IN_PERSON = "in_person", _l("in person")
    WRITTEN = "written", _l("in writing")
