"""The certificate of an internship, as the advisor prints it for the person."""

from portal.internships import policy
from portal.internships.certificate.reading import Certificate
from portal.internships.certificate.sheet import certificate_pdf
from portal.internships.web.advisor_desk import desk
from portal.internships.web.files import PDF, attachment
from portal.kernel.access import Actor
from portal.kernel.clock import today
from portal.kernel.web import Answer


@desk.page("/internships/<uuid:internship_id>/certificate", access=policy.CERTIFICATE_FOR_STAFF)
def certificate(_actor: Actor, found: Certificate) -> Answer:
    """Give the German certificate."""
    return attachment(certificate_pdf(found, on=today()), PDF, f"kai-{found.reference.lower()}-certificate.pdf")
