"""Forms about a meeting: three times, each a working day with its weekday and a time in half hours."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from portal.kernel.clock import LOCAL_ZONE
from portal.kernel.forms import Form, HalfHourField, WorkdayField, required
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.workdays import working_days_after
from portal.proposals.meeting_words import EARLIEST, HOW_MANY, LATEST

_DAY, _TIME = _l("Day"), _l("Time")
_NO_DAY, _NO_TIME = _l("Please choose a day."), _l("Please choose a time.")
# What is suggested: working days from today on, and a time.
SUGGESTED = ((3, time(10)), (4, time(14)), (5, time(16)))


def _day() -> WorkdayField:
    return WorkdayField(_DAY, [required(_NO_DAY)], empty=_l("Please choose"))


def _time() -> HalfHourField:
    return HalfHourField(_TIME, [required(_NO_TIME)], between=(EARLIEST, LATEST), empty=_l("Please choose"))


class TimesForm(Form):
    """Three times to meet."""

    day_1, time_1 = _day(), _time()
    day_2, time_2 = _day(), _time()
    day_3, time_3 = _day(), _time()

    @classmethod
    def after(cls, day: date, known: Sequence[datetime] = ()) -> "TimesForm":
        """Make the form on a day: with the times offered before, or three suggestions."""
        local = [each.astimezone(LOCAL_ZONE) for each in known]
        days = [(each.date(), each.time()) for each in local] if len(local) == HOW_MANY else None
        days = days or [(working_days_after(day, number), clock) for number, clock in SUGGESTED]
        values = {f"day_{number}": each for number, (each, _clock) in enumerate(days, start=1)}
        form = cls(data={**values, **{f"time_{number}": clock for number, (_day, clock) in enumerate(days, start=1)}})
        for number in range(1, HOW_MANY + 1):
            form[f"day_{number}"].offer(day)
        return form

    @property
    def rows(self) -> Iterator[tuple[Any, Any]]:
        """Day and time, three times over."""
        return ((self[f"day_{number}"], self[f"time_{number}"]) for number in range(1, HOW_MANY + 1))

    def times(self) -> tuple[datetime, ...]:
        """Return the three moments; day and time are those of Germany."""
        return tuple(datetime.combine(day.data, clock.data, LOCAL_ZONE).astimezone(UTC) for day, clock in self.rows)


class SureForm(Form):
    """Nothing but the button: the page above it says what happens."""
