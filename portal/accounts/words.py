"""Words of accounts."""

from datetime import timedelta

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word


class TokenPurpose(Word):
    """What a one-time link in a letter is for."""

    INVITATION = "invitation", _l("Invitation")
    RESET = "reset", _l("New password")

    @property
    def lasts(self) -> timedelta:
        """How long such a link works: invitations lie over holidays, a reset is awaited at the screen."""
        return timedelta(days=14) if self is TokenPurpose.INVITATION else timedelta(minutes=60)


class StaffRole(Word):
    """What a colleague of the operator does in the portal."""

    ADVISOR = "advisor", _l("Advisor")
    COORDINATOR = "coordinator", _l("Coordinator")


class StaffState(Word):
    """Where a colleague's account stands."""

    INVITED = "invited", _l("Invited")
    ACTIVE = "active", _l("Active")
    DEACTIVATED = "deactivated", _l("Deactivated")


# What a colleague's history says. Signing in is left out: it would tell when somebody works.
ACTS = {
    "account.created": _l("Account made"),
    "account.invited": _l("Invitation sent"),
    "account.activated": _l("Invitation accepted"),
    "account.changed": _l("Details changed"),
    "account.deactivated": _l("Deactivated"),
    "account.reactivated": _l("Reactivated"),
    "password.changed": _l("Password changed"),
    "password.reset": _l("New password by letter"),
}
