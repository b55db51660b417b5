"""Words that speak of origin, belief, health, family; what stands around names, and names that are the same in two languages."""

import re
from typing import Final

from portal.redaction.lexicon.equal_names import EQUAL_NAMES

TITLES: Final = frozenset(
    re.findall(
        r"\S+",
        """
    frau herr herrn hr fr dr doktor prof mr mrs ms miss sir madam ing dipl med schwester pfleger kollege kollegin kollegen
""",
    )
)
PARTICLES: Final = frozenset(
    re.findall(
        r"\S+",
        """
    al el ad as ash an ar at az abu abou ibn bin ben bint umm um van von vom zu zum zur de da do dos del della la le di der
    den ter ten of y e und thi
""",
    )
)

__all__ = ["EQUAL_NAMES", "PARTICLES", "TITLES"]
