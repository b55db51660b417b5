"""Desks of proposals."""

from portal.proposals.web import advisor, advisor_fitting, advisor_steps, candidate, employer

# `advisor_steps` and `advisor_fitting` add their views to the desk of `advisor`; they only have to be imported.
_FURTHER = (advisor_steps, advisor_fitting)
DESKS = (employer.desk, candidate.desk, advisor.desk)
