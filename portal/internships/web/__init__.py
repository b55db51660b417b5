"""Desks of internships."""

from portal.internships.web import (
    advisor,
    advisor_agreement,
    candidate_agreement,
    candidate_certificate,
    candidate_kit,
    coordinator,
    employer,
    employer_agreement,
    employer_kit,
    public_assessing,
    public_checking,
    public_signing,
)

DESKS = (
    advisor.desk,
    employer.desk,
    coordinator.desk,
    advisor_agreement.desk,
    employer_agreement.desk,
    candidate_agreement.desk,
    employer_kit.desk,
    candidate_certificate.desk,
    candidate_kit.desk,
    public_checking.desk,
    public_signing.desk,
    public_assessing.desk,
    public_assessing.person_desk,
)
