"""The words of the certificate: one file for each language; the German one counts, the others help to read."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from portal.kernel.i18n import DEFAULT_LANGUAGE, PERSON_LANGUAGES, direction_of

FOLDER: Final = Path(__file__).parent / "texts"
LANGUAGES: Final = tuple(PERSON_LANGUAGES)


@dataclass(frozen=True)
class CertificateText:
    """What the certificate, and the page that leads to it, say in one language."""

    language: str
    title: str
    lead: str
    pdf: str
    copy: str
    without: str
    reading: str
    unreviewed: str
    labels: Mapping[str, str]
    strengths: Mapping[str, str]

    @property
    def direction(self) -> str:
        """The direction in which it is written."""
        return direction_of(self.language)

    def notes(self, reviewed: Collection[str]) -> tuple[str, ...]:
        """Return what stands above a copy: that the German one counts, and whether anybody has checked these words."""
        if self.language == DEFAULT_LANGUAGE:
            return ()
        return (self.reading,) if self.language in ("en", *reviewed) else (self.reading, self.unreviewed)


@cache
def certificate_text(language: str = DEFAULT_LANGUAGE) -> CertificateText:
    """Return the words in a language; in German where there are none."""
    known = language if language in LANGUAGES else DEFAULT_LANGUAGE
    return CertificateText(known, **tomllib.loads((FOLDER / f"{known}.toml").read_text(encoding="utf-8")))
