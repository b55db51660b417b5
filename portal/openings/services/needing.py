"""What the work of an opening asks of people: licences, competences, German, papers, and its group of occupations."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.audit import By, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce
from portal.kernel.versions import refuse_overtaken
from portal.labour.competences import Competence
from portal.labour.german import GermanUse
from portal.labour.languages import SpokenLanguage
from portal.labour.occupations import OccupationGroup
from portal.labour.prerequisites import Prerequisite
from portal.labour.words import Licence
from portal.openings.services.moving import locked
from portal.openings.services.writing import OPEN

MOST_COMPETENCES = 4
"""So many can be asked for: the more a place asks, the fewer people dare to come."""


@dataclass(frozen=True)
class WorkNeeds:
    """What is needed from the first day; `seen` is the version that the answers were given to."""

    licences: tuple[Licence, ...] = ()
    competences: tuple[Competence, ...] = ()
    group: OccupationGroup | None = None
    languages: tuple[SpokenLanguage, ...] = ()
    german_for: tuple[GermanUse, ...] = ()
    prerequisites: tuple[Prerequisite, ...] = ()
    seen: int | None = None


def note_needs(session: Session, opening_id: UUID, needs: WorkNeeds, *, by: By, at: datetime) -> None:
    """Keep what the work needs, in whatever state the opening is: it changes nothing of what was agreed on."""
    opening = locked(session, opening_id)
    refuse_overtaken(opening.version, needs.seen)
    if len(needs.competences) > MOST_COMPETENCES:
        raise RuleBroken(_l("Please choose at most four. What matters most?"), field="competences")
    if SpokenLanguage.GERMAN in needs.languages:
        raise RuleBroken(_l("German is asked for in the opening itself."), field="language")
    opening.licences = tuple(each.value for each in needs.licences)
    opening.asked_competences = tuple(each.value for each in needs.competences)
    opening.asked_languages = tuple(each.value for each in needs.languages)
    opening.german_for = tuple(each.value for each in needs.german_for)
    opening.prerequisites = tuple(each.value for each in needs.prerequisites)
    opening.occupation_group = needs.group.value if needs.group else None
    opening.changed_at = at
    record(session, "opening.needs_noted", opening.id, by=by, at=at)
    if opening.state in OPEN:
        announce(session, "opening.changed", opening.id, at=at)
