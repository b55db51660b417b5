"""Desks of proposals."""

from portal.proposals.web import advisor, advisor_steps, candidate, employer

# `advisor_steps` adds its views to the desk of `advisor`; it only has to be imported.
_STEPS = advisor_steps
DESKS = (employer.desk, candidate.desk, advisor.desk)
