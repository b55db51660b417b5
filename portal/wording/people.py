"""People looked for by where they come from: "polnische Pflegekraft", "Italiener für Pizzeria gesucht"."""

import re
from collections.abc import Iterator
from typing import Final

from portal.redaction.topics import kind_of
from portal.redaction.words import Kind
from portal.wording.nouns import man_in, men_in, woman_in
from portal.wording.rules import OPEN, SERVED

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ADJECTIVE: Final = re.compile(r"\w+(?:isch|esisch|deutsch)(?:e[nrsm]?)?$", re.IGNORECASE)
_PERSON: Final = re.compile(
    r"\w*(?:kraft|kräfte|bedienung|hilfe|aushilfe|personal|frau|frauen|mann|männer|mädchen|dame|damen|team|leute|"
    r"mitarbeitende\w*|kolleg\w+|bewerb\w+|unterstützung|verstärkung|köpfe|hände|familie|oma|au-?pair)$",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(
    r"\s(?:gesucht|bevorzugt|erwünscht|unerwünscht|zwecklos|als\s[A-ZÄÖÜ]|für\s(?:die\s|den\s|das\s|unser\w*\s)?[A-ZÄÖÜ]|bitte|im\svorteil)",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    r"(?:^|\b(?:suchen|nur|bevorzugt|gern|gerne|keine|lieber|ausschließlich|gesucht:?|brauchen|für|ein|eine|einen|gebürtige[rn]?|echte[rn]?|waschechte[rn]?))\s?$",
    re.IGNORECASE,
)
_NO_PEOPLE: Final = re.compile(
    r"muttersprach|herkunft|heimat|staat|nation|doppel|aufenthalt|duldung|gestattung|asyl|flucht|migration|visum|ausreise|bleibe|fiktion|niederlassung|schutz|subsidi|einbürger|abschieb|orient|balkan|"
    r"citizen|stateless|refugee|immigr|migr|dari$|farsi$|hindi$|urdu$|somali$|swahili|tigrinya",
    re.IGNORECASE,
)
_LANGUAGE: Final = re.compile(r"\w+(?:isch|esisch)$", re.IGNORECASE)


def find_origins(clause: str) -> Iterator[tuple[int, int]]:
    """Find words for peoples that stand for the ones who are looked for."""
    if SERVED.search(clause) or OPEN.search(clause):
        return
    words = list(_WORD.finditer(clause))
    for index, word in enumerate(words):
        if kind_of(word[0]) is not Kind.NATIONALITY or _NO_PEOPLE.match(word[0]) or _LANGUAGE.fullmatch(word[0]):
            continue
        following = words[index + 1 : index + 4]
        if _ADJECTIVE.fullmatch(word[0]):
            person = next((each for each in following if each[0][0].isupper()), None)
            if person and _is_person(person[0]):
                yield word.start(), person.end()
        elif word[0][0].isupper() and (_BEHIND.match(clause, word.end()) or (index and _BEFORE.search(clause[: word.start()]))):
            yield word.span()


def _is_person(word: str) -> bool:
    return bool(_PERSON.fullmatch(word) or man_in(word) or men_in(word) or woman_in(word))
