"""How long a check of the law counts: figures and hints of a coordinator are looked at once a year."""

from datetime import date, timedelta
from typing import Final

CHECKED_EVERY: Final = timedelta(days=365)


def old_before(on: date) -> date:
    """Return the day before which a check is too old."""
    return on - CHECKED_EVERY
