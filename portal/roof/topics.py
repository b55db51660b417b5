"""The listeners of the house: what follows from a fact that was announced. One line per slice, by hand."""

from portal.accounts import handlers as accounts
from portal.candidates import handlers as candidate_handlers
from portal.companies import handlers as companies
from portal.contacts import handlers as contacts
from portal.internships import handlers as internships
from portal.kernel.outbox import Topics, merge
from portal.letters import handlers as letters
from portal.messages import handlers as messages
from portal.openings import handlers as openings
from portal.placements import handlers as placements
from portal.proposals import handlers as proposals
from portal.retention import handlers as retention

TOPICS: Topics = letters.with_calls(
    merge(
        accounts.TOPICS,
        candidate_handlers.TOPICS,
        companies.TOPICS,
        contacts.TOPICS,
        openings.TOPICS,
        proposals.TOPICS,
        messages.TOPICS,
        internships.TOPICS,
        placements.TOPICS,
        letters.TOPICS,
        retention.TOPICS,
    )
)
