"""The pages of threads."""

from portal.messages.web import advisor, employer

DESKS = (employer.desk, advisor.desk)
