"""What is said of one-time links that no longer work."""

from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l


class LinkIsOver(RuleBroken):
    """A link was used, is too old, or was never one of ours; the page that says so leads to a new one."""

    def __init__(self) -> None:
        super().__init__(
            _l("This link no longer works: it was used already, or it is too old."),
            way_on=(_l("Ask for a new link"), "public_accounts.forgot"),
        )
