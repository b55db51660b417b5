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


class Proofing(Word):
    """How a coordinator made sure that somebody is who they say; stands as the reason in the trail."""

    SEEN = "seen", _l("We met, and I know them or saw an identity card")
    CALLED_BACK = "called_back", _l("I called them back at a number we already had")
    VOUCHED = "vouched", _l("A colleague who knows them brought them to me")


class SecurityChange(Word):
    """What a letter tells of, in case it was somebody else; the label is its subject."""

    ADDED = "added", _l("An app with codes was set up")
    REMOVED = "removed", _l("Your second key was removed")
    RENEWED = "renewed", _l("You have new recovery codes")
    USED = "used", _l("A recovery code was used")
    LOST = "lost", _l("You can set up a new second key")


SENTENCES = {
    SecurityChange.ADDED: _l(
        "an app with codes was set up for your account in the KAI partner portal just now. An earlier app no longer works."
    ),
    SecurityChange.REMOVED: _l("the second key of your account in the KAI partner portal was removed just now."),
    SecurityChange.RENEWED: _l(
        "new recovery codes were made for your account in the KAI partner portal just now. The old ones no longer work."
    ),
    SecurityChange.USED: _l(
        "somebody signed in to your account in the KAI partner portal with one of your recovery codes just now."
    ),
    SecurityChange.LOST: _l(
        "a coordinator removed the second key of your account, because we heard that it is lost. "
        "You are signed out everywhere. At your next sign-in you set up a new one."
    ),
}


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
    "factor.added": _l("Second key set up"),
    "factor.removed": _l("Second key removed"),
    "factor.codes_renewed": _l("New recovery codes"),
    "factor.code_used": _l("Recovery code used"),
    "factor.lost": _l("Second key lost, removed by the coordination"),
}
