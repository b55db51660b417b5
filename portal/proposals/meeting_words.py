"""Words of finding a day to meet, and the rules of the times that are offered."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from portal.kernel.clock import LOCAL_ZONE, local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word
from portal.kernel.workdays import holiday_name, is_working_day
from portal.proposals.words import ProposalState
from portal.ui.filters import day as written_day

S = ProposalState
HOW_MANY = 3
LASTS = timedelta(hours=1)
AT_MOST_AHEAD = timedelta(weeks=8)
EARLIEST, LATEST = time(7), time(19)  # when a meeting begins
DAYS_TO_PICK = 2  # working days until the other side has chosen


class MeetingSide(Word):
    """Who offers times; the other side chooses one of them."""

    COMPANY = "company", _l("Company")
    TEAM = "team", _l("Our team")

    @property
    def other(self) -> "MeetingSide":
        """Return who answers."""
        return MeetingSide.TEAM if self is MeetingSide.COMPANY else MeetingSide.COMPANY


class MeetingNews(Word):
    """What a letter about a meeting tells; the label is its subject, before the code."""

    OFFERED = "offered", _l("Please choose a time")
    REFUSED = "refused", _l("Please offer other times")
    AGREED = "agreed", _l("The meeting is arranged")
    CALLED_OFF = "called_off", _l("The meeting is called off")


# The company may say at once when it has time; the team asks the person first, and that is once the name is known.
MAY_MEET = frozenset({S.DISCLOSED, S.MEETING_SCHEDULED})
MAY_OFFER = {
    MeetingSide.TEAM: MAY_MEET,
    MeetingSide.COMPANY: MAY_MEET | {S.WANTED, S.DISCLOSURE_REQUESTED},
}


def refuse_unfit_times(times: Sequence[datetime], *, at: datetime) -> None:
    """Refuse times to meet that nobody could keep, and say which of them and why."""
    if len(times) != HOW_MANY:
        raise RuleBroken(_l("Please offer three times."))
    for number, each in enumerate(times, start=1):
        _refuse_unfit(each, f"day_{number}", f"time_{number}", at=at)
        if each in times[: number - 1]:
            raise RuleBroken(_l("Please offer three different times."), field=f"time_{number}")


def _refuse_unfit(moment: datetime, day_field: str, time_field: str, *, at: datetime) -> None:
    local, day = moment.astimezone(LOCAL_ZONE), local_day(moment)
    if moment <= at:
        raise RuleBroken(_l("Please choose a time that lies ahead."), field=day_field)
    if moment > at + AT_MOST_AHEAD:
        raise RuleBroken(_l("Please choose a day within the next eight weeks."), field=day_field)
    holiday = holiday_name(day)
    if holiday is not None:
        sentence = _("%(day)s is a public holiday in Saxony: %(name)s.", day=written_day(day), name=str(holiday))
        raise RuleBroken(sentence, field=day_field)
    if not is_working_day(day):
        raise RuleBroken(_l("Please choose a day from Monday to Friday."), field=day_field)
    if not EARLIEST <= local.time() <= LATEST:
        raise RuleBroken(_l("Please choose a time between 7 in the morning and 7 in the evening."), field=time_field)
