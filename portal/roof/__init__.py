"""The lists the roof is made of: desks, listeners, navigation, records, ties, jobs. By hand, a file for each."""

from portal.companies.queries import ACTORS, contact_of, organisation_of
from portal.roof.desks import DESKS
from portal.roof.jobs import JOBS
from portal.roof.navigation import FOOTER, NAVIGATION, WAYS_ON
from portal.roof.records import RECORDS
from portal.roof.ties import COMPANY_TIES, FIGURE_SOURCES, PERSON_ASKS
from portal.roof.topics import TOPICS
from public_site.texts import defaults as default_texts
from public_site.texts import rendered as rendered_text

__all__ = [
    "ACTORS",
    "COMPANY_TIES",
    "DESKS",
    "FIGURE_SOURCES",
    "FOOTER",
    "JOBS",
    "NAVIGATION",
    "PERSON_ASKS",
    "RECORDS",
    "TOPICS",
    "WAYS_ON",
    "contact_of",
    "default_texts",
    "organisation_of",
    "rendered_text",
]
