"""Finds questions after what may play no part in a decision about work (AGG ss. 1, 7, 11). Pure: words in, kinds out.

It only hints: a message leaves whatever is found in it, and no finding is no promise. Work permits, licences, shifts,
heavy lifting and hygiene certificates are about the work: they are no findings.
"""

import re
from typing import Final

from portal.messages.words import Protected

_PATTERNS: Final[dict[Protected, str]] = {
    Protected.AGE: (
        r"\bwie alt\b|\balter\b(?! als)|geburts(?:tag|datum|jahr)|\bjahrgang\b|\bhow old\b|\bage\b|"
        r"\bdate of birth\b|\bbirthday\b|\bjünger\w* als\b|\bälter\w* als\b|\bin rente\b|\brentenalter\b"
    ),
    Protected.BELIEF: (
        r"\breligi\w+|\bglaub(?:e|en|t) (?:die person |sie |er )?an\b|"
        r"\bglauben(?:s\w*)?\b(?= hat| die person)|\bmoslem\w*|\bmuslim\w*|\bislam\w*|"
        r"\bchrist(?:lich\w*|in)?\b|\bjüdisch\w*|\bjew(?:ish)?\b|\bkopft(?:uch|ücher)\w*|\bheadscar\w+|"
        r"\bramadan\b|\bbetet\b|\bbeten\b|\bgebets\w*|\bpray\w*|\bkirche\b|\bmoschee\b|\bchurch\b|"
        r"\bmosque\b|\bhijab\b|\bkonfession\w*"
    ),
    Protected.ORIGIN: (
        r"\bherkunft\w*|\bherkunftsland\b|\bwoher (?:kommt|stammt|kommen|stammen)\b|\baus welchem land\b|"
        r"\bnationalit\w+|\bstaatsangehörig\w*|\bstaatsbürger\w*|\bmuttersprach\w*|\bhautfarbe\w*|"
        r"\bwhere\b[^.?!]{0,20}\bfrom\b|\bwhich country\b|\bethnic\w*|\bmother tongue\b|"
        r"\bnative (?:language|speaker)\b|\bskin colou?r\b|\bflüchtling\w*|\brefugee\w*"
    ),
    Protected.HEALTH: (
        r"\bkrank\b|\bkrankheit\w*|\bgesundheit\w*|\bgesund\b|\bbehinder\w*|\bschwerbehinder\w*|"
        r"\ballergi\w*|\bill(?:ness)?\b|\bhealth(?:y)?\b|\bdisab\w+|\bdisease\w*|\btherap\w*|\braucher\w*"
    ),
    Protected.FAMILY: (
        r"\bschwanger\w*|\bkind(?:er)?(?:n)?\b|\bkinderwunsch\b|\bverheiratet\b|\bledig\b|\bgeschieden\b|"
        r"\bfamilienstand\b|\bfamilie\b|\behe(?:mann|frau|partner\w*)\b|\bpregnan\w+|\bchild(?:ren)?\b|"
        r"\bkids\b|\bmarried\b|\bfamily\b|\bhusband\b|\bwife\b|\balleinerziehend\w*"
    ),
    Protected.SEX: (
        r"\b(?:ist|wäre)(?: es| das| die person)? (?:ein |eine )?(?:mann|frau)\b|"
        r"\bmann oder (?:eine )?frau\b|\bfrau oder (?:ein )?mann\b|\bgeschlecht\w*|\bmännlich\b|"
        r"\bweiblich\b|\bman or (?:a )?woman\b|\bmale\b|\bfemale\b|\bgender\b|\bschwul\w*|\blesbisch\w*|"
        r"\bnur (?:männer|frauen)\b|\bonly (?:men|women)\b"
    ),
    Protected.PHOTO: (
        r"\b(?:bewerbungs|pass|licht|porträt)?(?:foto|bild)(?:s|er)?\b|\blichtbild\w*|\bphoto\w*|"
        r"\bpicture\b|\bhow does \w+ look\b|\bwie sieht (?:die person|sie|er) aus\b|\baussehen\b"
    ),
}
_FINDERS: Final = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _PATTERNS.items()}
# What is about the work, though a word in it looks otherwise.
_ABOUT_WORK: Final = re.compile(
    r"gesundheitszeugnis\w*|gesundheitsausweis\w*|gesundheitspfleg\w*|gesundheitswesen|kindergarten\w*|kinderbetreuung als beruf|"
    r"altenpfleg\w*|familienbetrieb\w*|familienunternehmen|family business|christbaum\w*|health certificate|health and safety|"
    r"erfahrung(?:en)? mit kindern|arbeit mit kindern|experience with children|im bilde\b|bildungs?\w*|alter vertrag",
    re.IGNORECASE,
)
LONGEST: Final = 2_000


def protected_in(text: str) -> tuple[Protected, ...]:
    """Return what a text seems to ask that may play no part, in the order of the list."""
    plain = _ABOUT_WORK.sub(" ", text[:LONGEST])
    return tuple(kind for kind, finder in _FINDERS.items() if finder.search(plain))
