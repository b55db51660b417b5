"""Desks of proposals."""

from portal.proposals.web import advisor_steps, candidate, employer

# `advisor_steps` adds its views to the desk of `advisor`.
DESKS = (employer.desk, candidate.desk, advisor_steps.desk)
