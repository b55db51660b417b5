"""What the slices keep of a person, from the top floor down: what refers to something goes before it."""

from typing import Final

from portal.candidates.retention import PART as CANDIDATES
from portal.internships.retention import PART as INTERNSHIPS
from portal.kernel.retention import Part
from portal.messages.retention import PART as MESSAGES
from portal.placements.retention import PART as PLACEMENTS
from portal.proposals.retention import PART as PROPOSALS
from portal.retention.own import PART as OWN

PARTS: Final[tuple[Part, ...]] = (OWN, PLACEMENTS, INTERNSHIPS, MESSAGES, PROPOSALS, CANDIDATES)
