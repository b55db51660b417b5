"""Words of accounts."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word


class TokenPurpose(Word):
    """What a one-time link in a letter is for."""

    INVITATION = "invitation", _l("Invitation")
    RESET = "reset", _l("New password")
