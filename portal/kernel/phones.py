"""Phone numbers: kept in E.164, written as people in Germany write them."""

import phonenumbers


def as_written(value: str) -> str:
    """Write a number as people in Germany do; what is no number stays as it is."""
    try:
        number = phonenumbers.parse(value, "DE")
    except phonenumbers.NumberParseException:
        return value
    is_german = number.country_code == 49
    kind = phonenumbers.PhoneNumberFormat.NATIONAL if is_german else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, kind)
