"""What the work asks of people, on one page of the company's desk and of the team's."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, url_for
from wtforms.fields import SelectChoice

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.forms import ChoiceField
from portal.kernel.forms.choices import ManyChoicesField
from portal.kernel.forms.kept import KeptForm
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web import Answer, Page
from portal.labour.competences import Competence, competence
from portal.labour.german import GermanMeter, GermanUse, german_uses, meter_for
from portal.labour.languages import SpokenLanguage
from portal.labour.occupations import OccupationGroup, occupation_group
from portal.labour.prerequisites import Prerequisite
from portal.labour.words import Licence, OccupationField
from portal.openings import policy
from portal.openings.helping import MeterShown, meter_shown
from portal.openings.queries import OpeningCard, OwnOpening
from portal.openings.services import OpeningDraft, WorkNeeds, draft_behind, note_needs
from portal.openings.web import advisor_desk, employer_desk
from portal.openings.web.editing import is_only_checked

OTHER_LANGUAGES = tuple(language for language in SpokenLanguage if language is not SpokenLanguage.GERMAN)


class NeedsForm(KeptForm):
    """Licences, competences, languages, German, papers, and for the team the group of occupations."""

    licences = ManyChoicesField(_l("What must the person be allowed to drive?"), Licence)
    competences = ManyChoicesField(_l("What should the person be able to do from the first day?"), Competence)
    language = ChoiceField(_l("Which language besides German does the work need?"), OTHER_LANGUAGES, empty=_l("none"))
    german_for = ManyChoicesField(_l("What is German needed for on the first days?"), GermanUse)
    prerequisites = ManyChoicesField(_l("What has to be there before the work begins?"), Prerequisite)
    group = ChoiceField(_l("Which kind of work is it?"), OccupationGroup, empty=_l("Please choose"))

    @classmethod
    def about(cls, card: OpeningCard, draft: OpeningDraft, *, for_team: bool) -> "NeedsForm":
        """Return the form filled with what is known; competences are offered of the field of work, then of all work."""
        form = cls(
            data={
                "licences": list(card.licences),
                "competences": list(card.asked_competences),
                "language": next(iter(card.languages), None),
                "group": card.occupation_group,
                "german_for": list(draft.german_for),
                "prerequisites": list(draft.prerequisites),
                "seen": draft.seen,
            }
        )
        form.competences.choices = list(_offered(card))
        form.group.choices = [form.group.choices[0], *_groups(card.field)]
        if not for_team:
            del form.group
        return form

    def needs(self, card: OpeningCard) -> WorkNeeds:
        """Return the answers; what the company is not asked stays as it was."""
        group = self.group.data if "group" in self else occupation_group(card.occupation_group or "")
        return WorkNeeds(
            licences=tuple(self.licences.data or ()),
            competences=tuple(self.competences.data or ()),
            languages=(self.language.data,) if self.language.data else (),
            german_for=tuple(self.german_for.data or ()),
            prerequisites=tuple(self.prerequisites.data or ()),
            group=group,
            seen=self.seen.data,
        )

    @property
    def meter(self) -> GermanMeter:
        """The German that the ticked uses take."""
        return meter_for(german_uses(str(getattr(each, "value", each)) for each in self.german_for.data or ()))


def _offered(card: OpeningCard) -> Iterator[SelectChoice]:
    asked = {competence(code) for code in card.asked_competences}
    offered = (each for each in Competence if each in asked or each.field in (None, card.field))
    return (SelectChoice(each.value, each.label) for each in sorted(offered, key=lambda each: each.field is None))


def _groups(field: OccupationField | None) -> list[SelectChoice]:
    """Return all groups, those of the opening's field first."""
    ordered = sorted(OccupationGroup, key=lambda each: each.field is not field)
    return [SelectChoice(each.value, each.label) for each in ordered]


@dataclass(frozen=True)
class NeedsPage(Page):
    """What the company says of its work."""

    template: ClassVar[str] = "openings/employer/needs.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    form: NeedsForm
    opening: OwnOpening

    @property
    def meter(self) -> MeterShown:
        """What the ticked uses take, in plain words."""
        return meter_shown(self.form.meter, self.opening.card.language_level)


@dataclass(frozen=True)
class StaffNeedsPage(Page):
    """What the team knows of the work."""

    template: ClassVar[str] = "openings/advisor/needs.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: NeedsForm
    opening: OwnOpening

    @property
    def meter(self) -> MeterShown:
        """What the ticked uses take, in plain words."""
        return meter_shown(self.form.meter, self.opening.card.language_level)


@employer_desk.desk.form("/<uuid:opening_id>/needs", access=policy.OWN)
def needs(actor: Actor, opening: OwnOpening) -> Answer:
    """Let the company say what the work asks of people."""
    form = _form(opening, for_team=False)
    if not is_only_checked() and form.validate_on_submit() and _kept(actor, opening, form):
        flash(_("Saved. Thank you: now we look for people even better."), "success")
        return redirect(url_for("employer_openings.show", opening_id=opening.card.id))
    return NeedsPage(form, opening)


@advisor_desk.desk.form("/<uuid:opening_id>/needs", access=policy.ANY)
def staff_needs(actor: Actor, opening: OwnOpening) -> Answer:
    """Let the team note what the work asks of people."""
    form = _form(opening, for_team=True)
    if not is_only_checked() and form.validate_on_submit() and _kept(actor, opening, form):
        flash(_("Saved."), "success")
        return redirect(url_for("advisor_openings.show", opening_id=opening.card.id))
    return StaffNeedsPage(form, opening)


def _form(opening: OwnOpening, *, for_team: bool) -> NeedsForm:
    with reading() as session:
        draft = draft_behind(session, opening.card.id)
    return NeedsForm.about(opening.card, draft, for_team=for_team)


def _kept(actor: Actor, opening: OwnOpening, form: NeedsForm) -> bool:
    try:
        with transaction() as session:
            note_needs(session, opening.card.id, form.needs(opening.card), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return False
    return True
