"""Which period and site the line is for; it stands in the address."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from portal.kernel.forms import ChoiceField, DayField, ListForm, RecordField
from portal.kernel.i18n import lazy_gettext as _l
from portal.reports.periods import Period, period_of
from portal.reports.words import LineFigure, Span


class LineForm(ListForm):
    """Period, site, and the figure one looks behind."""

    span = ChoiceField(_l("Period"), Span)
    site = RecordField(_l("KAI site"), empty=_l("All sites"))
    begin = DayField(_l("From"))
    end = DayField(_l("Until"))
    figure = ChoiceField(_l("Figure"), LineFigure)

    @classmethod
    def among(cls, sites: Iterable[tuple[UUID, str]]) -> "LineForm":
        """Return the form that offers these sites."""
        return cls(offers={"site": tuple(sites)}, data={"span": Span.THIS_YEAR, "figure": LineFigure.ACCOMPANIED})

    def period(self, today: date) -> Period:
        """Return the days that are asked; two free days in the order they come."""
        first, last = self.sound("begin"), self.sound("end")
        if self.sound("span") is not Span.FREE or (first is None and last is None):
            return period_of(self.sound("span") or Span.THIS_YEAR, today)
        ends = (first or last, last or today)
        return Period(min(ends), max(ends))
