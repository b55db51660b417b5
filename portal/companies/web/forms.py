"""Forms about companies."""

from collections.abc import Iterable
from uuid import UUID

from portal.companies.queries import CompanyFilter, CompanyRecord, OwnCompany, SiteCard
from portal.companies.services import EntryDraft, FactsDraft, MemberDraft, SiteDraft, TrainingDraft
from portal.companies.words import CompanySource, CompanyState, Interest, ListScope, MemberRole, TrainingAuthorisation
from portal.kernel.forms import (
    ChoiceField,
    DayField,
    Form,
    LineField,
    ListForm,
    MailField,
    ManyChoicesField,
    PhoneField,
    PostcodeField,
    RadioChoiceField,
    RecordField,
    TextField,
    TickField,
    choice_required,
    optional,
    required,
)
from portal.kernel.i18n import current_language
from portal.kernel.i18n import lazy_gettext as _l

LONGEST_SEARCH = 100
HOW_MET = (CompanySource.PHONE, CompanySource.VISIT)


class FactsForm(Form):
    """What is written down about a company."""

    name = LineField(_l("Name of the company"), [required(_l("Please enter the name of the company."))])
    postcode = PostcodeField(_l("Postcode"), [required(_l("Please enter the postcode."))])
    contact_name = LineField(_l("Whom to ask for"))
    phone = PhoneField(_l("Phone"), [optional()])
    website = LineField(_l("Website"), description=_l("For example www.company.de"))
    registration_number = LineField(
        _l("Registration number"),
        description=_l("Commercial register, crafts register or employer number. You can add it later."),
    )
    insurer = LineField(
        _l("Accident insurer"), description=_l("The Berufsgenossenschaft. We need it before the first internship.")
    )
    insurance_number = LineField(_l("Membership number there"))

    @classmethod
    def of(cls, company: OwnCompany | CompanyRecord) -> "FactsForm":
        """Return the form filled with what is known."""
        return cls(obj=company)

    def draft(self) -> FactsDraft:
        """Return the facts."""
        return FactsDraft(
            name=self.name.data,
            postcode=self.postcode.data,
            contact_name=self.contact_name.data or None,
            phone=self.phone.data or None,
            website=self.website.data or None,
            registration_number=self.registration_number.data or None,
            insurer=self.insurer.data or None,
            insurance_number=self.insurance_number.data or None,
        )


class SiteForm(Form):
    """A place where a company works."""

    name = LineField(_l("What you call this site"), [required(_l("Please give the site a name, for example “Bakery Grimma”."))])
    street = LineField(_l("Street and number"))
    postcode = PostcodeField(_l("Postcode"), [required(_l("Please enter the postcode."))])
    town = LineField(_l("Town"), description=_l("You can leave this out: the postcode tells us."))
    way = TextField(
        _l("How do people get there without a car?"), description=_l("For example: bus 620, ten minutes on foot."), longest=400
    )

    @classmethod
    def of(cls, site: SiteCard) -> "SiteForm":
        """Return the form filled with what is known."""
        return cls(obj=site)

    def draft(self) -> SiteDraft:
        """Return the site."""
        return SiteDraft(
            name=self.name.data,
            postcode=self.postcode.data,
            street=self.street.data or None,
            town=self.town.data or None,
            way=self.way.data or None,
        )


class MemberForm(Form):
    """A colleague to be invited."""

    name = LineField(_l("Name"), [required(_l("Please enter the name."))])
    email = MailField(_l("E-mail address"), [required(_l("Please enter the e-mail address. The invitation goes there."))])
    role = RadioChoiceField(_l("What this person may do"), MemberRole, [choice_required()], default=MemberRole.MEMBER)

    def draft(self) -> MemberDraft:
        """Return the colleague; the invitation is written in the language of this page."""
        return MemberDraft(self.name.data, self.email.data, self.role.data, current_language())


class EntryForm(Form):
    """A company entered by an advisor after a call or a visit."""

    source = RadioChoiceField(_l("How did you speak with the company?"), HOW_MET, [choice_required(_l("Please choose one."))])
    name = LineField(_l("Name of the company"), [required(_l("Please enter the name of the company."))])
    postcode = PostcodeField(_l("Postcode"), [required(_l("Please enter the postcode."))])
    contact_name = LineField(_l("Whom to ask for"), [required(_l("Please enter a name."))])
    phone = PhoneField(_l("Phone"), [required(_l("Please enter a phone number."))])
    email = MailField(
        _l("E-mail address"), [optional()], description=_l("With it the person gets an invitation at once. It can follow later.")
    )
    interests = ManyChoicesField(_l("What can the company offer?"), Interest)

    def draft(self) -> EntryDraft:
        """Return what was noted."""
        return EntryDraft(
            name=self.name.data,
            postcode=self.postcode.data,
            contact_name=self.contact_name.data,
            phone=self.phone.data,
            source=self.source.data,
            email=self.email.data or None,
            interests=tuple(self.interests.data or ()),
        )


class VisitForm(Form):
    """The tick after a call or a visit."""

    how = RadioChoiceField(_l("How did you get to know the company?"), HOW_MET, [choice_required(_l("Please choose one."))])


class TrainingForm(Form):
    """What the chamber says about training apprentices."""

    training = ChoiceField(_l("Training authorisation"), TrainingAuthorisation, [choice_required()])
    confirmed_on = DayField(_l("Confirmed on"), [optional()])

    def draft(self) -> TrainingDraft:
        """Return what the chamber says."""
        return TrainingDraft(self.training.data, self.confirmed_on.data)


class AdvisorForm(Form):
    """Another contact person for a company."""

    advisor = RecordField(_l("Contact person"), [choice_required()])

    @classmethod
    def among(cls, advisors: Iterable[tuple[UUID, str]], current: UUID | None = None) -> "AdvisorForm":
        """Return the form that offers these advisors."""
        form = cls(data={"advisor": current})
        form.advisor.offer(advisors)
        return form


class RejectForm(Form):
    """The reason for turning a company down."""

    reason = TextField(
        _l("Reason"),
        [required(_l("Please give the reason. The company reads it."))],
        description=_l("The company reads this word by word."),
        longest=1000,
    )


class LeaveForm(Form):
    """The last question before a company leaves."""

    is_sure = TickField(
        _l("Yes, delete everything held about our company and our team."),
        [choice_required(_l("Please tick the box if you really want to leave."))],
    )


class FilterForm(ListForm):
    """What the list of companies shows."""

    open_answers = {"whose": ListScope.ALL.value}

    text = LineField(_l("Name or postcode"), longest=LONGEST_SEARCH)
    whose = ChoiceField(_l("Whose"), ListScope)
    state = ChoiceField(_l("State"), CompanyState, empty=_l("All states"))
    site = RecordField(_l("KAI site"), empty=_l("All sites"))

    def wanted(self, after: UUID | None) -> CompanyFilter:
        """Return what to look for; what cannot be read counts as not asked."""
        return CompanyFilter(
            is_mine=self.sound("whose") is ListScope.MINE,
            state=self.sound("state"),
            text=self.sound("text") or "",
            after=after,
            site_id=self.sound("site"),
        )
