"""Where somebody lives and where somebody comes from."""

import re
from collections.abc import Iterator
from typing import Final

from portal.kernel.places import find_place, place_of
from portal.redaction.marks import Mark
from portal.redaction.ordinary import is_listed, is_ordinary
from portal.redaction.words import Kind, Reason

_CAPITAL: Final = r"[^\W\d_a-zäöüß]"
_NAMED: Final = rf"{_CAPITAL}[^\W\d_]{{1,40}}(?:-{_CAPITAL}?[^\W\d_]{{1,30}}){{0,4}}"
_SUFFIX: Final = r"(?:stra(?:ß|ss)e|str\.?|weg|platz|allee|ring|gasse|damm|ufer|chaussee|steig|steg|hof|markt|berg|park|winkel|graben|wall|siedlung|pfad|promenade|bogen|grund|aue|blick|anger)"
_NUMBER: Final = r"(?:Nr\.?\s?)?\d{1,4}(?:\s?[-/]\s?\d{1,4})?\s?(?:[a-hA-H](?!\w))?"
_STREETS: Final = (
    # Karl-Liebknecht-Str. 12, Hauptstraße 4a, Bahnhofsweg 3
    re.compile(rf"(?<![\w-])(?!(?:Platz|Hof|Park|Berg|Weg|Gasse|Damm|Steg|Wall|Winkel|Graben|Grund|Bogen|Blick|Pfad|Aue|Steig|Ufer)\s)(?:[^\W\d_]{{1,30}}[-.]\s?){{0,4}}[^\W\d_]{{0,40}}{_SUFFIX}\s{{0,2}}{_NUMBER}(?![\w€%]|[.,:]\d|\s?(?:Euro|Stück|Stunden|Uhr|Jahre|Kinder|Personen|km|m²))", re.IGNORECASE),
    # Lange Straße 4, Alte Leipziger Str. 7, Straße des Friedens 5, Am Anger 3, An der Mulde 7, Zur Alten Mühle 2
    re.compile(rf"(?<![\w-])(?:{_NAMED}\s){{1,3}}{_SUFFIX}\s{_NUMBER}(?!\w|[.,:]\d)", re.IGNORECASE),
    re.compile(rf"(?<![\w-])(?:Stra(?:ß|ss)e\s(?:de[rs]|am|zum|zur)\s{_NAMED}(?:\s{_NAMED})?|(?:Platz|Allee|Weg)\s(?:de[rs]|am|zum|zur|im)\s{_NAMED}(?:\s{_NAMED})?(?=\s{_NUMBER}))(?:\s{_NUMBER})?(?!\w|[.,:]\d)"),
    re.compile(rf"(?<![\w-])(?:Am|An\sder|An\sden|Im|In\sder|Zur|Zum|Auf\sder|Auf\sdem|Unter\sden|Hinter\sder|Vor\sdem|Bei\sder|Alter|Neuer|Neumarkt|Altmarkt)\s?(?:{_NAMED}\s){{1,2}}\d{{1,3}}\s?[a-h]?(?!\w|[.,:]\d|\s?(?:Euro|Stück|Stunden|Uhr|Jahre|Tage|Wochen|Monate|Personen|Kinder|Mitarb|Kolleg|Minuten|km|Kilometer|Prozent|%|€))"),
    # Without a number: Leipziger Straße, Hauptstraße
    re.compile(rf"(?<![\w-])(?:{_NAMED}er\s(?:Stra(?:ß|ss)e|Str\.|Platz|Allee|Ring|Weg)|(?:{_CAPITAL}[^\W\d_]{{1,30}}-){{1,3}}(?:Stra(?:ß|ss)e|Str\.|Platz|Allee|Weg|Ring))(?!\w)"),
    re.compile(rf"(?<![\w-])(?!(?:Bundes|Auto|Fertigungs|Einkaufs|Wasch|Bau|Produktions|Verpackungs|Förder|Land|Montage|Fahr|Lackier|Haupt?verkehrs|Geschäfts|Transfer|Spül|Wohn|Prüf)stra)(?:{_CAPITAL}[^\W\d_]{{2,30}})stra(?:ß|ss)e(?!\w)"),
    re.compile(r"(?<![\w-])\d{1,4}[a-z]?\s(?:[A-Z][\w'-]{1,25}\s){1,3}(?:Street|St\.|Road|Rd\.|Avenue|Ave\.|Lane|Square)(?!\w)"),
    re.compile(rf"(?<![\w-])(?:rue|via|calle|ul\.|vulytsia)\s(?:{_NAMED}\s){{1,3}}\d{{1,4}}(?!\w)"),
)  # fmt: skip
_SHELTER: Final = re.compile(
    rf"(?<![\w-])(?i:(?:Übergangs|Asyl(?:bewerber)?|Flüchtlings|Asylanten|Obdachlosen|Studenten)?(?:wohn)?heim|Gemeinschaftsunterkunft|Flüchtlingsunterkunft|"
    rf"Sammelunterkunft|Erstaufnahme(?:einrichtung|lager)?|Frauenhaus)(?:\s(?:in|an\sder|am|im|auf\sder)(?:\s(?:der|dem))?)?\s(?P<place>{_NAMED}(?:\s{_NAMED})?)"
)
_POSTCODE: Final = re.compile(
    rf"(?<![\w.,/+-])(?:(?:D|DE)-?\s?)?(?P<code>(?:0[1-9]|[1-9]\d)\d{{3}})\s{{1,2}}(?P<place>{_CAPITAL}[^\W\d_]{{2,30}}(?:[\s-](?:am|an\sder|bei|ob\sder|{_NAMED})){{0,2}})"
)
_BARE_POSTCODE: Final = re.compile(
    r"(?<!\w)(?:PLZ|Postleitzahl|postcode|zip(?:\scode)?)[\s:.]{1,3}(?P<code>\d{5})(?!\d)", re.IGNORECASE
)
_LOCAL_CODE: Final = re.compile(r"(?<![\w.,/+-])0[1-9]\d{3}\s(?P<place>[a-zäöü]{4,20})(?!\w)")
_COUNTED: Final = re.compile(
    r"(?:Euro|EUR|Stück|Teile|Mitarbeit|Beschäftigt|Kunden|Pakete|Einwohner|Quadratmeter|Liter|Kilo|Tonnen|Meter|Artikel|Produkt|Menschen|Stunden|Umdrehungen|Besuch|Sendungen|Flaschen|"
    r"Brötchen|Personen|Gäste|Betten|Wohnungen|Watt|Volt|Uhr|Personal|Dollar)", re.IGNORECASE,
)  # fmt: skip
_LIVES: Final = re.compile(
    rf"(?i:(?<!\w)(?:wohnt|wohne|wohnhaft|lebt|lebe|gemeldet|zuhause|zu\sHause|Wohnort|Wohnsitz|gezogen|umgezogen|zieht|lives?|living|resident|based))(?:\s(?:zur\sZeit|derzeit|jetzt|aktuell|seit\s\w{{2,10}}|mit\s\w{{3,8}}\s\w{{3,10}}|noch|currently|now|ist|bald|gerade|wieder)){{0,2}}"
    rf"(?:\s(?:in|nach|bei|nahe|near|to|aus)|\s?:)\s(?:(?i:der\sNähe\svon|die\sNähe\svon|de[rm])\s)?(?P<place>(?:{_NAMED})(?:[\s-](?:{_NAMED}|am\s{_NAMED}|an\sder\s{_NAMED}))?)"
)
_LIVES_SMALL: Final = re.compile(
    r"(?<!\w)in\s(?P<place>[^\W\d_]{3,25}(?:-[^\W\d_]{3,20})?)\s(?:wohnhaft|wohnt|wohnend|gemeldet|zuhause)(?!\w)", re.IGNORECASE
)
_COMES: Final = re.compile(
    rf"(?i:(?<!\w)(?:komm(?:t|e|en)|kam|kamen|stamm(?:t|e|en)|geflohen|geflüchtet|gebürtig|ursprünglich|eigentlich|geboren|aufgewachsen|wuchs|heimat\w{{0,6}}|herkunft\w{{0,5}}|geburtsort|geburtsland|born|comes?|came|originally|"
    rf"fled|grew\sup|raised|eingereist|angekommen|familie|eltern|mann|frau))(?:\s(?:ist|war|auch|ursprünglich|eigentlich|selbst|als\sKind|wie\s\w{{2,6}}|\d{{4}}|in\s\d{{4}}|mit\s\w{{3,9}}\s\w{{3,9}}|jeden\s\w{{3,9}}|täglich|erst|vor\s\w{{2,9}}\s\w{{3,9}}|damals)){{0,2}}"
    rf"(?:\s(?:aus|in|von|from|is\sfrom)|\s?:)\s(?:(?i:de[rmn]|dem\sDorf|der\sStadt|einem\sDorf\sbei|einem\sDorf\sin|the\scity\sof|a\svillage\snear|der\sNähe\svon|the)\s){{0,2}}(?P<place>{_NAMED}(?:\s{_NAMED})?)"
)
_FROM_THERE: Final = re.compile(
    rf"(?<!\w)(?i:aus|from)\s(?P<place>{_NAMED})\s(?i:stamm\w{{1,6}}|geflohen|geflüchtet|gekommen|kommt|kam|gebürtig|eingereist)(?!\w)"
)
_WAS_THERE: Final = re.compile(
    rf"(?<!\w)(?:in|In|aus|Aus|nach|Nach)\s(?P<place>{_NAMED}(?:-{_NAMED})?)\s(?:(?!Teilzeit|Vollzeit)[\w-]{{1,20}}\s){{0,5}}(?:gelebt|gewohnt|studiert|gearbeitet|gelernt|angefangen|unterrichtet|geleitet|geführt|gekocht|verkauft|genäht|repariert|"
    rf"gebaut|besessen|gehabt|gemacht|betrieben|geheiratet|gedient|gekämpft|inhaftiert|zurückgelassen|zurückgekehrt|geflohen|gekommen|worked|studied|lived)(?!\w)"
)
_WAS_LONG_AGO: Final = re.compile(
    rf"(?i:(?<!\w)(?:war|waren|hatte|lebte|wohnte|lernte|studierte|arbeitete|besuchte|flog|floh|flüchtete|reiste|was|lived|worked|studied|taught|taught\sat))\s(?:[\w-]{{2,20}}\s){{0,3}}?(?:in|aus|nach|from|at)\s(?P<place>{_NAMED}(?:-(?:on|{_NAMED})-{_NAMED})?)(?!\w)"
)
_RELATIVE: Final = re.compile(
    r"(?i:frau|mann|mutter|vater|eltern|kinder|familie|bruder|schwester|geschwister|oma|opa|verwandt|onkel|tante|sohn|tochter|tanten|cousin|verlobte|wife|husband|mother|father|parents|family|brother|sister|son|daughter|relatives|noch\sin)"
)
_BORN_IN: Final = re.compile(rf"(?<!\w)(?:in|In)\s(?P<place>{_NAMED})\s(?:geboren|aufgewachsen|zur\sWelt)(?!\w)")
_PEOPLE_OF: Final = re.compile(rf"(?<!\w)(?:gebürtige[rn]?|native)\s(?P<place>{_NAMED})")
_NOUN: Final = re.compile(
    r".*(?:ung|ungen|heit|heiten|keit|keiten|tät|täten|schaft|ion|ionen|zeit|bau|wesen|dienst|betrieb|ment|ismus|arbeit|arbeiten|raum|haus|halle|lager|küche|gruppe|kurs|schicht)s?$"
)
_NO_PLACE: Final = frozenset(["deutschland", "germany", "europa", "eu", "leipzig", "sachsen", "arbeit", "ausbildung"])


def find_places(plain: str) -> Iterator[Mark]:
    """Mark addresses, places to live and places of origin."""
    for pattern in _STREETS:
        for found in pattern.finditer(plain):
            yield Mark(*found.span(), Kind.ADDRESS, Reason.LIVING)
    yield from _postcodes(plain)
    for found in _SHELTER.finditer(plain):
        if found["place"][0].isupper() and not is_ordinary(found["place"].split()[-1]):
            yield Mark(*found.span(), Kind.ADDRESS, Reason.LIVING)
    yield from _homes_and_origins(plain)


def _homes_and_origins(plain: str) -> Iterator[Mark]:
    for pattern in (_LIVES, _LIVES_SMALL):
        for found in pattern.finditer(plain):
            if _is_place(found["place"]):
                yield _where_somebody_lives(plain, found)
    for pattern in (_WAS_THERE, _WAS_LONG_AGO):
        for found in pattern.finditer(plain):
            if _is_far_place(found["place"]):
                yield Mark(found.start("place"), _end_of_place(found), Kind.PLACE_ORIGIN, Reason.COMING)
    for pattern in (_COMES, _FROM_THERE, _BORN_IN, _PEOPLE_OF):
        for found in pattern.finditer(plain):
            if _is_place(found["place"]):
                yield Mark(found.start("place"), _end_of_place(found), Kind.PLACE_ORIGIN, Reason.COMING)


def _postcodes(plain: str) -> Iterator[Mark]:
    for found in _POSTCODE.finditer(plain):
        if _COUNTED.match(found["place"]) or (
            found["code"].endswith("000") and found["code"][0] != "0" and is_ordinary(found["place"])
        ):
            continue
        if not is_listed(found["place"].split()[0]) or place_of(found["code"]):
            yield Mark(found.start(), _end_of_place(found), Kind.ADDRESS, Reason.LIVING)
    for found in _BARE_POSTCODE.finditer(plain):
        yield Mark(*found.span("code"), Kind.ADDRESS, Reason.LIVING)
    for found in _LOCAL_CODE.finditer(plain):
        if not is_listed(found["place"]) and not _COUNTED.match(found["place"]):
            yield Mark(*found.span(), Kind.ADDRESS, Reason.LIVING)


def _where_somebody_lives(plain: str, found: re.Match[str]) -> Mark:
    """Mark the home of a relative in a place we do not know as origin, any other home as address."""
    before = plain[max(0, found.start() - 40) : found.start("place")]
    is_far = _RELATIVE.search(before) is not None and _is_far_place(found["place"])
    kind, reason = (Kind.PLACE_ORIGIN, Reason.COMING) if is_far else (Kind.ADDRESS, Reason.LIVING)
    return Mark(found.start("place"), _end_of_place(found), kind, reason)


def _is_far_place(words: str) -> bool:
    """Say whether this looks like a place, and none around here; what ends like a German noun is left alone."""
    first = words.split(maxsplit=1)[0]
    return _is_place(words) and not _NOUN.match(first) and find_place(first) is None


def _is_place(words: str) -> bool:
    first = words.split(maxsplit=1)[0]
    return not is_ordinary(first) and first.lower() not in _NO_PLACE


def _end_of_place(found: re.Match[str]) -> int:
    """Return where the place ends: before a second word that is an ordinary one."""
    end = found.start("place")
    for number, word in enumerate(re.finditer(r"\S+", found["place"])):
        if number and word[0] not in ("am", "an", "der", "bei", "ob") and is_listed(word[0]):
            break
        end = found.start("place") + word.end()
    return end
