"""Passwords: how they are kept, and which are good enough."""

import re
from dataclasses import dataclass
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l

SHORTEST, LONGEST = 12, 128
"""OWASP ASVS 5.0, 6.2.1 and 6.2.9; no rules about kinds of characters (6.2.5), nothing is cut off (6.2.8)."""
LEAST_SCORE = 3
"""Of zxcvbn's 0 to 4: more than 10^8 guesses (Wheeler, USENIX Security 2016)."""
MOST_JUDGED = 40
"""What is hard to guess by its beginning stays so; judging 128 characters of "4@8({[<" would take seconds."""
OWN_WORDS = (
    "kai",
    "kurs",
    "arbeit",
    "integration",
    "volkshochschule",
    "vhs",
    "landkreis",
    "leipzig",
    "borna",
    "praktikum",
    "portal",
)
"""Words that everyone here would try first (OWASP ASVS 5.0, 6.2.11)."""
LEAST_LEFT_OVER = 8
MOST_AT_ONCE = 2
"""Each hash holds 64 MiB; more at a time would let a crowd at the sign-in page empty the memory."""


@dataclass(frozen=True)
class Cost:
    """What one hash costs: memory in KiB, passes, lanes."""

    memory: int
    passes: int
    lanes: int


FULL_COST = Cost(memory=64 * 1024, passes=3, lanes=4)
"""Argon2id, second recommended option of RFC 9106, section 4."""


class Passwords:
    """Hashes passwords with argon2id, a few at a time."""

    def __init__(self, cost: Cost = FULL_COST) -> None:
        self._hasher = PasswordHasher(time_cost=cost.passes, memory_cost=cost.memory, parallelism=cost.lanes)
        self._places = BoundedSemaphore(MOST_AT_ONCE)
        self._nobodys = self._hasher.hash("nobody has this password")

    def hash(self, password: str) -> str:
        """Return what is kept instead of the password."""
        with self._places:
            return self._hasher.hash(password)

    def match(self, kept: str | None, password: str) -> bool:
        """Say whether the password is the one kept; without one, take the same time and say no."""
        with self._places:
            try:
                self._hasher.verify(kept or self._nobodys, password)
            except (VerificationError, InvalidHashError):
                return False
        return kept is not None

    def is_outdated(self, kept: str) -> bool:
        """Say whether the hash was made at another cost than today's."""
        return self._hasher.check_needs_rehash(kept)


_installed: list[Passwords] = []


def use_cost(cost: Cost) -> None:
    """Hash at this cost from now on (tests are in a hurry)."""
    _installed[:] = [Passwords(cost)]


def passwords() -> Passwords:
    """Return the one who hashes; made at the first question, for its own first hash takes time."""
    if not _installed:
        use_cost(FULL_COST)
    return _installed[0]


@dataclass(frozen=True)
class ChosenPassword:
    """A password that was found good enough, already hashed; only `choose` makes one."""

    kept: str


def choose(password: str, *about: str) -> ChosenPassword:
    """Refuse passwords that are short, endless, or easy to guess for who knows the person (`about`: name, address)."""
    if len(password) < SHORTEST:
        raise RuleBroken(_l("Please take at least 12 characters. A short sentence works well."), field="password")
    if len(password) > LONGEST:
        raise RuleBroken(_l("Please take at most 128 characters."), field="password")
    if _score(password, about) < LEAST_SCORE or _left_over(password, about) < LEAST_LEFT_OVER:
        raise RuleBroken(
            _l("This password is easy to guess. Please take a few words that have nothing to do with you or with KAI."),
            field="password",
        )
    return ChosenPassword(passwords().hash(password))


def _score(password: str, about: tuple[str, ...]) -> int:
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its lists of words take a while to load, and few choose a password

    return int(zxcvbn(password[:MOST_JUDGED], user_inputs=_known_words(about))["score"])


def _left_over(password: str, about: tuple[str, ...]) -> int:
    """Count what remains without the words everyone knows: zxcvbn adds them up and is too pleased."""
    rest = password.lower()
    for word in sorted(_known_words(about), key=len, reverse=True):
        rest = rest.replace(word, "")
    return len(rest)


def _known_words(about: tuple[str, ...]) -> list[str]:
    """Return our own words and those of the person, in small letters."""
    parts = [part for text in about for part in (text, *re.split(r"[\s@._+-]+", text))]
    return [word.lower() for word in (*OWN_WORDS, *parts) if len(word) >= 3]
