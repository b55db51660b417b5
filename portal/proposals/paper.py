"""The sheet an advisor takes along: the text, two boxes and a line to sign, for an answer on paper.

It carries company and place where a proposal is known, and lines to write on where it is not. It never carries a name: the
person writes theirs, and the number of the sheet stands in the record.
"""

from dataclasses import dataclass
from datetime import date

from portal.kernel.documents import render_pdf
from portal.kernel.i18n import direction_of, speaking
from portal.kernel.i18n import gettext as _
from portal.proposals.receipts import printed, told
from portal.proposals.texts import Reading
from portal.proposals.words import ConsentPurpose

TEMPLATE = "proposals/documents/sheet.typ"


@dataclass(frozen=True)
class Occasion:
    """What the person is asked about: the code of the proposal, the company, the place. All empty: lines to write on."""

    reference: str = ""
    company_name: str = ""
    opening_title: str = ""


def consent_sheet(reading: Reading, purpose: ConsentPurpose, occasion: Occasion, *, on: date) -> bytes:
    """Return the sheet in the language the person reads, with the German text beside a translation nobody has reviewed."""
    with speaking(reading.language):
        return render_pdf(TEMPLATE, _document(reading, purpose, occasion, on))


def _document(reading: Reading, purpose: ConsentPurpose, occasion: Occasion, on: date) -> dict[str, object]:
    asked = _("To know my name") if purpose is ConsentPurpose.KNOW else _("To see my profile without my name")
    texts = [printed(_("Text"), reading.text)]
    if reading.aid is not None:
        texts.insert(0, printed(_("Translation, to help you read. Nobody has checked it yet."), reading.aid))
    known = ((_("Code"), occasion.reference), (_("Company"), occasion.company_name), (_("Place"), occasion.opening_title))
    written = (_("When?"), _("Somebody interpreted"), _("Number of the paper"), _("Signature"))
    return {
        "title": _("Your answer"),
        "lang": reading.language.partition("-")[0],
        "dir": direction_of(reading.language),
        "date": on.isoformat(),
        "lead": _("You can take a yes back at any time, on your page or with your advisor. You need no reason."),
        "facts": [told(_("What was asked?"), asked), *(told(term, value) for term, value in known)],
        "texts": texts,
        "answers": [_("Yes"), _("No")],
        "written": list(written),
        "versions": reading.mark.split("."),
    }
