"""The words of the kit: one file for each language; German and English are complete, the others help."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from portal.kernel.i18n import DEFAULT_LANGUAGE, PERSON_LANGUAGES, direction_of

FOLDER: Final = Path(__file__).parent / "texts"
LANGUAGES: Final = tuple(PERSON_LANGUAGES)
COMPLETE: Final = (DEFAULT_LANGUAGE, "en")


@dataclass(frozen=True)
class KitText:
    """What the kit says in one language."""

    language: str
    title: str
    lead: str
    unreviewed: str
    pdf: str
    letter: str
    bring: tuple[str, ...]
    headings: Mapping[str, str]
    labels: Mapping[str, str]
    sentences: Mapping[str, str]
    signs: Mapping[str, tuple[str, str]]

    @property
    def direction(self) -> str:
        """The direction in which it is written."""
        return direction_of(self.language)

    def notes(self, reviewed: Collection[str]) -> tuple[str, ...]:
        """Return what stands above it: whether anybody has checked these words."""
        return () if self.language in (*COMPLETE, *reviewed) else (self.unreviewed,)


@cache
def kit_text(language: str = DEFAULT_LANGUAGE) -> KitText:
    """Return the words of the kit in a language; in German where there are none."""
    known = language if language in LANGUAGES else DEFAULT_LANGUAGE
    return KitText(known, **tomllib.loads((FOLDER / f"{known}.toml").read_text(encoding="utf-8")))
