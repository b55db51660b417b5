"""Forms about people."""

from portal.candidates.web.forms.choosing import ProfileChoiceForm
from portal.candidates.web.forms.describing import CompetenceForm, CourseForm, ExperienceForm, LevelForm
from portal.candidates.web.forms.listing import FilterForm, HandOverForm, NameForm
from portal.candidates.web.forms.sections import ContactForm, InternalForm, PermitForm, SearchForm, WhoForm

__all__ = [
    "CompetenceForm",
    "ContactForm",
    "CourseForm",
    "ExperienceForm",
    "FilterForm",
    "HandOverForm",
    "InternalForm",
    "LevelForm",
    "NameForm",
    "PermitForm",
    "ProfileChoiceForm",
    "SearchForm",
    "WhoForm",
]
