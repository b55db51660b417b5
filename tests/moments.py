"""Fixed moments. The tests live in the week of 23 November 2026, a Monday."""

from datetime import UTC, date, datetime

MONDAY = date(2026, 11, 23)
TUESDAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
