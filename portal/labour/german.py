"""What German is needed for at work, and which level of each skill that takes."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word
from portal.labour.words import LanguageLevel as L


class GermanUse(Word):
    """What German is needed for on the first days."""

    TEAM = "team", _l("understanding the team")
    SAFETY = "safety", _l("reading safety instructions")
    CUSTOMERS = "customers", _l("talking to customers or guests")
    PHONE = "phone", _l("speaking on the phone")
    READING = "reading", _l("reading lists, notes and labels")


class Skill(Word):
    """The four skills of a language."""

    LISTENING = "listening", _l("Listening")
    SPEAKING = "speaking", _l("Speaking")
    READING = "reading", _l("Reading")
    WRITING = "writing", _l("Writing")


# What each use takes at least. Judgement of the programme, along the descriptions of the European framework; November 2026.
_TAKES: dict[GermanUse, dict[Skill, L]] = {
    GermanUse.TEAM: {Skill.LISTENING: L.A2, Skill.SPEAKING: L.A1},
    GermanUse.SAFETY: {Skill.LISTENING: L.A2, Skill.READING: L.B1},
    GermanUse.CUSTOMERS: {Skill.LISTENING: L.B1, Skill.SPEAKING: L.B1},
    GermanUse.PHONE: {Skill.LISTENING: L.B1, Skill.SPEAKING: L.B1},
    GermanUse.READING: {Skill.READING: L.A2},
}


@dataclass(frozen=True)
class GermanMeter:
    """The level that each skill takes, and the highest of them: what is enough."""

    skills: tuple[tuple[Skill, L], ...]

    @property
    def level(self) -> L:
        """The level that is enough for everything."""
        return max((level for _skill, level in self.skills), key=lambda level: level.rank, default=L.NONE)


def meter_for(uses: Iterable[GermanUse]) -> GermanMeter:
    """Return what these uses take together; a skill that none of them needs has no minimum level."""
    chosen = tuple(uses)
    needed = {skill: [_TAKES[use].get(skill, L.NONE) for use in chosen] for skill in Skill}
    return GermanMeter(
        tuple((skill, max(levels, key=lambda level: level.rank, default=L.NONE)) for skill, levels in needed.items())
    )


def german_uses(codes: Iterable[str]) -> tuple[GermanUse, ...]:
    """Return the uses behind codes; unknown ones are left out."""
    known = frozenset(codes)
    return tuple(use for use in GermanUse if use.value in known)
