"""What words of a search say besides the work that is looked for: that somebody speaks no German."""

import re
from dataclasses import dataclass

_SAID = (
    (
        r"(?:ohne|kein|keine|kaum|wenig|nicht viel)\s+(?:gute?\s+)?"
        r"deutsch(?:kenntnissen?|e\s+sprache)?(?:\s+(?:nötig|noetig|erforderlich))?"
    ),
    r"(?:without|no|little|zero)\s+(?:knowledge\s+of\s+)?german(?:\s+(?:language|skills?))?(?:\s+(?:needed|required|necessary))?",
    r"без\s+(?:знания\s+|знання\s+)?(?:(?:немецкого|немецкий)(?:\s+языка?)?|німецької(?:\s+мови)?)",
    r"almanca(?:\s+(?:bilmeden|bilmeyen(?:ler)?|olmadan|gerekmeyen)|s[ıi]z)",
    r"(?:بدون|بلا)\s+(?:معرفة\s+)?(?:اللغة\s+|لغة\s+)?(?:ال)?[أا]لماني[ةه]?",
    r"bez\s+(?:znajomości\s+)?(?:języka\s+)?niemieckiego",
    r"sans\s+(?:l['’])?allemand|sin\s+alem[aá]n|făr[ăa]\s+(?:limba\s+)?german[ăa]|không\s+cần\s+tiếng\s+đức",
)
_WITHOUT_GERMAN = re.compile(r"(?<!\w)(?:" + "|".join(_SAID) + r")(?!\w)", re.IGNORECASE)
_ANY_WORK = frozenset(
    (
        *("job", "jobs", "work", "a", "any", "arbeit", "arbeiten", "arbeitsstelle", "stelle", "stellen", "eine", "ein"),
        *("работа", "работу", "робота", "роботу", "iş", "işi", "işler", "عمل", "وظيفة"),
        *("praca", "pracę", "travail", "emploi", "trabajo", "muncă", "việc", "làm"),
    )
)
LONGEST = 200


@dataclass(frozen=True)
class Understood:
    """The words to look for, and whether they came with "without German"."""

    words: str
    is_without_german: bool = False


def understand(text: str) -> Understood:
    """Take "without German" out of the words; what says only "work" beside it narrows nothing."""
    rest, found = _WITHOUT_GERMAN.subn(" ", text[:LONGEST])
    if not found:
        return Understood(text)
    words = (rest + text[LONGEST:]).split()
    return Understood("" if _ANY_WORK.issuperset(map(str.casefold, words)) else " ".join(words), is_without_german=True)
