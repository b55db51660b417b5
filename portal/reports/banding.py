"""What others than coordinators read, funders and the public: no number that could point at somebody."""

from portal.kernel.i18n import gettext as _

STEP = 5
"""Below this nothing is said, and above it only full steps: so no two numbers give away a third."""


def banded(number: int) -> str:
    """Round a number down to full steps, in words; a small one is not said, and neither is whether it is none."""
    if number < STEP:
        return _("under %(number)s", number=STEP)
    return _("at least %(number)s", number=number - number % STEP)
