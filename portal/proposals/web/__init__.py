"""Desks of proposals."""

from portal.proposals.web import (
    advisor,
    advisor_fitting,
    advisor_meeting,
    advisor_notes,
    advisor_paper,
    advisor_steps,
    candidate,
    employer,
    employer_meeting,
    public,
)

# These add their views to the desks of `advisor` and `employer`; they only have to be imported.
_FURTHER = (advisor_steps, advisor_fitting, advisor_meeting, advisor_paper, employer_meeting)
DESKS = (employer.desk, candidate.desk, advisor.desk, advisor_notes.desk, public.desk)
