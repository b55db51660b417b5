"""Employers that nothing gives away but where they stand: "bei Biedronka kassiert", "bei Möbel Höffner", "Glanz & Co"."""

import re
from collections.abc import Iterator
from typing import Final

from portal.redaction.lexicon import TITLES
from portal.redaction.marks import Mark
from portal.redaction.ordinary import is_listed, is_ordinary
from portal.redaction.topics import kind_of_place
from portal.redaction.words import Kind, Reason

_CAPITAL: Final = r"[^\W\d_a-zäöüß]"
_WORD: Final = rf"{_CAPITAL}[\w&'’-]{{1,30}}"
_SHOP: Final = (
    r"(?:Bäcker|Fleischer|Metzger|Friseur|Frisör|Möbel|Auto|Elektro|Getränke|Schuh|Schuhhaus|Foto|Optik|Optiker|Sanitär|Heizung|Maler|Malermeister|Elektromeister|Dachdecker|Blumen|Garten|Farben|Fahrrad|Zweirad|Reifen|Küchen|Taxi|Fliesen|"
    r"Holz|Stahl|Metallbau|Gerüstbau|Trockenbau|Tiefbau|Hochbau|Hof|Gut|Landgut|Weingut|Gestüt|Reiterhof|Teppich|Textil|Mode|Spedition|Fleischerei|Bäckerei|Café|Imbiss|Döner)"
)
_AT_A_SHOP: Final = re.compile(
    rf"(?<!\w)(?i:bei|beim|für|von|vom)\s(?:(?i:der|dem|den)\s)?(?P<name>{_SHOP}\s{_CAPITAL}[\w'’-]{{2,25}})(?!\w)"
)
_AT_THE_FIRM: Final = re.compile(
    rf"(?<!\w)(?i:bei|für|von|mit)\s(?:(?i:der|die)\s)?(?:Firma|Fa\.)\s(?P<name>{_WORD}(?:\s(?:&\s)?{_WORD}){{0,2}})(?!\w)"
)
_AND_PARTNER: Final = re.compile(
    rf"(?<!\w)(?P<name>(?:{_WORD}\s){{1,3}}(?:&|und|u\.)\s(?:Co\.?|Cie\.?|Söhne|Sohn|Töchter|Tochter|Partner|Gebrüder))(?!\w)"
)
_AT_THE_SIGN: Final = re.compile(
    rf"(?<![\w-])(?P<name>(?:{_CAPITAL}[\w-]{{0,20}})?(?i:pension|gasthof|gasthaus|gaststätte|hotel|restaurant|café|wirtshaus|hof|apotheke|schänke|schenke|mühle|landhaus|klause|krug)\s(?i:zur|zum)\s(?:{_CAPITAL}[\w-]{{2,15}}n\s)?{_CAPITAL}[\w-]{{2,20}})"
)
_DONE: Final = (
    r"(?:aus)?(?:geholfen|gearbeitet|gejobbt|gestanden|kassiert|geputzt|verkauft|gekocht|gebacken|genäht|gebügelt|repariert|gefahren|ausgefahren|gepackt|verpackt|sortiert|bedient|gepflegt|gestapelt|montiert|geschweißt|verlegt|"
    r"gestrichen|gemauert|geliefert|ausgeliefert|geräumt|aufgefüllt|gefüllt|gespült|serviert|gelernt|geschnitten|gedruckt|gewaschen|gefertigt|produziert|gelötet|angelernt|eingearbeitet|angestellt|beschäftigt|tätig|unterschrieben|gekündigt|"
    r"angefangen|aufgehört|begonnen|aushilfsweise|Aushilfe|Leiharbeiter\w{0,2}|Schicht|Kasse|Theke|Lager|Band|Fließband|Büro|Versand|Verkauf|Service|Küche|Spüle|Wäscherei|Zustellung|Zusteller\w{0,2}|Kurier\w{0,2}|Fahrer\w{0,2}|Putzkraft|Regale)"
)
_DOES: Final = (
    r"(?:putzt|putzte|half|hilft|kocht|kochte|näht|nähte|bügelt|bügelte|kassiert|kassierte|verkauft|verkaufte|packt|packte|fährt|fuhr|stand|steht|jobbt|jobbte|repariert|reparierte|schweißt|schweißte|bedient|bediente|sortiert|sortierte|"
    r"räumt|räumte|spült|spülte|lernt|lernte|fing|hörte|arbeitet|arbeitete|war|ist|blieb|kam|wechselte)"
)
_NAMED: Final = rf"{_WORD}(?:\s(?:&\s)?{_WORD}){{0,2}}"
_AT: Final = (
    re.compile(rf"(?<!\w)(?i:bei|(?P<article>beim))\s(?P<name>{_NAMED})\s(?:[\w.]{{1,15}}\s){{0,5}}?{_DONE}(?!\w)"),
    re.compile(rf"(?<!\w){_DOES}\s(?:[\w.]{{1,15}}\s){{0,4}}?(?:bei|(?P<article>beim))\s(?P<name>{_NAMED})(?=\s(?:im|am|in|an|als|auf|und)\s|[.,;!?)]|\s?$)"),
)  # fmt: skip
_NOBODYS: Final = re.compile(
    r".*(?:ung|ungen|heit|keit|keiten|tät|täten|ion|ionen|zeit|wetter|arbeit|arbeiten|bedarf|betrieb|dienst|fragen|tag|tage|nacht|stand)$"
)
_OFFICES: Final = frozenset(
    ("jobcenter", "arbeitsagentur", "bamf", "vhs", "kai", "ihk", "hwk", "landratsamt", "gericht", "polizei", "caritas")
)


def find_firms(plain: str) -> Iterator[Mark]:
    """Mark employers by a shop's name, a partner, an inn's sign, and by the work that is told of in the same breath."""
    for found in _AT_A_SHOP.finditer(plain):
        if not is_listed(found["name"].split()[1].lower()) or _is_like_a_surname(found["name"].split()[1]):
            yield _mark(found)
    for found in _AT_THE_FIRM.finditer(plain):
        words = found["name"].split()
        strange = [number for number, word in enumerate(words[:2]) if not _is_common(word)]
        if strange:  # "bei der Firma Möbel Höffner", but not "für die Firma Regale gebaut"
            length = next(
                (at for at, word in enumerate(words) if at > strange[0] and word != "&" and _is_common(word)), len(words)
            )
            yield Mark(found.start("name"), found.start("name") + len(" ".join(words[:length])), Kind.EMPLOYER, Reason.PAST)
    for pattern in (_AND_PARTNER, _AT_THE_SIGN):
        for found in pattern.finditer(plain):
            yield _mark(found)
    for pattern in _AT:
        for found in pattern.finditer(plain):
            if end := _end_of_firm(found):
                yield Mark(found.start("name"), end, Kind.EMPLOYER, Reason.PAST)


def _mark(found: re.Match[str]) -> Mark:
    return Mark(*found.span("name"), Kind.EMPLOYER, Reason.PAST)


def _is_like_a_surname(word: str) -> bool:
    """Say whether a capital in front of a word that is no noun makes a name of it: "Bäcker Schwarze"."""
    return word.lower().startswith(
        ("schwarz", "weiß", "braun", "groß", "klein", "lang", "kurz", "jung", "alt", "neu", "gut", "roth")
    )


def _end_of_firm(found: re.Match[str]) -> int | None:
    """Return where the firm's name ends; None where it is an ordinary word, an office, a title or a mere place."""
    words = list(re.finditer(r"\S+", found["name"]))
    first = words[0][0]
    if (
        first.lower() in TITLES
        or first.lower() in _OFFICES
        or len(first) < 3
        or _NOBODYS.match(first.lower())
        or is_listed(first)
    ):
        return None
    length = next((number for number, word in enumerate(words) if number and word[0] != "&" and _is_common(word[0])), len(words))
    if length == 1 and (found["article"] or is_ordinary(first) or kind_of_place(first)):
        return None
    return found.start("name") + words[length - 1].end()


def _is_common(word: str) -> bool:
    return is_listed(word) or is_ordinary(word)
