"""Words of proposals and consents, and the state table of a proposal."""

from portal.kernel.access import Role
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.states import StateTable, move
from portal.kernel.words import Word


class ProposalState(Word):
    """Where a proposal stands."""

    DRAFT = "draft", _l("Being prepared")
    CONSENT_REQUESTED = "consent_requested", _l("Person asked whether they may be shown")
    CONSENT_GIVEN = "consent_given", _l("Person agreed to be shown")
    CONSENT_DECLINED = "consent_declined", _l("Person does not want to be shown")
    PRESENTED = "presented", _l("Waiting for the company's answer")
    WANTED = "wanted", _l("Company wants to meet the person")
    DECLINED = "declined", _l("Does not fit")
    DISCLOSURE_REQUESTED = "disclosure_requested", _l("Person asked whether their name may be shown")
    DISCLOSED = "disclosed", _l("Name is known to the company")
    DISCLOSURE_DECLINED = "disclosure_declined", _l("Person wants to stay unnamed")
    MEETING_SCHEDULED = "meeting_scheduled", _l("Meeting arranged")
    INTERNSHIP = "internship", _l("Internship")
    OFFER = "offer", _l("Offer")
    PLACED = "placed", _l("Work found")
    NOT_PLACED = "not_placed", _l("Ended without work")
    EXPIRED = "expired", _l("Ended without an answer")
    SUPERSEDED = "superseded", _l("No longer available")
    WITHDRAWN = "withdrawn", _l("Withdrawn")

    @property
    def is_over(self) -> bool:
        """Whether nothing more will follow."""
        return self in ENDED

    @property
    def may_be_shown(self) -> bool:
        """Whether the company may look at the masked profile, while consent is in force."""
        return self in SHOWN


S = ProposalState
ENDED = frozenset(
    {
        S.CONSENT_DECLINED,
        S.DECLINED,
        S.DISCLOSURE_DECLINED,
        S.PLACED,
        S.NOT_PLACED,
        S.EXPIRED,
        S.SUPERSEDED,
        S.WITHDRAWN,
    }
)
SHOWN = frozenset(
    {
        S.PRESENTED,
        S.WANTED,
        S.DISCLOSURE_REQUESTED,
        S.DISCLOSED,
        S.MEETING_SCHEDULED,
        S.INTERNSHIP,
        S.OFFER,
        S.PLACED,
    }
)
_OPEN = frozenset(S) - ENDED
_KNOWN = frozenset({S.DISCLOSED, S.MEETING_SCHEDULED, S.INTERNSHIP, S.OFFER})
_STAFF = (Role.ADVISOR, Role.COORDINATOR)

PROPOSAL_STATES = StateTable(
    (
        move("request_consent", S.DRAFT, S.CONSENT_REQUESTED, *_STAFF),
        move("give_consent", {S.DRAFT, S.CONSENT_REQUESTED}, S.CONSENT_GIVEN, Role.CANDIDATE, *_STAFF),
        move("decline_consent", {S.DRAFT, S.CONSENT_REQUESTED}, S.CONSENT_DECLINED, Role.CANDIDATE, *_STAFF),
        move("present", S.CONSENT_GIVEN, S.PRESENTED, *_STAFF),
        move("want", S.PRESENTED, S.WANTED, Role.EMPLOYER, *_STAFF),
        move("decline", S.PRESENTED, S.DECLINED, Role.EMPLOYER, *_STAFF),
        move("request_disclosure", S.WANTED, S.DISCLOSURE_REQUESTED, *_STAFF),
        move("disclose", {S.WANTED, S.DISCLOSURE_REQUESTED}, S.DISCLOSED, Role.CANDIDATE, *_STAFF),
        move("decline_disclosure", {S.WANTED, S.DISCLOSURE_REQUESTED}, S.DISCLOSURE_DECLINED, Role.CANDIDATE, *_STAFF),
        move("schedule_meeting", S.DISCLOSED, S.MEETING_SCHEDULED, *_STAFF),
        move("start_internship", {S.DISCLOSED, S.MEETING_SCHEDULED}, S.INTERNSHIP, *_STAFF),
        move("make_offer", {S.DISCLOSED, S.MEETING_SCHEDULED, S.INTERNSHIP}, S.OFFER, *_STAFF),
        move("place", _KNOWN, S.PLACED, *_STAFF),
        move("end_without_work", _KNOWN, S.NOT_PLACED, *_STAFF),
        move("expire", S.PRESENTED, S.EXPIRED),
        move("supersede", _OPEN, S.SUPERSEDED),
        move("withdraw", _OPEN, S.WITHDRAWN, Role.CANDIDATE, *_STAFF),
    )
)


class DeclineReason(Word):
    """Why a company says that a proposal does not fit. A closed list: free text leaks and discriminates (AGG)."""

    TASKS = "tasks", _l("The experience does not fit the tasks")
    LANGUAGE = "language", _l("The level of German is not enough for safety at this workplace")
    TIMES = "times", _l("Working times or the way to work do not fit")
    FILLED = "filled", _l("The place is taken")
    PLACE_GONE = "place_gone", _l("We no longer offer the place")
    START = "start", _l("The start does not fit")
    PERMIT = "permit", _l("The permission to work is too uncertain for us")
    NO_MENTOR = "no_mentor", _l("Nobody has time to guide at the moment")
    OTHER = "other", _l("Another reason: please call me")


class AnswerChannel(Word):
    """How an answer reached us."""

    PORTAL = "portal", _l("Portal")
    PHONE = "phone", _l("Phone")
    VISIT = "visit", _l("Visit")


class ConsentPurpose(Word):
    """What a consent is for."""

    SHOW = "show", _l("be shown without a name")
    KNOW = "know", _l("be known by name")


class ConsentChannel(Word):
    """How a consent was given."""

    LINK = "link", _l("personal link")
    TABLET = "tablet", _l("tablet, together with the advisor")
    PAPER = "paper", _l("signed paper")


class ConsentState(Word):
    """Where a question to the person stands. Whether it is in force is asked, never stored."""

    ASKED = "asked", _l("asked")
    GIVEN = "given", _l("yes")
    REFUSED = "refused", _l("no")
    WITHDRAWN = "withdrawn", _l("withdrawn")
