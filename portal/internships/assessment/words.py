"""Words of an assessment: what a company is asked about, what a person says, and on which days both are asked."""

from typing import Final

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word
from portal.labour.competences import Competence

ASKED_ABOUT: Final = (
    Competence.PUNCTUALITY,
    Competence.TEAM,
    Competence.INSTRUCTIONS,
    Competence.ASKING,
    Competence.LEARNING,
)
"""What shows in every trade within four weeks; each is a column of its name."""
ASK_AFTER: Final = (0, 3, 10)
"""Days after the last day of the internship on which both are asked."""


class LanguageAtWork(Word):
    """Whether the German was enough for this work."""

    ENOUGH = "enough", _l("German was enough for the work")
    WITH_HELP = "with_help", _l("It worked with some help")
    HARD = "hard", _l("It was often hard")


class WouldHire(Word):
    """Whether the company would employ the person."""

    YES = "yes", _l("Yes, we would employ the person")
    PERHAPS = "perhaps", _l("Perhaps, under other conditions")
    NO = "no", _l("No, not for this work")


class OwnView(Word):
    """How the internship was for the person."""

    GOOD = "good", _l("It was good")
    SO_SO = "so_so", _l("It was so-so")
    BAD = "bad", _l("It was not good")


class Verdict(Word):
    """What the person says to the company's assessment."""

    SAME = "same", _l("I see it the same way")
    DIFFERENT = "different", _l("I see it differently")
