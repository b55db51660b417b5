"""What a rule of wording is: a pattern, the ground, what to write instead, and where it does not count."""

import re
from dataclasses import dataclass
from typing import Final

from portal.kernel.errors import Sentence
from portal.wording.words import Ground

CASELESS: Final = re.IGNORECASE

# Clauses that invite everybody ("… sind willkommen", "… spielt keine Rolle") are no risk, unless "only" stands in them.
OPEN: Final = re.compile(
    r"\bauch ohne\b(?! (?:akzent|dialekt))|willkommen|egal\b|keine rolle|unwichtig|nicht (?:so )?(?:nötig|notwendig|wichtig|"
    r"erforderlich|gefragt|verlangt|gebraucht|entscheidend)|"
    r"kein (?:problem|hindernis|muss)|unabhängig|ungeachtet|gleich welche|jede[nrs]? (?:alter|"
    r"herkunft|religion|geschlecht)|"
    r"\b(?:auch|gern auch|ebenso) (?:für )?(?:\w+ ){0,2}(?:geeignet|möglich)|gern(?:e)? "
    r"auch|auch (?:für|an)\b|\bauch (?=berufs|rentner|stud|schüler)|brauchen (?:wir|sie) "
    r"nicht|kein\w* \w+ (?:nötig|notwendig|erforderlich|voraussetzung)|erwünscht\w* "
    r"vielfalt|ohne (?:bewerbungs)?fotos?\b|"
    r"ohne (?:lichtbild|passbild)|kein\w* (?:bewerbungs|licht|pass)?(?:foto|bild)|verzichten|"
    r"freuen uns (?:\w+ )?über|bei gleicher eignung|"
    r"(?:jeden|jedes|aller|alle) (?:alters|geschlecht)|diversity|vielfalt|ob jung|jung "
    r"und alt|alt und jung",
    CASELESS,
)
ONLY: Final = re.compile(
    r"\b(?:nur|ausschließlich|lediglich|allein)\b|(?<!ist )(?<!sind )\bunerwünscht|zwecklos|"
    r"nicht erwünscht",
    CASELESS,
)

# People who are cared for, taught or served are not the ones who are looked for.
SERVED: Final = re.compile(
    r"betreu(?!ungs?-?kr[aä]ft|er\b|erin)|begleit(?!er\b|kraft|kräfte)|\bhelfen|\bhilf|unterstütz|\bberat|\bpfleg(?!e?r?(?:in)?-?(?:kr[aä]ft|hilf|fach|helf|personal|\b))|versorg|unterricht|ausgeben|"
    r"servier(?!er|kraft|kräfte)|bedien(?!ung)|behandel|beförder|förder|\bfahren|"
    r"\bzeig|erklär|verkauf\w*\b (?:an|von)|\bkochen für|essen für|angebote? für|zusammenarbeit|"
    r"arbeit(?:en|est)? mit|umgang mit|fotografier|\bgäste|kunden(?!-?(?:berat|betreu|dienst|service))",
    CASELESS,
)


@dataclass(frozen=True)
class Rule:
    """A pattern whose group "mark" (else all of it) is the finding; `unless` is looked for in its clause."""

    ground: Ground
    pattern: re.Pattern[str]
    advice: Sentence
    neutral: str | None = None
    unless: tuple[re.Pattern[str], ...] = ()
    is_open_to_all: bool = True
    """Whether a clause that invites everybody takes the risk away."""

    def holds_in(self, clause: str) -> bool:
        """Say whether what was found in this clause is a risk."""
        if self.is_open_to_all and OPEN.search(clause) and not ONLY.search(clause):
            return False
        return not any(pattern.search(clause) for pattern in self.unless)


def pattern(text: str) -> re.Pattern[str]:
    """Read a pattern without regard to capitals."""
    return re.compile(text, CASELESS)
