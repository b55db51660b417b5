"""The texts people say yes or no to: one file for each purpose and language, with a version, unchangeable once used."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal.kernel.i18n import DEFAULT_LANGUAGE
from portal.proposals.words import ConsentPurpose

FOLDER = Path(__file__).parent / "consents"
VERSION = "Version: "
LANGUAGES = ("de", "en")


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


@cache
def consent_text(purpose: ConsentPurpose, language: str) -> ConsentText:
    """Return the text of a purpose in a language, or in the default language where there is none."""
    spoken = language if language in LANGUAGES else DEFAULT_LANGUAGE
    content = (FOLDER / spoken / f"{purpose.value}.md").read_bytes()
    head, _, body = content.decode().partition("\n\n")
    if not head.startswith(VERSION):
        raise ValueError(f"the text {purpose.value} in {spoken} names no version")
    blocks = tuple(_block(part) for part in body.strip().split("\n\n"))
    return ConsentText(head.removeprefix(VERSION).strip(), spoken, hashlib.sha256(content).hexdigest(), blocks)


def _block(part: str) -> TextBlock:
    lines = part.splitlines()
    if part.startswith("## "):
        return TextBlock("heading", (part.removeprefix("## ").strip(),))
    if part.startswith("- "):
        return TextBlock("list", tuple(line.removeprefix("- ").strip() for line in lines))
    return TextBlock("paragraph", (" ".join(lines),))
