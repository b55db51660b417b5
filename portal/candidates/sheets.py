"""The sheet with a personal link as a code that phones read, for people who have no e-mail but a camera."""

from datetime import date
from io import BytesIO

import segno

from portal.kernel.documents import render_pdf
from portal.kernel.i18n import PERSON_LANGUAGES, direction_of, gettext, speaking
from portal.kernel.i18n import gettext as _
from portal.ui.filters import day

TEMPLATE = "candidates/documents/link.typ"
OPEN = "Open my page"  # in every language, as at the door


def link_sheet(address: str, *, made_on: date, until: date) -> bytes:
    """Return the sheet as PDF: the code, the address, what to do in every language, and no name."""
    return render_pdf(
        TEMPLATE,
        {
            "title": _("Your personal page"),
            "lang": "de",
            "date": made_on.isoformat(),
            "lead": _("Scan the code with the camera of your phone. The sheet is only for you. Please do not pass it on."),
            "alt": _("The address of the page as a code to scan"),
            "qr": code_for(address),
            "address": address,
            "until": _("It works until %(day)s.", day=day(until)),
            "doors": [_door(code) for code in PERSON_LANGUAGES],
        },
    )


def code_for(address: str) -> str:
    """Return the code as a drawing; a fifth of it may be covered or torn."""
    drawn = BytesIO()
    segno.make(address, error="q", micro=False).save(drawn, kind="svg", scale=4, border=4, light="white", xmldecl=False)
    return drawn.getvalue().decode()


def _door(code: str) -> dict[str, str]:
    with speaking(code):
        sentence = gettext(OPEN)
    return {"name": PERSON_LANGUAGES[code], "lang": code.partition("-")[0], "dir": direction_of(code), "sentence": sentence}
