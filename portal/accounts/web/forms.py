"""Forms about accounts and sites."""

import re

from wtforms.validators import ValidationError

from portal.accounts.queries import Colleague, OwnAccount, SiteRecord
from portal.accounts.services import AccountDraft, OwnDraft, SiteDraft, StaffDraft
from portal.accounts.words import Proofing, StaffRole
from portal.kernel.access import Role
from portal.kernel.forms import (
    Form,
    LineField,
    MailField,
    PhoneField,
    PostcodeField,
    RadioChoiceField,
    RecordField,
    SecretField,
    TextField,
    choice_required,
    optional,
    required,
)
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l

LONGEST_ADDRESS = 254  # RFC 5321, 4.5.3.1.3, less the angle brackets


class SignInForm(Form):
    """Address and password."""

    email = MailField(_l("E-mail"), [required(_l("Please enter your e-mail address."))], longest=LONGEST_ADDRESS)
    password = SecretField(_l("Password"), [required(_l("Please enter your password."))])


class ForgotForm(Form):
    """The address a new password is asked for."""

    email = MailField(_l("E-mail"), [required(_l("Please enter your e-mail address."))], longest=LONGEST_ADDRESS)


class NewPasswordForm(Form):
    """A password to be set."""

    password = SecretField(_l("New password"), [required(_l("Please choose a password."))])


class ChangePasswordForm(Form):
    """The present password, and the next one."""

    old_password = SecretField(_l("Present password"), [required(_l("Please enter your present password."))])
    password = SecretField(_l("New password"), [required(_l("Please choose a password."))])


class FactorForm(Form):
    """A code of the app, or one on paper."""

    code = LineField(_l("Your code"), [required(_l("Please enter the code."))], longest=60)


class SetUpForm(Form):
    """The first code of an app."""

    code = LineField(_l("Code from the app"), [required(_l("Please enter the six digits."))], longest=20)


class LostForm(Form):
    """Whose second key is lost, and how a coordinator made sure who they are."""

    email = MailField(_l("Their e-mail"), [required(_l("Please enter the e-mail address."))], longest=LONGEST_ADDRESS)
    proofing = RadioChoiceField(_l("How did you make sure?"), Proofing, [choice_required()])


class ProofForm(Form):
    """Who it is, asked once more; one of the two answers is enough."""

    proof_password = SecretField(_l("Password"))
    proof_code = LineField(_l("Code from the app"), [optional()], longest=60)


class OwnAccountForm(Form):
    """What people correct about themselves; the sentence about hours is asked of staff only."""

    name = LineField(_l("First and last name"), [required(_l("Please enter your name."))])
    phone = PhoneField(_l("Phone"), [optional()])
    reachable = LineField(_l("When companies reach you"), [optional()])

    @classmethod
    def about(cls, account: OwnAccount) -> "OwnAccountForm":
        """Take what is known, unless something was sent."""
        form = cls(obj=account)
        if account.role is Role.EMPLOYER:
            del form.reachable
        return form

    def draft(self) -> OwnDraft:
        """Return what was entered."""
        reachable = self.reachable.data or None if "reachable" in self else None
        return OwnDraft(self.name.data, self.phone.data or None, reachable)


class InviteForm(Form):
    """A colleague to be invited."""

    name = LineField(_l("First and last name"), [required(_l("Please enter the name."))])
    email = MailField(_l("E-mail"), [required(_l("Please enter the e-mail address."))], longest=LONGEST_ADDRESS)
    role = RadioChoiceField(_l("Role"), StaffRole, [choice_required()])
    site = RecordField(_l("Site"), [optional()], empty=_l("No site"))

    def draft(self) -> AccountDraft:
        """Return what was entered."""
        return AccountDraft(self.email.data, self.name.data, Role(self.role.data.value), site_id=self.site.data)


class ColleagueForm(Form):
    """What a coordinator corrects about a colleague."""

    name = LineField(_l("First and last name"), [required(_l("Please enter the name."))])
    phone = PhoneField(_l("Phone"), [optional()])
    site = RecordField(_l("Site"), [optional()], empty=_l("No site"))

    @classmethod
    def about(cls, person: Colleague) -> "ColleagueForm":
        """Take what is known, unless something was sent."""
        form = cls(data={"name": person.name, "phone": person.phone, "site": person.site_id})
        form.site.flags.required = person.role is StaffRole.ADVISOR
        return form

    def draft(self) -> StaffDraft:
        """Return what was entered."""
        return StaffDraft(self.name.data, self.phone.data or None, self.site.data)


class SiteForm(Form):
    """A site and the postcodes it looks after."""

    name = LineField(_l("Name"), [required(_l("Please enter a name, for example the town."))], longest=80)
    street = LineField(_l("Street and number"), [required(_l("Please enter street and number."))])
    postcode = PostcodeField(_l("Postcode"), [required(_l("Please enter the postcode."))])
    town = LineField(_l("Town"), [required(_l("Please enter the town."))])
    phone = PhoneField(_l("Phone"), [optional()])
    email = MailField(_l("E-mail"), [optional()], longest=LONGEST_ADDRESS)
    postcodes = TextField(_l("Postcodes this site looks after"), [optional()])

    @classmethod
    def about(cls, site: SiteRecord) -> "SiteForm":
        """Take what is known, unless something was sent."""
        known = {name: getattr(site, name) for name in ("name", "street", "postcode", "town", "phone", "email")}
        return cls(data={**known, "postcodes": "\n".join(site.postcodes)})

    def validate_postcodes(self, field: TextField) -> None:
        """Refuse what is no postcode, naming it."""
        for word in _words(field.data):
            if not re.fullmatch(r"[0-9]{5}", word):
                raise ValidationError(
                    _("“%(word)s” is no postcode. Please write five digits, for example 04552.", word=word[:20])
                )

    def draft(self) -> SiteDraft:
        """Return what was entered."""
        return SiteDraft(
            name=self.name.data,
            street=self.street.data,
            postcode=self.postcode.data,
            town=self.town.data,
            phone=self.phone.data or None,
            email=self.email.data or None,
            postcodes=tuple(_words(self.postcodes.data)),
        )


def _words(text: str | None) -> list[str]:
    return re.split(r"[\s,;]+", text.strip(" \n\t,;")) if text and text.strip(" \n\t,;") else []
