"""Fields that read what people really type, and say in a sentence what they could not read."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import phonenumbers
from wtforms import BooleanField, Field, StringField, widgets
from wtforms.validators import ValidationError

from portal.kernel.i18n import gettext as _
from portal.kernel.phones import as_written

# What HTML may not hold; and what hides or turns round what stands beside it.
UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
UNREADABLE = re.compile(f"{UNSHOWABLE.pattern}|[\ufffd\u202a-\u202e\u2066-\u2069]")
LONGEST_LINE = 200
LONGEST_TEXT = 4000


class LineField(StringField):
    """One line of text: trimmed, composed (NFC), at most `longest` characters."""

    def __init__(self, label: Any = None, checks: Iterable[Any] = (), *, longest: int = LONGEST_LINE, **kwargs: Any) -> None:
        super().__init__(label, list(checks), **kwargs)
        self.longest = longest

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist:
            self.data = unicodedata.normalize("NFC", " ".join(valuelist[0].split()))

    def _value(self) -> str:
        return _showable(super()._value())

    def pre_validate(self, form: Any) -> None:
        _refuse_unreadable(self.data or "", self.longest)


class TextField(StringField):
    """Several lines of text, at most `longest` characters."""

    widget = widgets.TextArea()

    def __init__(self, label: Any = None, checks: Iterable[Any] = (), *, longest: int = LONGEST_TEXT, **kwargs: Any) -> None:
        super().__init__(label, list(checks), **kwargs)
        self.longest = longest

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist:
            text = valuelist[0].replace("\r\n", "\n").replace("\r", "\n").strip()
            self.data = unicodedata.normalize("NFC", text)

    def _value(self) -> str:
        return _showable(super()._value())

    def pre_validate(self, form: Any) -> None:
        _refuse_unreadable(self.data or "", self.longest)


class SecretField(StringField):
    """A password: taken as it is typed or pasted, never shown again."""

    widget = widgets.PasswordInput(hide_value=True)

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist:
            # The same letters from another keyboard must be the same password (NIST SP 800-63B 5.1.1.2).
            self.data = unicodedata.normalize("NFC", valuelist[0])

    def pre_validate(self, form: Any) -> None:
        if len(self.data or "") > LONGEST_TEXT:
            raise ValidationError(_("Please shorten this to %(longest)d characters.", longest=LONGEST_TEXT))


class MailField(LineField):
    """An e-mail address."""

    widget = widgets.EmailInput()

    def pre_validate(self, form: Any) -> None:
        super().pre_validate(form)
        if not self.data:
            return
        from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - slow to load, and few pages need it

        try:
            self.data = validate_email(self.data, check_deliverability=False).normalized
        except EmailNotValidError:
            raise ValidationError(_("Please check the e-mail address, for example name@company.de.")) from None


class PhoneField(LineField):
    """A phone number as people in Germany write it; kept in E.164 (+49 and the digits)."""

    widget = widgets.TelInput()

    def _value(self) -> str:
        """Show what was typed as it was typed, also when another answer is wrong."""
        return _showable(str(self.raw_data[0])) if self.raw_data else as_written(super()._value())

    def pre_validate(self, form: Any) -> None:
        super().pre_validate(form)
        if not self.data:
            return
        try:
            number = phonenumbers.parse(self.data, "DE")
        except phonenumbers.NumberParseException:
            number = None
        # A number without its town's code works only within the town: it is none that we could call.
        if not re.match(r"[\s(]*[+0]", self.data):
            number = None
        if number is None or phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
            raise ValidationError(_("Please check the phone number, for example 03433 123456."))
        self.data = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class PostcodeField(LineField):
    """A German postcode; five digits, leading zero kept."""

    def pre_validate(self, form: Any) -> None:
        super().pre_validate(form)
        if self.data and not re.fullmatch(r"\d{5}", self.data, re.ASCII):
            raise ValidationError(_("Please enter the five digits of the postcode, for example 04552."))


class _ReadField(Field):
    """A field whose text is read into a value; the text stays if it cannot be read."""

    data: Any
    widget = widgets.TextInput()

    def __init__(self, label: Any = None, checks: Iterable[Any] = (), **kwargs: Any) -> None:
        super().__init__(label, list(checks), **kwargs)

    def _value(self) -> str:
        if self.raw_data:
            return _showable(str(self.raw_data[0]))
        return "" if self.data is None else self._write(self.data)

    def process_formdata(self, valuelist: list[Any]) -> None:
        text = valuelist[0].strip() if valuelist else ""
        self.data = None
        if text:
            self.data = self._read(text)

    def _read(self, text: str) -> Any:
        raise ValueError(text)

    def _write(self, value: Any) -> str:
        return str(value)


class NumberField(_ReadField):
    """A whole number."""

    def _read(self, text: str) -> int:
        if not re.fullmatch(r"[+-]?\d{1,9}", text, re.ASCII):
            raise ValueError(_("Please enter a whole number, for example 20."))
        return int(text)


class MoneyField(_ReadField):
    """An amount in euros, written with comma or point."""

    def _read(self, text: str) -> Decimal:
        plain = text.replace("€", "").replace("EUR", "").strip()
        if "," in plain:
            plain = plain.replace(".", "").replace(",", ".")
        # Three digits after the point may be thousands or a mistake: nobody guesses about money.
        if not re.fullmatch(r"[+-]?\d{1,6}(\.\d{1,2})?", plain, re.ASCII):
            raise ValueError(_("Please enter an amount in euros, for example 14,60."))
        return Decimal(plain)

    def _write(self, value: Any) -> str:
        return f"{value:.2f}".replace(".", ",")


class DayField(_ReadField):
    """A day, as the browser's calendar sends it or as people type it (27.11.2026)."""

    widget = widgets.DateInput()

    def _read(self, text: str) -> date:
        for pattern in ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"):
            try:
                found = datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no time zone
            except ValueError:
                continue
            if 1900 <= found.year <= 2100:
                return found
        raise ValueError(_("Please enter a date like 27.11.2026."))

    def _write(self, value: Any) -> str:
        return str(value.isoformat())


class ClockField(_ReadField):
    """A time of day (7:30)."""

    widget = widgets.TimeInput()

    def _read(self, text: str) -> time:
        found = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?(?:\s*Uhr)?", text)
        if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
            raise ValueError(_("Please enter a time like 7:30."))
        return time(int(found[1]), int(found[2] or 0))

    def _write(self, value: Any) -> str:
        return str(value.strftime("%H:%M"))


class TickField(BooleanField):
    """A box to tick."""

    def __init__(self, label: Any = None, checks: Iterable[Any] = (), **kwargs: Any) -> None:
        super().__init__(label, list(checks), **kwargs)


def _showable(text: str) -> str:
    """Return what was typed without the characters that no page may hold."""
    return UNSHOWABLE.sub("", text)


def _refuse_unreadable(text: str, longest: int) -> None:
    if UNREADABLE.search(text):
        raise ValidationError(_("There are characters in here that we cannot read. Please type this line again."))
    if len(text) > longest:
        raise ValidationError(
            _("Please shorten this to %(longest)d characters. It has %(length)d.", longest=longest, length=len(text))
        )
