"""The certificate as a document: German, tagged, for the archive; and as a copy that helps to read."""

from collections.abc import Collection
from datetime import date
from typing import Final

from portal.internships.certificate.reading import Certificate
from portal.internships.certificate.texts import CertificateText, certificate_text
from portal.kernel.documents import render_pdf
from portal.kernel.i18n import DEFAULT_LANGUAGE, speaking
from portal.proposals.receipts import told
from portal.ui.filters import day

TEMPLATE: Final = "internships/documents/certificate.typ"


def certificate_pdf(certificate: Certificate, *, on: date, with_seen: bool = True) -> bytes:
    """Return the certificate as it is shown to others; without what the company saw, where the person likes it better."""
    return _rendered(certificate, certificate_text(), on=on, notes=(), with_seen=with_seen)


def certificate_copy(certificate: Certificate, language: str, reviewed: Collection[str], *, on: date) -> bytes:
    """Return a copy in the person's language, so that they know what they show."""
    text = certificate_text(language)
    return _rendered(certificate, text, on=on, notes=text.notes(reviewed), with_seen=True)


def _rendered(found: Certificate, text: CertificateText, *, on: date, notes: Collection[str], with_seen: bool) -> bytes:
    with speaking(text.language):
        first_day, last_day = day(found.first_day), day(found.last_day)
    with speaking(DEFAULT_LANGUAGE):
        field = str(found.field.label)
    labels = text.labels
    facts = (
        ("person", found.person_name),
        ("company", found.company_name),
        ("first_day", first_day),
        ("last_day", last_day),
        ("hours", str(found.hours_per_week)),
        ("field", field),
        ("issued_by", found.advice_name),
    )
    seen = [text.strengths[each.value] for each in found.strengths] if with_seen else []
    signers = (("company", found.company_name), ("issued_by", found.advice_name))
    return render_pdf(
        TEMPLATE,
        {
            "title": text.title,
            "lang": text.language.partition("-")[0],
            "dir": text.direction,
            "date": on.isoformat(),
            "notes": list(notes),
            "facts": [told(labels[key], value) for key, value in facts],
            "tasks": {"heading": labels["tasks"], "lines": [line for line in found.tasks.splitlines() if line.strip()]},
            "seen": {"heading": labels["seen"], "lines": seen},
            # Only the document itself is signed: a copy has no lines to sign on.
            "signers": [] if notes else [told(labels[key], value) for key, value in signers],
            "date_place": labels["date_place"],
        },
    )
