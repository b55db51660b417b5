"""Gender: names of occupations for men or women alone, and what only one of them shall do."""

import re
from collections.abc import Iterator
from typing import Final

from portal.kernel.i18n import lazy_gettext as _l
from portal.wording.markers import ALL, BOTH, INNER, SOME
from portal.wording.nouns import man_in, men_in, neutral_for, root, woman_in
from portal.wording.rules import SERVED, Rule, pattern
from portal.wording.words import Ground

NOUN: Final = _l("This names only men or only women. Add (m/w/d), or take a word that means everybody.")
SOME_ONLY: Final = _l("This leaves people out. Please write (m/w/d).")
ONE_ONLY: Final = _l("Please write it so that people of any gender can apply.")
FAMILY: Final = _l("Pregnancy, children and family plans must not count. Please leave this out.")

RULES: Final = (
    Rule(
        Ground.SEX,
        pattern(
            r"(?<!\w)(?:frauen|männer|mütter|väter|schwangere|damen|herren)(?=[^.!?\n]{0,40}\b(?:nicht "
            r"(?:\w+ )?(?:eingestellt|einstellen|beschäftigt|berücksichtigt|geeignet|erwünscht|"
            r"gewünscht)|keine chance)\b)|"
            r"(?<!\w)(?:idealerweise|möglichst|am besten|vorzugsweise)\s(?:männlich|weiblich|eine "
            r"frau|ein mann)\b"
        ),
        ONE_ONLY,
    ),
    Rule(
        Ground.SEX,
        pattern(
            r"(?<!\w)kinder\s(?:sollten|dürfen|sind|sollen)\s(?:nicht|keine|kein)\b|(?:kein\w*|"
            r"ohne)\s(?:kleinen?\s)?(?:kleinkinder|eigenen kinder)|nicht allein-?erziehend\w*|keine "
            r"alleinerziehend\w*|mutterschaft"
        ),
        FAMILY,
    ),
    Rule(Ground.SEX, SOME, SOME_ONLY, "(m/w/d)", is_open_to_all=False),
    Rule(
        Ground.SEX,
        pattern(
            r"(?<!\w)(?:nur|ausschließlich|bevorzugt|vorzugsweise|gern|gerne|lieber|keine|suchen|"
            r"am liebsten)\s(?:\w+e[nr]?\s)?(?:frauen|männer|damen|herren|mädels|jungs|männliche\w*|"
            r"weibliche\w*|weiblich|männlich|mütter|väter)(?!\w|\sform\b)"
        ),
        ONE_ONLY,
        unless=(SERVED, pattern("nur frauen vorbehalten$")),
    ),
    Rule(
        Ground.SEX,
        pattern(
            r"(?<!\w)(?:männlich|weiblich)(?:e[nrs]?)?\s(?:bewerb\w+|person\w*|mitarbeit\w+|kraft|"
            r"\w*kräfte|kolleg\w+|verstärkung|aushilfe\w*|unterstützung|azubis?|auszubildende\w*|"
            r"bedienung)|(?:geschlecht:?\s)(?:männlich|weiblich)"
        ),
        ONE_ONLY,
    ),
    Rule(
        Ground.SEX,
        pattern(
            r"(?<!\w)(?:für|als)\s(?:frauen|männer|damen|herren)\s(?:un|nicht\s)?geeignet|(?:für|"
            r"als)\s(?:frauen|männer)\s(?:\w+\s)?(?:un|nicht\s)geeignet|(?:frauen|männer|mütter|"
            r"väter)(?=[^.!?\n]{0,40}\b(?:nicht bewerben|zwecklos|unerwünscht|ungeeignet)\b)|(?:männer|"
            r"frauen)(?:arbeit|beruf|job|sache)(?!\w)"
        ),
        ONE_ONLY,
    ),
    Rule(
        Ground.SEX,
        pattern(
            r"(?<![\w/-])(?:\w+e[rsn]?\s)?(?:mann|frau|männer|frauen|dame[n]?|herr(?:en)?|mädchen|"
            r"junge|bursche[n]?|kerle?n?|typ(?:en)?|mädels|jungs)\s(?:für(?:s)?|am|an der|im|zum|"
            r"zur|auf dem|in der)\s(?!den betrieb$)\w+"
        ),
        ONE_ONLY,
        unless=(
            SERVED,
            pattern(r"\bfrauen und männer|männer und frauen|mode|bekleid|team aus|salon"),
            pattern(r"^(?:frau|herr) [a-zäöü]+ "),
        ),
    ),
    Rule(
        Ground.SEX,
        pattern(
            r"(?<!\w)(?:starke|kräftige|flinke|fleißige|flotte|nette|freundliche|tüchtige|hübsche|"
            r"attraktive|gepflegte|tatkräftige|echte|zuverlässige|gestandene|muskulöse|rüstige|"
            r"patente)[nrsm]?\s(?:mann|männer|frau(?:en)?|dame[n]?|herr(?:en)?|mädchen|jungs|bursche[n]?|"
            r"kerle?)(?!\w)|mädchen für alles|mann für alles|eine sie(?!\w)|(?:der|die) gute seele|"
            r"zwei starke arme|ein er(?= für)|mannsbild"
        ),
        ONE_ONLY,
    ),
    Rule(
        Ground.SEX,
        pattern(
            r"(?<!\w)(?:mann|frau)\s?(?:/|oder)\s?(?:mann|frau)\s(?:für|als)|(?:sind|bist) (?:\w+ "
            r")?(?:ein mann|eine frau|männlich|weiblich)"
        ),
        ONE_ONLY,
    ),
    Rule(
        Ground.SEX,
        pattern(
            r"(?:keine|ohne|abgeschlossene\w*)\s(?:\w+\s)?(?:familienplanung|kinderwunsch|kinder(?!\w)|"
            r"schwangerschaft\w*|schwangere\w*|mütter)|familienplanung(?:\s\w+)?\sabgeschlossen|"
            r"kinderwunsch\w*|nicht schwanger\w*|schwangere\w*(?=[^.!?\n]{0,40}\b(?:nicht|keine|"
            r"ungeeignet)\b)|kinderlos\w*|schwangerschaftstest"
        ),
        FAMILY,
        "",
        unless=(SERVED, pattern("kinder (?:unter|ab|bis)|mutterschutz")),
    ),
    Rule(
        Ground.SEX,
        pattern(
            r"(?<!\w)(?:männer|frauen)(?:team|truppe|mannschaft|runde|betrieb)\w*\ssucht|(?:haus)?(?:männer|"
            r"frauen|damen|herren|mädels|jungs) (?:gesucht|bevorzugt|gewünscht|erwünscht)|(?<!\w)hausfrau(?:en)?(?!\w)|"
            r"male only|female only|nur (?:m|w)(?!\w)"
        ),
        ONE_ONLY,
    ),
)

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AWAY: Final = frozenset(
    [
        "für",
        "mit",
        "von",
        "bei",
        "im",
        "in",
        "am",
        "an",
        "auf",
        "zu",
        "zur",
        "zum",
        "unseren",
        "unserem",
        "unserer",
        "unser",
        "der",
        "des",
        "den",
        "dem",
        "beim",
        "vom",
        "nach",
        "aus",
        "unter",
        "ihr",
        "ihre",
        "ihren",
        "dein",
        "deine",
        "deinen",
        "euer",
        "eure",
        "ein-für",
        "gegen",
        "ohne",
        "durch",
        "fürs",
        "ans",
        "aufs",
        "mein",
        "meine",
    ]
)
_BACK: Final = frozenset({"als", "sowie", "gesucht"})
_STARTS: Final = re.compile(
    r"^(?:wir|sie|du|ihr|unser\w*|dein\w*|ihre?[nmr]?|ein(?:e[nrms]?)?|bitte|es|das|die|"
    r"der|den|hier|kein\w*|nur|bei|mit|für|im|in|auf|als|wer|was|ansprech\w*|"
    r"bist|sind|haben|hast|bewerb\w*|melde\w*|nach|zu|ob|wenn|seit|kollegen|menschen|frau|herr)\b",
    re.IGNORECASE,
)
_VERB: Final = re.compile(
    r"\b(?:ist|sind|hat|haben|wird|werden|zeigt|hilft|helfen|suchen|sucht|freut|freuen|"
    r"arbeitet|arbeiten|kann|können|bietet|bieten|beraten|zeigen|"
    r"bekommen|bekommt|gibt|macht|war|darf|müssen|soll|sollen|erklärt|backen|lernen|kommt|"
    r"kommen|spielt|unterstützen|begleiten)\b|\b[a-zäöüß]\w*(?:en|eln|ern)$"
)
_SEARCH: Final = re.compile(
    r"\b(?:such(?:en|t|e)|gesucht|brauch(?:en|t)|benötig(?:en|t)|stellen?\b.*\bein|einstellen|"
    r"verstärk\w+|werde[n]?|bewerb\w*|stelle|arbeiten|freuen uns auf|"
    r"als (?:unser|neue)\w*|du bist|bist du|sie sind|sind sie|fehlt|fehlen|ausbild\w*|lehrstelle|einsatz|job|möglichkeit|beginnen|anfangen|tätig)\b",
    re.IGNORECASE,
)
# A certificate is called what it is called; the size of a team says nothing of who is sought.
_DEGREE: Final = re.compile(
    r"abgeschlossen|berufsausbildung|(?<!bist )(?<!sind )(?<!bist du )(?<!sind sie )gelernt|zählt|mehr als \d|\brund \d|über \d|vergleichbare "
    r"ausbildung",
    re.IGNORECASE,
)
_SOUGHT: Final = re.compile(
    r"(?<!für )(?<!von )(?<!durch )(?<!unterstützen )\b(?P<lead>eine[n]?|als|zum|zur|mehrere|bist|sind|gelernte[rn]?|ausgebildete[rn]?|neue[rn]?|ideale[rn]?|"
    r"weitere[n]?|noch|zwei|drei|vier|fünf|[2-9]|1\d|gute[rn]?|erfahrene[rn]?|zuverlässige[rn]?|"
    r"such(?:en|t)|brauchen|dich|sie)\s(?:(?:als|einen?|unser(?:e[nr]?)?|noch|ab sofort|bald|dringend|zwei|"
    r"drei|vier|fünf|[2-9]|1\d|zum|zur|eine)\s){0,2}"
    r"(?:[a-zäöüß][a-zäöüß-]+(?:en|er|e|es)\s(?:und\s)?){0,3}(?P<noun>[A-ZÄÖÜ][\wäöüß]+(?:-[A-ZÄÖÜ]?[\wäöüß]+)*)"
)
_WANTED: Final = re.compile(r"(?P<noun>[A-ZÄÖÜ][\wäöüß]+(?:-[A-ZÄÖÜ]?[\wäöüß]+)*)\s(?:\w+\s){0,4}?gesucht\b")
_IDEAL: Final = re.compile(
    r"\b(?i:der|ein|ideale[rn]?|geeignete[rn]?|unser|perfekte[rn]?)\s(?P<noun>Bewerber|Kandidat|"
    r"Mitarbeiter)\b(?=\s(?:ist|hat|bringt|sollte|verfügt|mit)\b)"
)


def is_for_all(text: str) -> bool:
    """Say whether a text carries a marker that means everybody."""
    return ALL.search(text) is not None


def looks_like_title(line: str) -> bool:
    """Say whether a line names a place to work, as a title does, and is no sentence and no task."""
    words = line.split()
    if not words or len(words) > 12 or line.rstrip().endswith((".", "?", ";")) or _STARTS.search(line.strip()):
        return False
    return not _VERB.search(line.strip(" !"))


def nouns_in_title(title: str) -> Iterator[tuple[int, int, str]]:
    """Find the names of occupations for one gender in a title: where they stand, and a neutral word."""
    is_head, before = True, 0
    for token in _TOKEN.finditer(title):
        gap = title[before : token.start()]
        if re.search(r"[/|:;(]|\s[-–]\s", gap):
            is_head = True
        before = token.end()
        low = token[0].lower()
        if low in _AWAY and not (low in ("zum", "zur") and _is_training(title[: token.start()])):
            is_head = False
        elif low in _BACK or low in ("zum", "zur"):
            is_head = True
        elif is_head and _is_of_one_gender(token[0]) and not _is_both(title, token.start(), token.end()):
            is_male = re.search(r"(?:sch|ig|lich|t|en|isch)er\s$", title[: token.start()]) is not None
            yield token.start(), token.end(), f"{token[0]} (m/w/d)" if is_male else neutral_for(token[0])


def nouns_in_sentence(sentence: str) -> Iterator[tuple[int, int, str]]:
    """Find the names of occupations for one gender where somebody is looked for."""
    if (not _SEARCH.search(sentence) and not _IDEAL.search(sentence)) or _DEGREE.search(sentence):
        return
    seen: set[int] = set()
    for found in (*_SOUGHT.finditer(sentence), *_WANTED.finditer(sentence), *_IDEAL.finditer(sentence)):
        start, end = found.span("noun")
        word = found["noun"]
        if start in seen or not (men_in(word) or woman_in(word)) or _is_both(sentence, start, end):
            continue
        seen.add(start)
        yield (*_with_article(sentence, start, end, neutral_for(word)),)


def _is_of_one_gender(word: str) -> bool:
    return bool(man_in(word) or woman_in(word) or (word.lower().endswith(("e", "en")) and men_in(word)))


def _is_training(front: str) -> bool:
    return (
        re.search(
            r"(?:ausbildung|umschulung|lehre|weiterbildung|qualifizierung|stelle|job)\s*(?:\d{4}:?\s*)?$", front, re.IGNORECASE
        )
        is not None
    )


def _is_both(text: str, start: int, end: int) -> bool:
    """Say whether both are named: by an ending, or by the other word nearby."""
    if BOTH.match(text, end) or INNER.fullmatch(text[start:end]):
        return True
    word = text[start:end]
    if word.lower() in ("mann", "frau") and re.search(r"/\s?-?\s?$", text[:start]):
        return True
    others = [token[0] for token in _TOKEN.finditer(text) if token.start() != start]
    is_woman = woman_in(word) is not None
    return any(root(other) == root(word) and (woman_in(other) is not None) != is_woman for other in others)


def _with_article(sentence: str, start: int, end: int, neutral: str) -> tuple[int, int, str]:
    """Take the article along, so that the sentence stays German: "einen Maurer" becomes "eine Person als Maurer (m/w/d)"."""
    article = re.search(r"\b[Ee]ine?n?\s((?:[a-zäöüß][a-zäöüß-]+(?:en|er|e|es)\s)*)$", sentence[:start])
    if article is None:
        return start, end, neutral
    adjectives = re.sub(r"(?:en|er|es|e)\s", "e ", article[1])
    one = "Eine" if sentence[article.start()].isupper() else "eine"
    is_feminine = (
        re.search(r"(?:kraft|hilfe|leitung|assistenz|verstärkung|vertretung|person|führung|betreuung)$", neutral, re.IGNORECASE)
        is not None
    )
    return article.start(), end, f"{one} {adjectives}{neutral}" if is_feminine else f"{one} {adjectives}Person als {neutral}"
