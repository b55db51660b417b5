"""The words of the agreement: one file for each version and language, never changed once it is there."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from portal.kernel.i18n import DEFAULT_LANGUAGE, PERSON_LANGUAGES, direction_of

FOLDER: Final = Path(__file__).parent / "texts"
CURRENT: Final = "2026-11-23"
LANGUAGES: Final = tuple(PERSON_LANGUAGES)


@dataclass(frozen=True)
class Text:
    """What a version of the agreement says in one language, under the names its template uses."""

    version: str
    language: str
    title: str
    headings: Mapping[str, str]
    labels: Mapping[str, str]
    basis: Mapping[str, str]
    sentences: Mapping[str, str]

    @property
    def direction(self) -> str:
        """The direction in which it is written."""
        return direction_of(self.language)


@cache
def text_of(version: str, language: str = DEFAULT_LANGUAGE) -> Text:
    """Return the words of a version in a language; in German where there are none."""
    known = language if language in LANGUAGES else DEFAULT_LANGUAGE
    return Text(version, known, **tomllib.loads((FOLDER / version / f"{known}.toml").read_text(encoding="utf-8")))
