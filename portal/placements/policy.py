"""Who may record and see work that was found."""

from portal.kernel.access import Role, allow, allow_one
from portal.placements import queries
from portal.proposals.queries import staff_proposal_id

LIST = allow(Role.ADVISOR)
RECORD = allow_one(Role.ADVISOR, key="proposal_id", find=staff_proposal_id)
SHOW = allow_one(Role.ADVISOR, key="placement_id", find=queries.show_to_staff)
