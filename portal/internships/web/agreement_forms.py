"""Forms of agreements."""

from datetime import date
from uuid import UUID

from portal.candidates.web.forms.wording import ReviewForm
from portal.internships.agreement.content import Terms
from portal.internships.agreement.hands import PaperDraft
from portal.internships.agreement.scans import MOST_BYTES
from portal.internships.agreement.words import KeyWay, Party
from portal.kernel.errors import RuleBroken
from portal.kernel.forms import (
    DayField,
    Form,
    LineField,
    ManyChoicesField,
    MoneyField,
    NumberField,
    TextField,
    UploadField,
    between,
    choice_required,
    optional,
    required,
)
from portal.kernel.i18n import lazy_gettext as _l

ADDRESS = _l("The law asks for the address of both sides.")
CODE = _l("Please enter the code. It stands at the end of the agreement.")
CODES = (KeyWay.EMAIL, KeyWay.SLIP)


class TermsForm(ReviewForm):
    """What the agreement says beside the plan."""

    goals = TextField(_l("What is to be learned"), [required(_l("Please write what the person is to learn."))], longest=1000)
    person_address = LineField(_l("Address of the person"), [required(ADDRESS)], longest=200)
    company_address = LineField(_l("Address of the company"), [required(ADDRESS)], longest=200)
    days_per_week = NumberField(_l("Days a week"), [required(_l("Please enter how many days a week.")), between(1, 6)])
    holiday_days = NumberField(_l("Holiday in working days"), [required(_l("Please enter a number; 0 is none.")), between(0, 60)])
    pay_per_month = MoneyField(_l("Pay per month in euros"), [optional(), between(0, 5000)])
    collective = LineField(_l("Collective or works agreements that apply"), [optional()], longest=300)

    def terms(self) -> Terms:
        """Return what was entered."""
        return Terms(
            goals=self.goals.data,
            person_address=self.person_address.data,
            company_address=self.company_address.data,
            days_per_week=self.days_per_week.data,
            holiday_days=self.holiday_days.data,
            pay_per_month=self.pay_per_month.data or None,
            collective=self.collective.data or None,
        )


class SignForm(Form):
    """The button under an agreement, and which document stood above it."""

    document = LineField(_l("Document"), [required()], longest=64)


class KeySignForm(Form):
    """The same for who comes by a link or a code; the eight digits where there are some."""

    digits = LineField(_l("The eight digits of your code"), [optional()], longest=40)
    document = LineField(_l("Document"), [optional()], longest=64)


class CodeForm(Form):
    """Who gets a code, and how."""

    who = LineField(_l("For whom"), [required()], longest=40)
    way = LineField(_l("How"), [required()], longest=10)

    def chosen(self) -> tuple[Party, UUID | None, KeyWay]:
        """Return the party, the member of the company if it is one, and the way."""
        who, way = self.who.data, next((each for each in CODES if each.value == self.way.data), None)
        if way is None:
            raise RuleBroken(_l("Please choose somebody who signs for themselves."))
        if who == Party.PERSON.value:
            return Party.PERSON, None, way
        try:
            return Party.COMPANY, UUID(who), way
        except ValueError:
            raise RuleBroken(_l("Please choose somebody who signs for themselves.")) from None


class PaperForm(Form):
    """A sheet that was signed by hand, with its scan."""

    parties = ManyChoicesField(_l("Who has signed on it?"), Party, [choice_required(_l("Please tick who signed on the sheet."))])
    company_signer = LineField(_l("Name of who signed for the company"), [optional()], longest=120)
    guardian = LineField(_l("Name of the legal guardian"), [optional()], longest=120)
    signed_on = DayField(_l("Signed on"), [required(_l("Please enter the day."))])
    scan = UploadField(_l("Scan or photo"), [required(_l("Please choose the scan or the photo."))], accept=".pdf,.jpg,.jpeg,.png")
    document = LineField(_l("Document"), [required()], longest=64)

    def draft(self) -> PaperDraft:
        """Return what was entered."""
        return PaperDraft(
            parties=tuple(self.parties.data or ()),
            signed_on=self.signed_on.data,
            scan=self.scan.content(MOST_BYTES),
            scan_name=getattr(self.scan.data, "filename", None) or "",
            seen=self.document.data,
            company_signer=self.company_signer.data or "",
            guardian=self.guardian.data or "",
        )

    @classmethod
    def of_today(cls, today: date) -> "PaperForm":
        """Return the form, with today as the day."""
        return cls(data={"signed_on": today})


class CheckForm(Form):
    """The code of an agreement, and perhaps a file to compare."""

    code = LineField(_l("Code for checking"), [required(CODE)], longest=40)
    file = UploadField(_l("The document as a file (PDF)"), [optional()], accept=".pdf")
