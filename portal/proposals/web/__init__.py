"""Desks of proposals."""

from portal.proposals.web import (
    advisor,
    advisor_fitting,
    advisor_notes,
    advisor_paper,
    advisor_steps,
    candidate,
    employer,
    public,
)

# These add their views to the desk of `advisor`; they only have to be imported.
_FURTHER = (advisor_steps, advisor_fitting, advisor_paper)
DESKS = (employer.desk, candidate.desk, advisor.desk, advisor_notes.desk, public.desk)
