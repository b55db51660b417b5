"""Choosing what one company shall see. Also used where a proposal is made."""

from typing import Any, Self

from wtforms.fields import SelectChoice

from portal.candidates.drafts import ProfileChoice
from portal.candidates.queries import CandidateRecord, CrowdTold
from portal.candidates.words import ReleaseReason
from portal.kernel.forms import ChoiceField, Form, ManyChoicesField, TickField, optional
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.labour.competences import MOST_SHOWN, Competence
from portal.labour.languages import SpokenLanguage
from portal.labour.occupations import OccupationGroup
from portal.profiles.words import Trait


class ProfileChoiceForm(Form):
    """Up to six competences, one experience, and what the opening asks for. Which languages it asks for stands in the opening."""

    occupation_group = ChoiceField(_l("Experience to show"), OccupationGroup, [optional()], empty=_l("the longest one"))
    competences = ManyChoicesField(_l("Competences to show"), Competence, [optional()], description=_l("Six at most."))
    needs_licence_b = TickField(_l("The opening needs driving licence B"))
    needs_forklift_licence = TickField(_l("The opening needs a forklift licence"))
    needs_shifts = TickField(_l("The opening has shifts"))
    coarse = ManyChoicesField(_l("Say less"), Trait, [optional()])
    release_reason = ChoiceField(_l("Why does it go out like this?"), ReleaseReason, [optional()], empty=_l("Please choose"))

    @classmethod
    def about(cls, record: CandidateRecord, answers: Any = None) -> Self:
        """Offer what stands in the record; without answers the first six competences are ticked."""
        known = [row.competence for row in record.shareable_competences]
        form = cls(formdata=answers) if answers else cls(data={"competences": known[:MOST_SHOWN]})
        form.offer(record)
        return form

    def offer(self, record: CandidateRecord) -> None:
        """Offer what stands in the record, and nothing else."""
        self.competences.choices = [
            SelectChoice(row.competence.value, row.competence.label) for row in record.shareable_competences
        ]
        groups = dict.fromkeys(row.group for row in record.shareable_experiences)
        first = self.occupation_group.choices[0]
        self.occupation_group.choices = [first, *(SelectChoice(group.value, group.label) for group in groups)]

    def weigh(self, told: CrowdTold) -> None:
        """Offer only what can be said more coarsely here, with how many would fit then; ask for a reason where too few fit."""
        self.release_reason.flags.required = told.is_rare
        said = set(self.coarse.data or ())
        self.coarse.choices = [
            SelectChoice(trait.value, trait.label if trait in said else _then(trait, told.steps[trait]))
            for trait in Trait
            if trait in said or trait in told.steps
        ]

    def choice(self, *, is_reachable: bool | None = None, languages: tuple[SpokenLanguage, ...] = ()) -> ProfileChoice:
        """Return what was chosen; `languages` are those the opening asks for."""
        return ProfileChoice(
            competences=tuple(self.competences.data or ()),
            occupation_group=self.occupation_group.data,
            needs_licence_b=self.needs_licence_b.data,
            needs_forklift_licence=self.needs_forklift_licence.data,
            needs_shifts=self.needs_shifts.data,
            languages=languages,
            is_reachable=is_reachable,
            coarse=frozenset(self.coarse.data or ()),
            release_reason=self.release_reason.data,
        )


def _then(trait: Trait, size: int) -> str:
    return _("%(less)s (then %(size)s)", less=trait.label, size=size)
