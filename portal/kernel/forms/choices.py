"""Fields of answers to choose from: what was never offered is refused, whoever sent it."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, time
from typing import Any, TypeVar
from uuid import UUID

from babel.dates import format_date
from wtforms import RadioField, SelectField, SelectMultipleField, widgets
from wtforms.fields import SelectChoice
from wtforms.validators import ValidationError

from portal.kernel.i18n import current_locale
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word
from portal.kernel.workdays import working_days_after

W = TypeVar("W", bound=Word)
_NOT_OFFERED = _l("Please choose one of the answers offered.")


def _word_choices(words: Iterable[Word]) -> list[SelectChoice]:
    return [SelectChoice(word.value, word.label) for word in words]


def _word_reader(kind: type[W]) -> Any:
    def read(value: Any) -> Any:
        if value in (None, ""):
            return None
        return value if isinstance(value, kind) else kind(value)  # type: ignore[call-arg]  # Word takes a code

    return read


class _Offered:
    """What is sent must be one of the answers offered; else our own sentence says so."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)  # type: ignore[misc]  # stands before a field of WTForms
        except ValueError:
            raise ValueError(_NOT_OFFERED) from None

    def count_beside(self, counts: Counter[str]) -> None:
        """Write beside each answer how much it leads to, by the answer's code; the choice of nothing stays as it is."""
        offered: Any = self
        offered.choices = [
            SelectChoice(each.value, f"{each.label} ({counts[each.value]})") if each.value else each for each in offered.choices
        ]

    def pre_validate(self, form: Any) -> None:
        if self.process_errors:  # type: ignore[attr-defined]  # as above
            return
        try:
            super().pre_validate(form)  # type: ignore[misc]  # as above
        except (ValidationError, ValueError, TypeError):
            raise ValidationError(_NOT_OFFERED) from None


class ChoiceField(_Offered, SelectField):
    """One word out of a list; `empty` names the choice of nothing."""

    def __init__(self, label: Any, words: Any, checks: Iterable[Any] = (), *, empty: Any = None, **kwargs: Any) -> None:
        members = list(words)
        choices = ([SelectChoice("", empty)] if empty is not None else []) + _word_choices(members)
        super().__init__(label, list(checks), coerce=_word_reader(type(members[0])), choices=choices, **kwargs)


class RadioChoiceField(_Offered, RadioField):
    """One word out of a few, all visible."""

    def __init__(self, label: Any, words: Any, checks: Iterable[Any] = (), **kwargs: Any) -> None:
        members = list(words)
        super().__init__(label, list(checks), coerce=_word_reader(type(members[0])), choices=_word_choices(members), **kwargs)

    def pre_validate(self, form: Any) -> None:
        if self.data is not None:
            super().pre_validate(form)


class ManyChoicesField(_Offered, SelectMultipleField):
    """Any number of words out of a list, to be ticked."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()

    def __init__(self, label: Any, words: Any, checks: Iterable[Any] = (), **kwargs: Any) -> None:
        members = list(words)
        super().__init__(label, list(checks), coerce=_word_reader(type(members[0])), choices=_word_choices(members), **kwargs)


class RecordField(_Offered, SelectField):
    """One record out of those offered: set `offer(...)` before the form is shown or checked."""

    def __init__(self, label: Any, checks: Iterable[Any] = (), *, empty: Any = None, **kwargs: Any) -> None:
        super().__init__(label, list(checks), coerce=_read_id, choices=[], **kwargs)
        self._empty = empty

    def offer(self, rows: Iterable[tuple[UUID, str]]) -> None:
        """Offer these records, by id and name."""
        first = [SelectChoice("", self._empty)] if self._empty is not None else []
        self.choices = first + [SelectChoice(str(key), name) for key, name in rows]


def _read_id(value: Any) -> UUID | None:
    if value in (None, "", "None"):
        return None
    return value if isinstance(value, UUID) else UUID(str(value))


class MonthField(_Offered, SelectField):
    """One month out of those around a day, read as its first day; `empty` names the choice of nothing."""

    def __init__(self, label: Any, checks: Iterable[Any] = (), *, empty: Any, **kwargs: Any) -> None:
        super().__init__(label, list(checks), coerce=_read_month, choices=[], **kwargs)
        self._empty = empty

    def offer(self, around: date, *, before: int = 12, after: int = 6) -> None:
        """Offer the months around a day, the last one first."""
        here = around.year * 12 + around.month - 1
        days = [date(number // 12, number % 12 + 1, 1) for number in range(here + after, here - before - 1, -1)]
        named = [SelectChoice(_month_code(day), format_date(day, "LLLL y", locale=current_locale())) for day in days]
        self.choices = [SelectChoice("", self._empty), *named]


def _month_code(day: date) -> str:
    return f"{day:%Y-%m}"


def _read_month(value: Any) -> date | None:
    if value in (None, "", "None"):
        return None
    return value if isinstance(value, date) else date.fromisoformat(f"{value}-01")


class WorkdayField(_Offered, SelectField):
    """One of the next working days, each with its weekday: nobody has to look up on which day people work."""

    def __init__(self, label: Any, checks: Iterable[Any] = (), *, empty: Any, **kwargs: Any) -> None:
        super().__init__(label, list(checks), coerce=_read_day, choices=[], **kwargs)
        self._empty = empty

    def offer(self, after: date, number: int = 25) -> None:
        """Offer so many working days after this one."""
        days = [working_days_after(after, 1)]
        while len(days) < number:
            days.append(working_days_after(days[-1], 1))
        locale = current_locale()
        pattern = "EEEE, d. MMMM" if locale.language == "de" else "EEEE, d MMMM"
        named = [SelectChoice(day.isoformat(), format_date(day, pattern, locale=locale)) for day in days]
        self.choices = [SelectChoice("", self._empty), *named]


def _read_day(value: Any) -> date | None:
    if value in (None, "", "None"):
        return None
    return value if isinstance(value, date) else date.fromisoformat(str(value))


class HalfHourField(_Offered, SelectField):
    """A time of day in half hours, from the first to the last; `empty` names the choice of nothing."""

    def __init__(self, label: Any, checks: Iterable[Any] = (), *, between: tuple[time, time], empty: Any, **kwargs: Any) -> None:
        super().__init__(label, list(checks), coerce=_read_time, choices=[], **kwargs)
        first, last = (each.hour * 2 + each.minute // 30 for each in between)
        self._times = [time(half // 2, half % 2 * 30) for half in range(first, last + 1)]
        self._empty = empty
        named = [SelectChoice(f"{each:%H:%M}", f"{each.hour}:{each.minute:02d}") for each in self._times]
        self.choices = [SelectChoice("", empty), *named]


def _read_time(value: Any) -> time | None:
    if value in (None, "", "None"):
        return None
    return value if isinstance(value, time) else time.fromisoformat(str(value))
