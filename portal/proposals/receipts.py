"""The receipt of an answer: what was asked, what the person said, and the very text, as a document they can keep.

It is made anew each time from the row and the kept text, and is the same bytes each time. It names nobody: the phone or the
sheet may be seen by others, and the code of the proposal is enough to find it again.
"""

import re
from collections.abc import Iterator

from portal.kernel.clock import local_day
from portal.kernel.documents import render_pdf
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import PERSON_LANGUAGES, direction_of, speaking
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.proposals.queries import OwnConsent
from portal.proposals.texts import ConsentText, kept_text
from portal.proposals.words import ConsentState
from portal.ui.filters import day, moment

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
TEMPLATE = "proposals/documents/receipt.typ"


def receipt(consent: OwnConsent) -> bytes:
    """Return the receipt in the language the person read."""
    text = kept_text(consent.purpose, consent.text_version, consent.text_language, consent.text_sha256)
    if text is None:
        raise RuleBroken(_l("The text of this answer is not kept here. Please ask your advisor."))
    aid = None
    if consent.aid_language and consent.aid_sha256:
        aid = kept_text(consent.purpose, consent.text_version, consent.aid_language, consent.aid_sha256)
    with speaking((aid or text).language):
        return render_pdf(TEMPLATE, _document(consent, text, aid))


def _document(consent: OwnConsent, text: ConsentText, aid: ConsentText | None) -> dict[str, object]:
    language = (aid or text).language
    texts = [printed(_("The text you answered to"), text)]
    if aid is not None:
        texts.insert(0, printed(_("Translation, to help you read. Nobody has checked it yet."), aid))
    return {
        "title": _("Receipt of your answer"),
        "lang": language.partition("-")[0],
        "dir": direction_of(language),
        "date": local_day(consent.answered_at or consent.asked_at).isoformat(),
        "lead": _("You can take a yes back at any time, on your page or with your advisor. You need no reason."),
        "facts": [told(str(term), str(value)) for term, value in _facts(consent, aid) if value],
        "texts": texts,
    }


def _facts(consent: OwnConsent, aid: ConsentText | None) -> Iterator[tuple[str, object]]:
    yield _("Code"), consent.reference
    yield _("Company"), consent.company_name
    yield _("Place"), consent.opening_title
    yield _("What was asked?"), _("To know my name") if consent.is_for_name else _("To see my profile without my name")
    yield _("Your answer"), _("No") if consent.state is ConsentState.REFUSED else _("Yes")
    yield _("When?"), moment(consent.answered_at) if consent.answered_at else ""
    yield _("Valid until"), day(consent.expires_on) if consent.expires_on else ""
    yield _("Taken back"), moment(consent.withdrawn_at) if consent.withdrawn_at else ""
    yield _("How?"), consent.channel.label if consent.channel else ""
    yield _("Number of the paper"), consent.paper_number or ""
    yield _("Somebody interpreted"), _("Yes") if consent.interpreter_helped else ""
    yield _("Who explained the German text to you?"), consent.explained_by.label if aid and consent.explained_by else ""
    yield _("Text"), f"{consent.text_version}, {PERSON_LANGUAGES.get(consent.text_language, consent.text_language)}"
    yield "SHA-256", consent.text_sha256
    if aid is not None:
        yield "SHA-256 " + PERSON_LANGUAGES[aid.language], aid.sha256


def told(label: str, value: str) -> dict[str, str]:
    """Return a line of a document, with the direction of its value."""
    return {"label": label, "value": value, "dir": "rtl" if RIGHT_TO_LEFT.search(value) else "ltr"}


def printed(heading: str, text: ConsentText) -> dict[str, object]:
    """Return a consent text under its heading, for a document."""
    blocks = [{"kind": block.kind, "lines": list(block.lines)} for block in text.blocks]
    return {"heading": heading, "lang": text.language.partition("-")[0], "dir": text.direction, "blocks": blocks}
