"""How the demo tells a person: one line each, in codes; what is needed for all is worked out from the key."""

from dataclasses import dataclass

from portal.labour.words import Goal, OccupationField


@dataclass(frozen=True)
class Person:
    """An invented person.

    `tongues`: languages besides German, the mother tongue first. `past`: "KldB group:years:where" each.
    `german`: "level:source". `time`: "hours:part of the day:course", a part may be empty. `permit`: class, or empty if not
    asked yet. `extras`: B licence B, F forklift licence, S works in shifts; the small letter means "no".
    `can`: "competence:level" each.
    """

    key: str
    given: str | None
    family: str | None
    home: str
    advisor: str
    tongues: str
    goal: Goal
    field: OccupationField | None
    past: str = ""
    german: str = "a2:teacher"
    time: str = "30:morning:"
    permit: str = "a"
    extras: str = ""
    can: str = ""
    spellings: tuple[str, ...] = ()
    born: tuple[int, int, int] = (1990, 1, 1)
    came: int = 120
    country: str = ""
    title: str = ""
    notes: str | None = None
    phone_of: str | None = None
    has_mail: bool = True
    comes_of_age_in: int | None = None
    """So many days after the day of the demo the person turns 18; counts before `born`."""
