"""How a text says that everybody is meant: (m/w/d) in all its spellings, :in and its sisters."""

import re
from typing import Final

_LETTER: Final = r"[mwdfxi]"
_BETWEEN: Final = r"\s?[/|\\,;.:+*_·Il-]\s?"
_THREE: Final = rf"(?<![\w/]){_LETTER}(?:{_BETWEEN}(?:{_LETTER}|divers|div\.?|\*|a|gn)){{2,3}}(?![\w/])"
ALL: Final = re.compile(
    rf"{_THREE}|(?<!\w)(?:mIwId|mlwld|wImId|dImIw|mwd|wmd|mwdx)(?!\w)|[(\[]\s?[mwdfx](?:\s[mwdfx]){{2}}\s?[)\]]|"
    rf"[(\[]\s?gn\s?\*?\s?[)\]]|"
    r"[(\[]\s?(?:all|any|alle|jedes|alle \w+)(?:\s(?:gender[s]?|geschlecht(?:er)?))?\s?[)\]]|"
    r"all genders?|alle geschlechter|geschlechtsneutral|jeden geschlechts|"
    r"(?<!\w)(?:m/w/divers|männlich[/ ,]+weiblich[/ ,]+divers|m, w, d|divers(?: willkommen)?(?=\)))",
    re.IGNORECASE,
)
# "(m/w)", "(m)", "(weiblich)": somebody is left out.
SOME: Final = re.compile(
    r"[(\[]\s?(?:[mwf]\s?[/|,_]\s?[mwf]|[mwf]|männlich|weiblich|m\.|w\.|männl\.|weibl\.)\s?[)\]]|"
    r"(?<![\w/(])(?:m\s?/\s?w|w\s?/\s?m)(?![\w/]|\s?/)",
    re.IGNORECASE,
)
# What may follow a name of an occupation to make it everybody's.
BOTH: Final = re.compile(
    r"\s?[:*_·'’]\s?in(?:nen)?(?!\w)|\s?/\s?-?\s?(?:in(?:nen)?|r|frau|mann|n)(?!\w)|\((?:in|"
    r"innen|r|n)\)|-in(?:nen)?(?!\w)|[:*_]r(?!\w)|\s(?:oder|und|bzw\.?)\s-\w+"
)
INNER: Final = re.compile(r"\w+[a-zäöüß](?:In|Innen)\b")
