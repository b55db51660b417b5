"""The texts people say yes or no to: one file for each version, language and purpose, never changed once it is there."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal.kernel.i18n import DEFAULT_LANGUAGE, PERSON_LANGUAGES, direction_of
from portal.proposals.words import ConsentPurpose

FOLDER = Path(__file__).parent / "consents"
VERSION = "Version: "
CURRENT = "2026-11-22"
LANGUAGES = tuple(PERSON_LANGUAGES)


@dataclass(frozen=True)
class TextBlock:
    """A heading, a paragraph or a list."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class ConsentText:
    """A consent text as it stands in its file; the hash is over the file's bytes."""

    version: str
    language: str
    sha256: str
    blocks: tuple[TextBlock, ...]

    @property
    def direction(self) -> str:
        """The direction in which it is written."""
        return direction_of(self.language)


@dataclass(frozen=True)
class Reading:
    """What somebody reads: the text that counts, and a translation beside it where nobody has reviewed that one."""

    text: ConsentText
    aid: ConsentText | None = None

    @property
    def mark(self) -> str:
        """The hashes of what was shown, as a form sends them back: the answer is to these texts and no others."""
        return ".".join(each.sha256 for each in (self.text, self.aid) if each)

    @property
    def language(self) -> str:
        """The language the person reads."""
        return (self.aid or self.text).language


def reading_of(purpose: ConsentPurpose, language: str, reviewed: Collection[str]) -> Reading:
    """Return what somebody reads who speaks a language; a text nobody has reviewed only explains the German one."""
    wanted = consent_text(purpose, language)
    if wanted.language == DEFAULT_LANGUAGE or wanted.language in reviewed:
        return Reading(wanted)
    return Reading(consent_text(purpose, DEFAULT_LANGUAGE), wanted)


@cache
def consent_text(purpose: ConsentPurpose, language: str) -> ConsentText:
    """Return today's text of a purpose in a language, or in the default language where there is none."""
    return _text_in(FOLDER / CURRENT / (language if language in LANGUAGES else DEFAULT_LANGUAGE), purpose)


def kept_text(purpose: ConsentPurpose, version: str, language: str, sha256: str) -> ConsentText | None:
    """Return the very text somebody answered to; None where its file is gone or another one."""
    known = next((each for each in FOLDER.glob("*/*") if (each.parent.name, each.name) == (version, language)), None)
    text = _text_in(known, purpose) if known is not None else None
    return text if text is not None and text.sha256 == sha256 else None


@cache
def _text_in(folder: Path, purpose: ConsentPurpose) -> ConsentText:
    content = (folder / f"{purpose.value}.md").read_bytes()
    head, _, body = content.decode().partition("\n\n")
    if head != VERSION + folder.parent.name:
        raise ValueError(f"the text {purpose.value} in {folder} names another version")
    blocks = tuple(_block(part) for part in body.strip().split("\n\n"))
    return ConsentText(folder.parent.name, folder.name, hashlib.sha256(content).hexdigest(), blocks)


def _block(part: str) -> TextBlock:
    lines = part.splitlines()
    if part.startswith("## "):
        return TextBlock("heading", (part.removeprefix("## ").strip(),))
    if part.startswith("- "):
        return TextBlock("list", tuple(line.removeprefix("- ").strip() for line in lines))
    return TextBlock("paragraph", (" ".join(lines),))
