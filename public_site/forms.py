"""Forms of the visitors' front: becoming a partner, asking for a call. Six questions each, no more."""

import re
from typing import Any

from wtforms.validators import ValidationError

from portal.companies.services import RegistrationDraft
from portal.companies.words import Interest
from portal.contacts.services import EnquiryDraft
from portal.contacts.words import CallLanguage, EnquiryTopic, TimeOfDay
from portal.kernel.forms import (
    ChoiceField,
    Form,
    LineField,
    MailField,
    ManyChoicesField,
    PhoneField,
    PostcodeField,
    QueryForm,
    TextField,
    choice_required,
    optional,
    required,
)
from portal.kernel.i18n import current_language
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.places import find_place

CALL_TOPICS = tuple(topic for topic in EnquiryTopic if topic is not EnquiryTopic.BARRIER)  # it has a form of its own
LONGEST_ADDRESS = 254  # RFC 5321, 4.5.3.1.3, less the angle brackets


class TrapForm(Form):
    """A form with a field that people neither see nor fill in; robots fill in everything."""

    homepage = LineField(_l("Please leave this empty"), [optional()])

    @property
    def is_trapped(self) -> bool:
        """Whether a robot sent this. It is thanked like everybody, and nothing is kept."""
        return bool(self.homepage.raw_data and self.homepage.raw_data[0])


class RegisterForm(TrapForm):
    """What a company tells us to become a partner."""

    company_name = LineField(_l("Name of the company"), [required(_l("Please enter the name of the company."))], longest=120)
    postcode = LineField(_l("Postcode or town"), [required(_l("Please enter the postcode or the town."))], longest=80)
    contact_name = LineField(_l("Your name"), [required(_l("Please enter your name."))], longest=120)
    email = MailField(_l("E-mail address"), [required(_l("Please enter your e-mail address."))], longest=LONGEST_ADDRESS)
    phone = PhoneField(_l("Phone number"), [required(_l("Please enter a number. We call once to get to know you."))])
    interests = ManyChoicesField(_l("What can you offer?"), Interest)

    def validate_postcode(self, field: LineField) -> None:
        """Accept any German postcode, and the names of places around the county."""
        if not _postcode_in(field.data or ""):
            raise ValidationError(_("We do not know this place. Please enter the five digits of the postcode."))

    def draft(self) -> RegistrationDraft:
        """Return the sign-up."""
        return RegistrationDraft(
            company_name=self.company_name.data or "",
            postcode=_postcode_in(self.postcode.data or ""),
            contact_name=self.contact_name.data or "",
            email=self.email.data or "",
            phone=self.phone.data or "",
            interests=tuple(self.interests.data or ()),
            language=current_language(),
        )


class ConfirmForm(Form):
    """The button behind a link in a letter: it shows first, and acts when pressed."""


class CallForm(TrapForm):
    """What we ask somebody who would rather talk."""

    name = LineField(_l("Your name"), [required(_l("Please enter your name."))], longest=120)
    phone = PhoneField(_l("Phone number"), [optional()])
    email = MailField(_l("E-mail address"), [optional()], longest=LONGEST_ADDRESS)
    topic = ChoiceField(_l("What is it about?"), CALL_TOPICS, [choice_required()])
    suits = ChoiceField(_l("When does a call suit you?"), TimeOfDay, [choice_required()])
    language = ChoiceField(_l("In which language?"), CallLanguage, [choice_required()])
    postcode = PostcodeField(_l("Postcode"), [optional()])

    def validate(self, extra_validators: Any = None) -> bool:
        """Demand one way to reach somebody: a number, or an address."""
        is_sound = bool(super().validate(extra_validators))
        if self.phone.data or self.email.data or self.phone.errors or self.email.errors:
            return is_sound
        self.phone.errors = [_("Please give us a number, or an e-mail address.")]
        return False

    @classmethod
    def in_our_language(cls) -> "CallForm":
        """Return the form with the language of the page, and any time of day."""
        is_english = current_language() == CallLanguage.ENGLISH.value
        return cls(suits=TimeOfDay.ANY, language=CallLanguage.ENGLISH if is_english else CallLanguage.GERMAN)

    def draft(self) -> EnquiryDraft:
        """Return the request."""
        return EnquiryDraft(
            name=self.name.data or "",
            phone=self.phone.data or "",
            email=self.email.data or None,
            topic=self.topic.data,
            suits=self.suits.data,
            language=self.language.data,
            postcode=self.postcode.data or None,
        )


class BarrierForm(TrapForm):
    """What somebody tells us about a barrier on this website; a name is not needed."""

    message = TextField(
        _l("What does not work for you?"), [required(_l("Please say in a few words what does not work."))], longest=2000
    )
    page = LineField(_l("On which page?"), [optional()], longest=300)
    name = LineField(_l("Your name"), [optional()], longest=120)
    email = MailField(_l("Your e-mail address"), [optional()], longest=LONGEST_ADDRESS)

    def draft(self) -> EnquiryDraft:
        """Return the report."""
        is_english = current_language() == CallLanguage.ENGLISH.value
        return EnquiryDraft(
            name=self.name.data or "",
            phone="",
            topic=EnquiryTopic.BARRIER,
            suits=TimeOfDay.ANY,
            language=CallLanguage.ENGLISH if is_english else CallLanguage.GERMAN,
            email=self.email.data or None,
            message="\n\n".join(filter(None, [self.message.data, self.page.data])),
        )


class AreaForm(QueryForm):
    """Whose advisor is asked for: by postcode, in the address."""

    postcode = PostcodeField(
        _l("Your postcode"), [required(_l("Please enter the five digits of the postcode, for example 04552."))]
    )


def _postcode_in(text: str) -> str:
    """Return the postcode somebody means; empty if there is none."""
    if re.fullmatch(r"\d{5}", text, re.ASCII):
        return text
    place = find_place(text)
    return place.postcode if place else ""
