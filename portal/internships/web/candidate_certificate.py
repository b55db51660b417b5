"""The certificate of an internship as the person takes it along: German, with a copy to read in their language."""

from dataclasses import dataclass
from typing import ClassVar

from portal.internships import policy
from portal.internships.certificate.reading import Certificate
from portal.internships.certificate.sheet import certificate_copy, certificate_pdf
from portal.internships.certificate.texts import CertificateText, certificate_text
from portal.internships.web.files import PDF, attachment
from portal.kernel.access import Actor, Role
from portal.kernel.clock import today
from portal.kernel.i18n import DEFAULT_LANGUAGE, current_language
from portal.kernel.web import Answer, ContactCard, Desk, Page
from portal.proposals.web.contact import contact_for
from portal.proposals.web.reviewed import reviewed_languages

desk = Desk("candidate_certificates", __name__, audience=Role.CANDIDATE, url_prefix="/my/certificates")


@dataclass(frozen=True)
class CertificatePage(Page):
    """The ways to take it along; `text` in the language in which the person reads."""

    template: ClassVar[str] = "internships/candidate/certificate.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    certificate: Certificate
    text: CertificateText
    notes: tuple[str, ...]
    contact: ContactCard | None


@desk.page("/<uuid:internship_id>", access=policy.MY_CERTIFICATE)
def show(actor: Actor, certificate: Certificate) -> Answer:
    """Show what stands on the certificate, and give it in the ways the person may want it."""
    text = certificate_text(current_language())
    return CertificatePage(certificate, text, text.notes(reviewed_languages()), contact_for(actor))


@desk.page("/<uuid:internship_id>/document", access=policy.MY_CERTIFICATE)
def document(_actor: Actor, certificate: Certificate) -> Answer:
    """Give the German certificate."""
    return attachment(certificate_pdf(certificate, on=today()), PDF, "praktikum.pdf")


@desk.page("/<uuid:internship_id>/without", access=policy.MY_CERTIFICATE)
def without(_actor: Actor, certificate: Certificate) -> Answer:
    """Give the German certificate without what the company saw."""
    return attachment(certificate_pdf(certificate, on=today(), with_seen=False), PDF, "praktikum.pdf")


@desk.page("/<uuid:internship_id>/copy", access=policy.MY_CERTIFICATE)
def copy(_actor: Actor, certificate: Certificate) -> Answer:
    """Give a copy to read in the person's language."""
    language = current_language()
    found = certificate_copy(certificate, language, reviewed_languages(), on=today())
    name = "praktikum.pdf" if language == DEFAULT_LANGUAGE else f"praktikum-{language}.pdf"
    return attachment(found, PDF, name)
