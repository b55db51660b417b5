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
OPEN = frozenset(S) - ENDED
_KNOWN = frozenset({S.DISCLOSED, S.MEETING_SCHEDULED, S.INTERNSHIP, S.OFFER})
# States in which the company knows the person by name, while the second consent is in force.
KNOWN = _KNOWN | {S.PLACED}
# What ends when the opening does: from the disclosure on, people decide and not the state of an advertisement.
ENDS_WITH_OPENING = OPEN - KNOWN
# Everyone works with their own people: coordinators see figures, not persons.
_STAFF = (Role.ADVISOR,)

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
        # A company takes one of the times that were offered to it.
        move("schedule_meeting", S.DISCLOSED, S.MEETING_SCHEDULED, Role.EMPLOYER, *_STAFF),
        move("call_off_meeting", S.MEETING_SCHEDULED, S.DISCLOSED, Role.EMPLOYER, *_STAFF),
        move("start_internship", {S.DISCLOSED, S.MEETING_SCHEDULED}, S.INTERNSHIP, *_STAFF),
        move("make_offer", {S.DISCLOSED, S.MEETING_SCHEDULED, S.INTERNSHIP}, S.OFFER, *_STAFF),
        move("place", _KNOWN, S.PLACED, *_STAFF),
        move("end_without_work", _KNOWN, S.NOT_PLACED, *_STAFF),
        move("expire", S.PRESENTED, S.EXPIRED),
        move("supersede", OPEN, S.SUPERSEDED),
        move("withdraw", OPEN, S.WITHDRAWN, Role.CANDIDATE, *_STAFF),
    )
)


class Standing(Word):
    """What a company reads about a proposal. Never more than it must know: why something is gone is not among it."""

    ANSWER_NEEDED = "answer_needed", _l("Your answer is missing")
    ASKING = "asking", _l("We are asking the person")
    KNOWN = "known", _l("You know the name")
    MEETING = "meeting", _l("Meeting is arranged")
    INTERNSHIP = "internship", _l("Internship")
    OFFER = "offer", _l("Offer is made")
    PLACED = "placed", _l("Work found")
    DECLINED = "declined", _l("You answered: does not fit")
    EXPIRED = "expired", _l("Ended without an answer")
    ENDED = "ended", _l("Ended")
    GONE = "gone", _l("Proposal no longer available")


_STANDINGS: dict[ProposalState, Standing] = {
    S.PRESENTED: Standing.ANSWER_NEEDED,
    S.WANTED: Standing.ASKING,
    S.DISCLOSURE_REQUESTED: Standing.ASKING,
    S.DISCLOSED: Standing.KNOWN,
    S.MEETING_SCHEDULED: Standing.MEETING,
    S.INTERNSHIP: Standing.INTERNSHIP,
    S.OFFER: Standing.OFFER,
    S.PLACED: Standing.PLACED,
    S.DECLINED: Standing.DECLINED,
    S.EXPIRED: Standing.EXPIRED,
    S.NOT_PLACED: Standing.ENDED,
}


def standing_of(state: ProposalState, *, is_open_to_company: bool) -> Standing:
    """Say what the company reads; whatever it may no longer look at is gone, for whichever reason."""
    if state.may_be_shown and not is_open_to_company:
        return Standing.GONE
    return _STANDINGS.get(state, Standing.GONE)


class PersonStanding(Word):
    """What the person reads about a proposal. Nothing of it before they were asked."""

    ASKED = "asked", _l("We have asked you.")
    AGREED = "agreed", _l("You said yes. We will show your profile to the company.")
    REFUSED = "refused", _l("You said no. The company sees nothing.")
    SHOWN = "shown", _l("The company is looking at your profile.")
    WANTED = "wanted", _l("The company would like to meet you.")
    KNOWN = "known", _l("The company knows your name.")
    MEETING = "meeting", _l("A meeting is arranged.")
    INTERNSHIP = "internship", _l("You are doing an internship there.")
    OFFER = "offer", _l("The company offers you work.")
    PLACED = "placed", _l("You have found work there.")
    NOT_THIS_TIME = "not_this_time", _l("It did not fit this time.")
    NO_ANSWER = "no_answer", _l("The company did not answer.")
    CLOSED = "closed", _l("The place is no longer open.")
    TAKEN_BACK = "taken_back", _l("This was taken back. The company sees nothing.")


PERSON_STANDINGS: dict[ProposalState, PersonStanding] = {
    S.DRAFT: PersonStanding.ASKED,
    S.CONSENT_REQUESTED: PersonStanding.ASKED,
    S.CONSENT_GIVEN: PersonStanding.AGREED,
    S.CONSENT_DECLINED: PersonStanding.REFUSED,
    S.PRESENTED: PersonStanding.SHOWN,
    S.WANTED: PersonStanding.WANTED,
    S.DECLINED: PersonStanding.NOT_THIS_TIME,
    S.DISCLOSURE_REQUESTED: PersonStanding.WANTED,
    S.DISCLOSED: PersonStanding.KNOWN,
    S.DISCLOSURE_DECLINED: PersonStanding.REFUSED,
    S.MEETING_SCHEDULED: PersonStanding.MEETING,
    S.INTERNSHIP: PersonStanding.INTERNSHIP,
    S.OFFER: PersonStanding.OFFER,
    S.PLACED: PersonStanding.PLACED,
    S.NOT_PLACED: PersonStanding.NOT_THIS_TIME,
    S.EXPIRED: PersonStanding.NO_ANSWER,
    S.SUPERSEDED: PersonStanding.CLOSED,
    S.WITHDRAWN: PersonStanding.TAKEN_BACK,
}


class StepKind(Word):
    """What somebody has to do next with a proposal."""

    ANSWER = "answer", _l("Look at the proposal and answer")
    ASK = "ask", _l("Ask the person")
    REMIND = "remind", _l("Ask the person again")
    PRESENT = "present", _l("Show the profile to the company")
    CALL = "call", _l("Call the company: its answer is missing")
    ARRANGE = "arrange", _l("Arrange a meeting")
    FOLLOW_UP = "follow_up", _l("Ask what came of the meeting")


class CaseColumn(Word):
    """The four columns of a company's board."""

    PROPOSAL = "proposal", _l("Proposal")
    MEETING = "meeting", _l("Getting to know")
    INTERNSHIP = "internship", _l("Internship")
    DECISION = "decision", _l("Decision")


COLUMNS: dict[Standing, CaseColumn] = {
    Standing.ANSWER_NEEDED: CaseColumn.PROPOSAL,
    Standing.ASKING: CaseColumn.PROPOSAL,
    Standing.KNOWN: CaseColumn.MEETING,
    Standing.MEETING: CaseColumn.MEETING,
    Standing.INTERNSHIP: CaseColumn.INTERNSHIP,
    Standing.OFFER: CaseColumn.DECISION,
}


class Hint(Word):
    """What an advisor should think about before proposing. Plain sentences, no score: people decide."""

    GOAL = "goal", _l("The person is looking for something else.")
    FIELD = "field", _l("The person is looking for work in another field.")
    WAY = "way", _l("The way is longer than 25 km.")
    WAY_UNKNOWN = "way_unknown", _l("We do not know how long the way is.")
    TIMES = "times", _l("The German course is at the time of the work.")
    HOURS = "hours", _l("The place asks for more hours than the person can work.")
    LANGUAGE = "language", _l("The place asks for more German than the person has.")
    START = "start", _l("The person is available only after the start.")
    PERMIT = "permit", _l("The permission to work is not settled.")
    LICENCE = "licence", _l("A licence that the work needs is missing, or we do not know of it.")
    SHIFTS = "shifts", _l("The work is in shifts, and the person can not do that.")


class EndReason(Word):
    """Who ended it when no work came of it."""

    COMPANY = "company", _l("The company decided against it")
    PERSON = "person", _l("The person decided against it")
    OTHER = "other", _l("Something else came in between")


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


class CompanyAnswer(Word):
    """The two answers of a company; neither weighs more."""

    WANT = "want", _l("Get to know")
    DECLINE = "decline", _l("Does not fit")


class PersonAnswer(Word):
    """The two answers of the person; neither weighs more."""

    YES = "yes", _l("Yes")
    NO = "no", _l("No")
