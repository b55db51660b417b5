"""Forms of an assessment."""

from portal.internships.assessment.answering import CompanyDraft
from portal.internships.assessment.words import ASKED_ABOUT, LanguageAtWork, OwnView, Verdict, WouldHire
from portal.kernel.forms import ChoiceField, Form, RadioChoiceField, TextField, choice_required, optional
from portal.kernel.i18n import lazy_gettext as _l
from portal.labour.competences import Competence
from portal.labour.words import CompetenceLevel

CHOOSE = _l("Please choose one of the answers offered.")
NOT_SEEN = _l("Could not see it")


def _seen(competence: Competence) -> ChoiceField:
    return ChoiceField(competence.label, CompetenceLevel, [optional()], empty=NOT_SEEN)


class AssessmentForm(Form):
    """What the company saw in these weeks."""

    would_hire = RadioChoiceField(_l("Would you employ the person?"), WouldHire, [choice_required()])
    language_at_work = RadioChoiceField(_l("How was the German at work?"), LanguageAtWork, [choice_required()])
    punctuality = _seen(Competence.PUNCTUALITY)
    team = _seen(Competence.TEAM)
    instructions = _seen(Competence.INSTRUCTIONS)
    asking = _seen(Competence.ASKING)
    learning = _seen(Competence.LEARNING)

    def draft(self) -> CompanyDraft:
        """Return what was answered."""
        levels = {each: self[each.value].data for each in ASKED_ABOUT if self[each.value].data}
        return CompanyDraft(self.language_at_work.data, self.would_hire.data, levels)


class OwnViewForm(Form):
    """How it was: one tap."""

    view = RadioChoiceField(_l("How was your internship?"), OwnView, [choice_required(CHOOSE)])


class VerdictForm(Form):
    """Whether the person sees it as the company does; in their own words, in any language."""

    verdict = RadioChoiceField(_l("Your answer"), Verdict, [choice_required(CHOOSE)])
    own_words = TextField(_l("What do you see differently?"), [optional()], longest=1000)
