"""Words in which a company looks at its proposals: where they lie, and what happened."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word


class ProposalShelf(Word):
    """How a company looks at its proposals."""

    ANSWER = "answer", _l("Your answer is missing")
    RUNNING = "running", _l("Running")
    OVER = "over", _l("Over")

    @classmethod
    def named(cls, code: str) -> "ProposalShelf | None":
        """Return the shelf an address names; None for all of them."""
        return next((shelf for shelf in cls if shelf.value == code), None)


class ProposalAct(Word):
    """What a company reads of the history of a proposal: only what happened between it and us, and the second yes."""

    PRESENTED = "proposal.presented", _l("Proposal made")
    WANTED = "proposal.wanted", _l("Answer: get to know")
    DECLINED = "proposal.declined", _l("Answer: does not fit")
    DISCLOSED = "proposal.disclosed", _l("The person said yes: you know the name")
    MEETING_SCHEDULED = "proposal.meeting_scheduled", _l("Meeting arranged")
    MEETING_MOVED = "proposal.meeting_moved", _l("Meeting moved")
    TIMES_OFFERED = "proposal.times_offered", _l("Three times to meet offered")
    TIMES_REFUSED = "proposal.times_refused", _l("No time fits")
    CALLED_OFF = "proposal.meeting_called_off", _l("Meeting called off")
    INTERNSHIP_STARTED = "proposal.internship_started", _l("Internship begun")
    OFFERED = "proposal.offered", _l("Offer made")
    PLACED = "proposal.placed", _l("Work found")
