"""What somebody can be reached or looked up by: e-mail, phone, web, bank account, numbers of offices."""

import re
from collections.abc import Iterator
from typing import Final

from portal.redaction.marks import Mark
from portal.redaction.words import Kind, Reason

_TLD: Final = (
    "de|com|org|net|eu|info|example|test|invalid|io|me|at|ch|ru|ua|tr|vn|ir|sy|uk|co|fr|it|es|pl|nl|se|app|dev|biz|online|berlin|"
    "leipzig|sachsen|email|mail|xyz|site|edu|gov|be|ly|gg|tv|ai|page"
)
_DOT: Final = r"(?:\s?(?:\.|[\[({]\s?(?:dot|punkt|\.)\s?[\])}])\s?|\s(?:dot|punkt)\s)"
_AT: Final = r"(?:@\s?|\s@\s|\s?[\[({<]\s?(?:at|ät|@)\s?[\])}>]\s?|\s(?:at|ät|klammeraffe)\s)"
_EMAIL: Final = re.compile(
    rf"(?<![\w.+%-])[\w.+%-]{{1,64}}(?:(?:\s(?:dot|punkt|\.|unterstrich|underscore|minus|bindestrich|_|-)\s|[\[({{](?:dot|punkt|\.)[\])}}])[\w.-]{{1,30}}){{0,2}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,3}}{_DOT}(?:{_TLD}|[a-z]{{2,10}})"
    r"(?![\w@])",
    re.IGNORECASE,
)
_SPELLED_AT: Final = re.compile(r"\s(?:at|ät)\s", re.IGNORECASE)
_URL: Final = re.compile(
    r"(?<![\w@])(?:(?:https?|ftp)://[^\s<>\"]{1,500}|www\.[^\s<>\"]{1,500}|"
    rf"(?:[a-z0-9](?:[a-z0-9-]{{0,61}}[a-z0-9])?\.){{1,4}}(?:{_TLD})(?:/[^\s<>\"]{{0,300}}|(?![\w.]*\w)))",
    re.IGNORECASE,
)
_HANDLE: Final = re.compile(r"(?<![\w.@/])@[A-Za-z_][\w.]{2,40}")
_PROFILE: Final = re.compile(
    r"(?<!\w)(?:insta(?:gram)?|facebook|fb|tiktok|telegram|snap(?:chat)?|linkedin|xing|twitter|skype|viber|signal|threema|youtube|discord|vk)"
    r"(?:[- ]?(?:name|profil|account|konto|handle|id))?(?:\s?[:=]\s?|\s(?:als|unter|heißt|is|as|under)\s|\s(?=[\w.]{0,30}[_.\d]))"
    r"(?P<name>@?[A-Za-z][\w.-]{2,40})",
    re.IGNORECASE,
)
_IBAN: Final = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ -]?\d{2}(?:[ .-]?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])")
_GERMAN_ACCOUNT: Final = re.compile(r"(?<![A-Za-z0-9])DE[ -]?\d{2}(?:[ .-]?\d){18}(?!\d)", re.IGNORECASE)
_NAMED_IBAN: Final = re.compile(
    r"(?i:(?<!\w)(?:IBAN|Konto(?:nummer|-?Nr\.?)?))[\s:.]{0,3}(?P<number>(?:[A-Z]{2}\s?)?\d(?:[ .-]?[A-Z0-9]){6,30}(?!\w))"
)
_PHONE: Final = re.compile(
    r"(?<![\w+€$])(?<!\d[.,:/-])(?:(?:\+|00)\s?[1-9]\d{0,3}|\(\s?(?:\+|00)\s?[1-9]\d{0,3}\s?\)|\(0\d{1,5}\)|0[1-9]\d{1,4})"
    r"(?:[ ./\u00a0-]{0,3}\(0\)|[ ./-]{0,3}\(\d{1,5}\))?(?:[ ./-]{0,3}\d){4,13}(?![\d€%]|[.,:]\d)"
)
_NAMED_PHONE: Final = re.compile(
    r"(?i:(?<!\w)(?:tel(?:efon)?(?:nummer|nr)?|mobil(?:nummer|telefon)?|handy(?:nummer|nr)?|fon|phone(?:\snumber)?|mobile|cell|whats?app|fax|"
    r"anrufen|anruf|ruf|rufnummer|erreichbar|viber|call|durchwahl)\b)(?:[\s.:()=-]{1,4}|\s(?:ist|is|unter|lautet|an|auf|at|unter der)\s){1,3}"
    r"(?P<number>\+?\(?\d(?:[ ()/.-]{0,3}\d){5,16})(?!\w)"
)
_DIGIT_WORD: Final = r"(?:null|eins?|zwei|zwo|drei|vier|fünf|fuenf|sechs|sieben|acht|neun|doppel|zero|oh|one|two|three|four|five|six|seven|eight|nine|double)"
_TENS_WORD: Final = (
    r"(?:zehn|elf|zwölf|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn|"
    r"(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?(?:zwanzig|dreißig|dreissig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)|"
    r"ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_SPOKEN_PART: Final = rf"(?:{_TENS_WORD}|{_DIGIT_WORD}|\d{{1,4}})(?!\w)"
_SPOKEN_PHONE: Final = re.compile(
    rf"(?<!\w)(?:plus\s)?{_SPOKEN_PART}(?:(?:[\s,/.-]{{1,3}}|\sund\s|\sdann\s){_SPOKEN_PART}){{3,22}}(?!\w)", re.IGNORECASE
)
_SPOKEN_PIECE: Final = re.compile(
    rf"(?P<tens>{_TENS_WORD})(?!\w)|(?P<digit>{_DIGIT_WORD})(?!\w)|(?P<number>\d{{1,4}})", re.IGNORECASE
)
_SPACED_MOBILE: Final = re.compile(r"(?<![\d.,/])0\s?1\s?[5-7](?:[ ./-]{0,3}\d){8,9}(?!\d)")
_SPACED_AREA: Final = re.compile(r"(?<![\w.,/])0\s?\d{1,2}\s\d{2}(?:[ ./-]{1,3}\d{1,4}){2,4}(?![\d€%]|[.,:]\d|\s?(?:Uhr|Euro|€))")
_CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d\s?(?:-|bis)\s?(?:[01]?\d|2[0-3])[.:][0-5]\d")


def find_contacts(plain: str) -> Iterator[Mark]:
    """Mark what leads to the person."""
    for found in _EMAIL.finditer(plain):
        if not _SPELLED_AT.search(found[0]) or re.search(rf"(?:\.|dot|punkt)\s?(?:{_TLD})$", found[0], re.IGNORECASE):
            yield Mark(*found.span(), Kind.EMAIL, Reason.CONTACT)
    for pattern, group in ((_URL, 0), (_HANDLE, 0), (_PROFILE, "name")):
        for found in pattern.finditer(plain):
            end = found.end(group) - (len(found[group]) - len(found[group].rstrip(".,;:!?)")))
            yield Mark(found.start(group), end, Kind.URL, Reason.CONTACT)
    yield from _accounts(plain)
    yield from _phones(plain)


def _accounts(plain: str) -> Iterator[Mark]:
    for found in _IBAN.finditer(plain):
        end = _checked_end(found[0])
        if end:
            yield Mark(found.start(), found.start() + end, Kind.IBAN, Reason.NUMBER)
    for found in _GERMAN_ACCOUNT.finditer(plain):
        yield Mark(*found.span(), Kind.IBAN, Reason.NUMBER)
    for found in _NAMED_IBAN.finditer(plain):
        yield Mark(*found.span("number"), Kind.IBAN, Reason.NUMBER)


def _checked_end(written: str) -> int:
    """Return where an account number ends whose check digits are right; 0 if there is none (ISO 13616, modulo 97)."""
    places = [index for index, letter in enumerate(written) if letter.isalnum()]
    compact = "".join(written[index] for index in places).upper()
    for length in range(len(compact), 14, -1):
        turned = compact[4:length] + compact[:4]
        is_cut = length < len(places) and places[length] == places[length - 1] + 1
        if not is_cut and int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1:
            return places[length - 1] + 1
    return 0


def _is_dialled(spoken: str) -> bool:
    """Say whether these are the figures of a phone number: enough of them, and most of them said as words."""
    pieces = list(_SPOKEN_PIECE.finditer(spoken))
    words = sum(not piece["number"] for piece in pieces)
    figures = sum(2 if piece["tens"] else len(piece["number"] or "1") for piece in pieces)
    return (
        figures >= 7
        and words >= 3
        and re.match(r"(?:null|zero|oh|plus|doppel|double|0)|(?:\S+\s){5}", spoken, re.IGNORECASE) is not None
    )


def _phones(plain: str) -> Iterator[Mark]:
    for found in _NAMED_PHONE.finditer(plain):
        yield Mark(*found.span("number"), Kind.PHONE, Reason.CONTACT)
    for found in _SPOKEN_PHONE.finditer(plain):
        if _is_dialled(found[0]):
            yield Mark(*found.span(), Kind.PHONE, Reason.CONTACT)
    for found in (*_SPACED_MOBILE.finditer(plain), *_SPACED_AREA.finditer(plain)):
        yield Mark(*found.span(), Kind.PHONE, Reason.CONTACT)
    for found in _PHONE.finditer(plain):
        digits = sum(letter.isdigit() for letter in found[0])
        if (
            7 <= digits <= 16
            and not _CLOCK.search(found[0])
            and not re.match(r"\s?(?:Uhr|€|Euro|Stück)\b", plain[found.end() : found.end() + 8])
        ):
            yield Mark(*found.span(), Kind.PHONE, Reason.CONTACT)
