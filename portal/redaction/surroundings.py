"""What stands around a word and shows whether it is used as a name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from portal.redaction.lexicon import TITLES

DETERMINERS: Final = frozenset(
    re.findall(
        r"\S+",
        """
    der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner jeder jede jedes jeden jedem
    dieser diese dieses diesen diesem im am beim zum zur vom ins ans aufs als viel viele alle mehr the a an this that every
    no as gelernter gelernte erfahrener guter gute alter junger junge neuer neue ist wird werden pro je ab bis seit ende
    anfang mitte
""",
    )
)
MASS_NOUNS: Final = frozenset(
    re.findall(
        r"\S+",
        """
    frost schnee regen sturm nebel wind hagel eis feuer licht luft wasser sonne sommer winter herbst frühling lenz januar märz april
    mai juni juli august holz stein sand kies kalk ton lehm erde heu stroh laub gras klee mohn gold silber eisen kupfer stahl blei
    zinn messing marmor brot mehl salz zucker pfeffer honig speck wein bier korn reis kraut kohl leder wolle seide kraft mut ernst
    freude fleiß eifer ruhe rast halt lob dank not gut glück geduld land feld wald berg stock
""",
    )
)
"""Words that stand without an article: after "bei" or "mit" they are no names."""
_LEADING: Final = frozenset(
    re.findall(
        r"\S+",
        """
    mit von bei für an zu ohne durch neben laut wie dass weil wenn ob dank gegen über auf um with from by to for about of
    because says said ist namens heißt named called
""",
    )
)
_VERBS: Final = frozenset(
    re.findall(
        r"\S+",
        """
    ist war hat hatte wird wurde kann konnte muss musste soll sollte will wollte darf durfte mag möchte arbeitet arbeitete
    kommt kam geht ging spricht sprach sagt sagte meint meinte lernt lernte sucht suchte hilft half macht machte zeigt
    zeigte kocht kochte putzt putzte fährt fuhr versteht verstand kennt kannte wohnt wohnte lebt lebte besucht besuchte
    beginnt begann bringt brachte braucht brauchte freut interessiert wünscht hofft bittet bat fragt fragte ruft rief
    schreibt schrieb liest las bekommt bekam findet fand bleibt blieb nimmt nahm gibt gab hört steht stand leitet leitete
    betreut betreute unterstützt unterstützte begleitet begleitete übernimmt is was has had can could will would works
    worked speaks spoke likes wants wanted needs said says comes came goes went learns lives knows helped helps und and
""",
    )
)
_AUXILIARIES: Final = frozenset(
    re.findall(
        r"\S+",
        """
    und and
""",
    )
)
NOT_A_PERSON: Final = frozenset(
    re.findall(
        r"\S+",
        """
    klasse führerschein führerscheinklasse team gruppe stufe niveau halle raum vitamin plan modul teil typ größe kategorie
    zimmer tor linie licence license class level group block gate room type
""",
    )
)
_ENDS: Final = re.compile(r"[.!?:;•\n]\s*[\"'„“»(]?\s*$|^\s*[\"'„“»(]?\s*$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text with its place."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter, or its script has none."""
        return not self.text[0].islower()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All words of a text; answers questions about one of them by its number."""

    plain: str
    words: Sequence[Token]

    def before(self, index: int) -> Token | None:
        """Return the word before, if it stands close by."""
        if index == 0:
            return None
        found, here = self.words[index - 1], self.words[index]
        return found if here.start - found.end <= 3 else None

    def after(self, index: int) -> Token | None:
        """Return the word after, if it stands close by."""
        if index + 1 >= len(self.words):
            return None
        here, found = self.words[index], self.words[index + 1]
        return found if found.start - here.end <= 3 else None

    def begins_sentence(self, index: int) -> bool:
        """Say whether a capital letter here may only be that of a sentence."""
        start = self.words[index].start
        return _ENDS.search(self.plain[max(0, start - 6) : start]) is not None and (
            start < 6 or _ENDS.search(self.plain[start - 6 : start]) is not None
        )

    def has_title(self, index: int) -> bool:
        """Say whether Frau, Herr, Dr. … stands before."""
        found = self.before(index)
        return found is not None and found.lower in TITLES

    def is_behind_article(self, index: int) -> bool:
        """Say whether an article or a number makes a thing of this word: "der Müller", "eine Jasmin"."""
        before = self.before(index)
        return (before is not None and before.lower in DETERMINERS and not self.has_title(index)) or self._counts(index)

    def is_used_as_name(self, index: int, *, is_own: bool) -> bool:
        """Say whether an ordinary word is a name here: "mit Rose gesprochen", but not "die Rose"."""
        word, before, after = self.words[index], self.before(index), self.after(index)
        if not word.is_capital:
            return False
        if self.has_title(index):
            return True
        if len(word.text) == 1:
            return is_own and self._is_single_name(index)
        follows = after is not None and after.lower in _VERBS and not after.is_capital
        if self.begins_sentence(index) or before is None:
            return follows and (after is None or after.lower not in _AUXILIARIES)
        if before.lower in DETERMINERS or self._counts(index) or (not is_own and word.lower in MASS_NOUNS):
            return False
        return is_own or before.lower in _LEADING or (follows and not before.is_capital)

    def _is_single_name(self, index: int) -> bool:
        word, before, after = self.words[index], self.before(index), self.after(index)
        around = self.plain[max(0, word.start - 1) : word.start] + self.plain[word.end : word.end + 1]
        if re.search(r"[\d/&+.'-]", around) or (before is not None and before.lower in NOT_A_PERSON):
            return False
        if word.lower in "ai" and self.begins_sentence(index):
            return after is not None and after.lower in _VERBS and word.lower != "i"
        return word.lower != "i" and (after is None or after.lower in _VERBS or not self.begins_sentence(index))

    def _counts(self, index: int) -> bool:
        word = self.words[index]
        return re.search(r"\d[.\s]*$", self.plain[max(0, word.start - 4) : word.start]) is not None or (
            re.match(r"\s*\d", self.plain[word.end : word.end + 3]) is not None
        )
