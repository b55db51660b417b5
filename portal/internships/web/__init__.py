"""Desks of internships."""

from portal.internships.web import (
    advisor,
    advisor_agreement,
    candidate_agreement,
    coordinator,
    employer,
    employer_agreement,
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
    public_checking.desk,
    public_signing.desk,
    public_assessing.desk,
    public_assessing.person_desk,
)
