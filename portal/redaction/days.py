"""Dates and ages, in numbers and in words."""

import re
from collections.abc import Iterator
from typing import Final

from portal.redaction.marks import Mark
from portal.redaction.words import Kind, Reason

_MONTH: Final = (
    r"(?:januar|jänner|jan\.?|februar|feb\.?|märz|maerz|mrz\.?|april|apr\.?|mai|juni|jun\.?|juli|jul\.?|august|aug\.?|september|sept?\.?|oktober|okt\.?|"
    r"november|nov\.?|dezember|dez\.?|january|february|march|may|june|july|october|oct\.?|december|dec\.?|mar\.?)"
)
_YEAR: Final = r"(?:19[2-9]\d|20[0-4]\d)"
_ORDINAL: Final = (
    r"(?:ersten?|zweiten?|dritten?|vierten?|fünften?|sechsten?|siebten?|siebenten?|achten?|neunten?|zehnten?|elften?|zwölften?|"
    r"(?:drei|vier|fünf|sech|sieb|acht|neun)zehnten?|(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?(?:zwanzig|dreißig)sten?)"
)
_NUMERIC: Final = re.compile(
    r"(?<![\w.,/-])(?:(?:0?[1-9]|[12]\d|3[01])\s?(?P<mark>[./-])\s?(?:0?[1-9]|1[0-2])\s?(?P=mark)\s?(?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d(?P<iso>[./-])(?:0[1-9]|1[0-2])(?P=iso)"
    r"(?:0[1-9]|[12]\d|3[01])|(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/(?:19|20)\d\d)(?![\d/-]|\.\d)"
)
_WORDED: Final = re.compile(
    rf"(?<!\w)(?:(?:0?[1-9]|[12]\d|3[01])(?:\.\s?|\s|st\s|nd\s|rd\s|th\s)(?:of\s)?{_MONTH}|{_ORDINAL}\s{_MONTH}|{_MONTH}\s(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?)"
    rf"(?!\w)(?P<year>,?\s(?:'?\d\d(?!\d)|{_YEAR}))?",
    re.IGNORECASE,
)
_MONTH_YEAR: Final = re.compile(
    rf"(?<!\w)(?:{_MONTH}(?:\s|/|\sim\sJahre?\s)(?:{_YEAR}|'\d\d)|(?:0?[1-9]|1[0-2])[./]{_YEAR})(?![\w.]\d|\w)", re.IGNORECASE
)
_SHORT: Final = re.compile(r"(?<![\w.,/-])(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?![\d])")
_COMING_UP: Final = re.compile(
    r"(?:(?<!\w)(?:ab|ab dem|ab sofort oder ab|frühestens(?: am| ab)?|spätestens(?: am)?|bis|bis zum|bis spätestens|vom|zum|beginn:?|start:?|starttermin:?|termin:?|stand:?|"
    r"verfügbar ab|from|until|starting|available from|by|as of|beginnt am|startet am|beginn am|start am|los am|zwischen|befristet bis|gültig bis)\s{1,2})$",
    re.IGNORECASE,
)
_BORN: Final = re.compile(
    r"geb(?:oren|\.|urtstag|urtsdatum)?|\bborn\b|birth|\*|jahrgang|kam |einreise|eingereist|ankunft|arriv|deutschland",
    re.IGNORECASE,
)
_BARE_YEAR: Final = re.compile(
    rf"(?<![\w.,/-])(?:(?P<lead>(?:seit|im\sjahre?|jahr|anfang|ende|mitte|sommer|herbst|frühjahr|frühling|winter|since|in|year|born|geboren|geb\.|um|von|zwischen|"
    rf"seit\sanfang|seit\sende|jg\.|summer|autumn|spring)\s)(?P<year>{_YEAR}(?:\s?(?:-|bis|und|to)\s?{_YEAR})?)|(?P<born>{_YEAR})(?=\s(?:geboren|geb\.|born|nach\sDeutschland|"
    rf"kam|eingereist|geflohen|geflüchtet|angekommen|aus\s[A-Z]))|(?P<range>{_YEAR}\s?-\s?{_YEAR}))(?!\s?(?:Euro|€|EUR|Stück|kg|Gramm|Stunden|Teile|Liter|Meter|m\b|mm|qm|m²|Uhr|Mitarbeit|Kunden|Paket|"
    rf"Seiten|Watt|Volt|Umdrehungen)|[\d]|[.,:]\d)",
    re.IGNORECASE,
)
_TENS: Final = r"(?:zwanzig|dreißig|dreissig|vierzig|fünfzig|sechzig|siebzig)"
_AGE_WORD: Final = rf"(?:(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?{_TENS}|(?:vier|fünf|sech|sieb|acht|neun)zehn)"
_AGE_EN: Final = r"(?:(?:twenty|thirty|forty|fifty|sixty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|(?:six|seven|eigh|nine)teen)"
_SMALL_WORD: Final = r"(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn)"
_SMALL_AGE: Final = rf"(?:\d{{1,2}}|{_AGE_WORD}|eins|{_SMALL_WORD})"
_NOT_AGE: Final = (
    r"(?!\s(?:(?:lange|berufliche|praktische|einschlägige)\s)?(?:Erfahrung|Berufserfahrung|Praxis|Ausbildung|Tätigkeit|Arbeit|Zusammenarbeit|Garantie|Vertrag|Betrieb|Dienst|Berufs|experience|work|"
    r"Mitarbeit|Bestehen|Jubiläum|Tradition|Geschichte))"
)
_AGES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w.,-])(?:\d{{2}}|{_AGE_WORD})\s?(?:Jahre|J\.|Jahren|Jährchen)\s(?:alt|jung)(?!\w)",
        r"(?<![\w.,-])[1-9]\d\s?J\.(?!\w)",
        rf"(?<![\w.,])(?:1[4-9]|[2-7]\d|{_AGE_WORD})[- ]?jährig(?:e[rnms]?)?(?!\w){_NOT_AGE}",
        r"(?<!\w)(?:Jahrgang|Jg\.?|Geburtsjahr|Baujahr\s(?=19[4-9]))[\s:]{1,2}'?(?:(?:19|20)\d\d|\d\d)(?!\d)",
        r"(?<!\w)(?:Alter|age)\s?[:=]\s?\d{2}(?!\d)(?:\s?Jahre)?",
        rf"(?<!\w)(?:im\sAlter\svon|at\sthe\sage\sof|aged?)\s(?:(?:1[4-9]|[2-7]\d)|{_AGE_WORD}|{_AGE_EN})(?:\sJahren)?(?!\w)",
        rf"(?<!\w)mit\s(?P<age>(?:1[4-9]|[2-7]\d)|{_AGE_WORD})(?=\s?[.,;!?)]|$|\s(?:kam|nach|begann|hat|ist|war)(?!\w))",
        rf"(?<!\w)mit\s(?P<age>(?:(?:1[4-9]|[2-7]\d)|{_AGE_WORD})\sJahren)(?!\s(?:Erf|Beruf|Praxis|Arbeit))",
        rf"(?<!\w)(?:Anfang|Mitte|Ende)\s(?:(?:2|3|4|5|6)0(?!\d|\.\d|\.\s?[a-z])|{_TENS})(?!\w)",
        r"(?<!\w)(?:Mitt|End)(?:zwanzig|dreißig|vierzig|fünfzig|sechzig)er(?:in)?(?!\w)|(?<!\w)Ü\s?[3-6]0(?!\w)",
        rf"(?<![\w.,])(?:\d{{2}}|{_AGE_EN})[- ]years?[- ](?:old|of\sage)(?!\w)",
        r"(?<!\w)(?:early|mid|late)[- ](?:twenties|thirties|forties|fifties|sixties|[2-6]0s)(?!\w)|(?<!\w)in\s(?:his|her|their)\s(?:twenties|thirties|forties|fifties|sixties)",
        r"(?<!\w)(?:ist|bin|wird|wurde|is|(?<=I\s)am|turned|turns)\s(?:(?:jetzt|bald|gerade|schon|erst|nun|inzwischen|now|already|currently|im\s\w{3,9})\s)?(?P<age>(?:1[4-9]|[2-7]\d)(?:\sJahren?)?)(?=\s?(?:[.,;!?)]|$)|\s(?:und|and|Jahre\s(?=und|,)|hat|kommt))",
        rf"(?<!\w)(?:ist|bin|war|wird|wurde|is|am|was|turns|turned)\s(?:\w{{2,10}}\s){{0,3}}?(?P<age>{_AGE_WORD}|{_AGE_EN})(?=\s?[.,;!?)]|\s(?:Jahre|und|and|geworden)(?!\w)|$)",
        rf"(?<!\w)(?:ist|wird|war|wohl|um\sdie|knapp|fast|etwa|circa|ca\.|ungefähr|über|unter|gut)\s(?:um\sdie|knapp|fast|etwa|circa|ca\.|ungefähr|über|gut|erst)\s(?P<age>[2-7]\d|{_TENS})(?=\s?[.,;!?)]|\sJahre\s?(?:alt|[.,;!?)])|\s(?:und|hat)(?!\w)|$)",
        r"(?<=[a-zäöüß]{3},\s)(?P<age>(?:1[6-9]|[2-6]\d))(?=\s?(?:[.;!)]\s?$|[;)]|,\s[a-zA-Z]))",
        r"(?<!\w)(?:also|somit|heute|jetzt|inzwischen|mittlerweile)\s(?P<age>(?:1[4-9]|[2-7]\d)\sJahre)(?=\s?[.,;!?)]|$)",
        rf"(?<!\w)im\sAlter\s(?:von|zwischen)\s(?P<age>{_SMALL_AGE}(?:(?:,|\sund|\soder|\sbis)\s{_SMALL_AGE}){{0,5}}(?:\s(?:Jahren|Monaten))?)(?!\w)",
        r"(?<!\w)(?:aged?|ages)\s(?P<age>\d{1,2}(?:(?:,|\sand|\sto)\s\d{1,2}){0,5})(?!\w)",
        rf"(?<!\w)(?:\d{{1,2}}|{_SMALL_WORD})-?jährige[rnsm]?(?=\s(?:Sohn|Tochter|Kind|Mädchen|Junge|Zwillinge|Bruder|Schwester|Enkel|Neffe|Nichte))",
        r"(?<=\w\s)\((?P<age>(?:1[6-9]|[2-6]\d))\)|(?<=[A-Za-zäöü],\s)(?P<age2>(?:1[6-9]|[2-6]\d))(?=,\s[A-Za-z])",
        r"(?<!\w)minderjährig(?:e[rnms]?)?(?!\w)",
        r"(?<!\w)(?:1[4-9]|[2-6]\d)\sLenze|(?<!\w)[2-7]\d(?:ste[rn]?|\.)\sGeburtstag|\d{2}(?:st|nd|rd|th)\sbirthday",
    )
)


def find_days(plain: str) -> Iterator[Mark]:
    """Mark dates and ages. What only says from when on or until when somebody has time is no secret, unless it names year and day."""
    for found in _NUMERIC.finditer(plain):
        yield Mark(*found.span(), Kind.DATE, Reason.DAY)
    for found in _WORDED.finditer(plain):
        if found["year"] or not _is_coming_up(plain, found.start()):
            yield Mark(*found.span(), Kind.DATE, Reason.DAY)
    for found in _MONTH_YEAR.finditer(plain):
        if not _is_coming_up(plain, found.start()):
            yield Mark(*found.span(), Kind.DATE, Reason.DAY)
    for found in _SHORT.finditer(plain):
        if _BORN.search(plain[max(0, found.start() - 30) : found.end() + 20]):
            yield Mark(*found.span(), Kind.DATE, Reason.DAY)
    for found in _BARE_YEAR.finditer(plain):
        group = next(name for name in ("year", "born", "range") if found[name])
        if group == "year" and _is_coming_up(plain, found.start()):
            continue
        yield Mark(*found.span(group), Kind.DATE, Reason.DAY)
    for pattern in _AGES:
        for found in pattern.finditer(plain):
            named = next((name for name in ("age", "age2") if found.groupdict().get(name)), None)
            yield Mark(*(found.span(named) if named else found.span()), Kind.AGE, Reason.YEARS)


def _is_coming_up(plain: str, start: int) -> bool:
    return _COMING_UP.search(plain[max(0, start - 24) : start]) is not None
