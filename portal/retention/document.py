"""All that is held about a person as a document to read: tagged, with labels in the person's language where there are some.

What has no word in that language is said in German. The content is that of the file (`holdings`); only what machines made for
themselves, beginnings of names as hashes, has nothing to read and stands in neither.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy import Date, Enum

from portal.candidates.telling import TELLING as CANDIDATE
from portal.internships.telling import TELLING as INTERNSHIP
from portal.kernel.access import Role
from portal.kernel.crypto import EncryptedDate
from portal.kernel.db import Entity
from portal.kernel.db.types import Moment
from portal.kernel.documents import render_pdf
from portal.kernel.errors import Sentence
from portal.kernel.i18n import current_language, direction_of
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.places import Region, WideRegion
from portal.labour.competences import competence
from portal.labour.languages import spoken_language
from portal.labour.occupations import occupation_group
from portal.labour.words import OccupationField
from portal.placements.telling import TELLING as PLACEMENT
from portal.proposals.receipts import told
from portal.proposals.telling import TELLING as PROPOSAL
from portal.retention.headings import HEADINGS
from portal.retention.holdings import Holdings
from portal.retention.labels import COLUMNS
from portal.retention.words import Looker
from portal.ui.filters import clock, day, moment

TEMPLATE: Final = "retention/documents/holdings.typ"
_TELLING: Final = CANDIDATE.with_acts_of(PROPOSAL).with_acts_of(INTERNSHIP).with_acts_of(PLACEMENT)
_ACTS: Final[Mapping[str, Any]] = {"candidate.viewed": _l("Looked at your record"), **_TELLING.titles}
_ROLES: Final[Mapping[str, Sentence]] = {
    Role.CANDIDATE.value: Looker.YOURSELF.label,
    Role.EMPLOYER.value: Looker.COMPANY.label,
    Role.ADVISOR.value: Looker.TEAM.label,
    Role.COORDINATOR.value: Looker.TEAM.label,
    "system": _l("The portal, by itself"),
}


def as_document(held: Holdings, *, on: date) -> bytes:
    """Return the document in the language that is spoken."""
    language = current_language()
    return render_pdf(
        TEMPLATE,
        {
            "title": _("All data about me"),
            "lang": language.partition("-")[0],
            "dir": direction_of(language),
            "date": on.isoformat(),
            "lead": f"{day(on)}. "
            + _(
                "This is everything that the KAI advice holds about you on this day. Where your language is missing, "
                "it says so in German. People of the team are not named."
            ),
            "chapters": list(_chapters(held)),
        },
    )


def _chapters(held: Holdings) -> Iterator[dict[str, object]]:
    for table, rows in held.items():
        lines = [facts for row in rows if (facts := _facts(table, row))]
        if lines:
            yield {"heading": str(HEADINGS.get(table, table)), "rows": lines}


def _facts(table: str, row: Mapping[str, Any]) -> list[dict[str, str]]:
    said = ((name, said_of(table, name, value)) for name, value in row.items())
    return [told(str(COLUMNS.get(name, name)), value) for name, value in said if value]


def said_of(table: str, name: str, value: Any) -> str:
    """Return what a reader makes of a value: the word for a code, a day as people write it, yes or no."""
    if value is None or value in ("", [], (), {}):
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, time):
        return clock(value)
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, (said_of(table, name, each) for each in value)))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {each}" for key, each in value.items())
    word = _word(table, name, str(value))
    return str(word) if word is not None else _dated(table, name, value)


def _dated(table: str, name: str, value: Any) -> str:
    column = Entity.metadata.tables[table].c.get(name)
    if column is not None and isinstance(column.type, Moment):
        return moment(datetime.fromisoformat(value))
    if column is not None and isinstance(column.type, Date | EncryptedDate):
        return day(date.fromisoformat(value))
    return str(value)


def _word(table: str, name: str, value: str) -> Any:
    """Return the word of a code, or None where it is no code that has one."""
    column = Entity.metadata.tables[table].c.get(name)
    if column is not None and isinstance(column.type, Enum) and column.type.enum_class:
        return getattr(column.type.enum_class(value), "label", value)
    if name in ("verb", "topic"):
        return _ACTS.get(value)
    if name == "by_role":
        return _ROLES.get(value)
    if name in ("was", "becomes", "reason"):
        return _TELLING.states.get(value) or _TELLING.reasons.get(value)
    looked_up = _LOOKED_UP.get(name)
    return getattr(looked_up(value), "label", None) if looked_up else None


def _known_work(code: str) -> Any:
    """Return the group of occupations, or the field of work: both stand among what is known for the search."""
    return occupation_group(code) or next((field for field in OccupationField if field.value == code), None)


_LOOKED_UP: Final[Mapping[str, Callable[[str], Any]]] = {
    "occupation_group": occupation_group,
    "known_work": _known_work,
    "code": competence,
    "known_competences": competence,
    "language": spoken_language,
    "contact_language": spoken_language,
    "other_languages": spoken_language,
    "region": lambda code: next((each for each in Region if each.value == code), None),
    "wide_region": lambda code: next((each for each in WideRegion if each.value == code), None),
}
