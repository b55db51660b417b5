"""Words of internships, and the state table of an internship."""

from portal.kernel.access import Role
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.states import StateTable, move
from portal.kernel.words import Word


class InternshipState(Word):
    """Where an internship stands."""

    PLANNED = "planned", _l("Planned")
    APPROVED = "approved", _l("Approved")
    RUNNING = "running", _l("Running")
    COMPLETED = "completed", _l("Completed")
    ABORTED = "aborted", _l("Ended early")
    CANCELLED = "cancelled", _l("Called off")


# Everyone works with their own people: coordinators see figures, not persons.
_STAFF = (Role.ADVISOR,)
S = InternshipState
INTERNSHIP_STATES = StateTable(
    (
        move("approve", S.PLANNED, S.APPROVED, *_STAFF),
        move("change", {S.PLANNED, S.APPROVED}, S.PLANNED, *_STAFF),  # a changed plan needs a new approval
        move("start", S.APPROVED, S.RUNNING, *_STAFF),
        move("complete", S.RUNNING, S.COMPLETED, *_STAFF),
        move("abort", S.RUNNING, S.ABORTED, *_STAFF),
        move("cancel", {S.PLANNED, S.APPROVED}, S.CANCELLED, *_STAFF),
    )
)


class LegalBasis(Word):
    """On which law an internship stands; exactly one each."""

    MEASURE = "mag", _l("Measure at an employer (section 45 SGB III)")
    ORIENTATION = "orientation", _l("Orientation before training (section 22 (1) no. 2 MiLoG)")
    COMPULSORY = "compulsory", _l("Required by school or course (section 22 (1) no. 1 MiLoG)")
    INTRODUCTORY = "eq", _l("Introductory training (section 54a SGB III)")
    SHADOWING = "hospitation", _l("Only watching, for a few days")


class AbortedBy(Word):
    """Who ended an internship early."""

    COMPANY = "company", _l("the company")
    CANDIDATE = "candidate", _l("the person")
    AUTHORITY = "authority", _l("an authority")
    KAI = "kai", _l("KAI")


class AbortReason(Word):
    """Why an internship ended early."""

    NO_SHOW = "no_show", _l("did not come")
    TASKS = "tasks", _l("the work did not fit")
    TIMES = "times", _l("times or way to work")
    HIRED = "hired", _l("hired earlier")
    PRIVATE = "private", _l("personal reasons")
    OTHER = "other", _l("another reason")


class Outcome(Word):
    """What followed."""

    JOB = "job", _l("Job")
    APPRENTICESHIP = "apprenticeship", _l("Apprenticeship")
    INTRODUCTORY_TRAINING = "eq", _l("Introductory training")
    FURTHER_INTERNSHIP = "further_internship", _l("Another internship")
    COURSE = "course", _l("Back to the course")
    OTHER = "other", _l("Something else")


class CompanyDecision(Word):
    """How it goes on after an internship, in the words of the company. A closed list: the rest is said on the phone."""

    HIRE = "hire", _l("We would like to employ the person")
    TRAIN = "train", _l("We would like to train the person")
    UNSURE = "unsure", _l("We are not sure yet")
    NO = "no", _l("It does not fit for good")


class InternshipShelf(Word):
    """How a company looks at its internships."""

    PLANNED = "planned", _l("Planned")
    RUNNING = "running", _l("Running")
    OVER = "over", _l("Over")

    @classmethod
    def of(cls, state: InternshipState) -> "InternshipShelf":
        """Return where an internship in this state lies."""
        return _SHELVES.get(state, cls.OVER)

    @classmethod
    def named(cls, code: str) -> "InternshipShelf | None":
        """Return the shelf an address names; None for all of them."""
        return next((shelf for shelf in cls if shelf.value == code), None)

    @property
    def states(self) -> tuple[InternshipState, ...]:
        """The states that lie on it."""
        return tuple(state for state in InternshipState if InternshipShelf.of(state) is self)


_SHELVES = {S.PLANNED: InternshipShelf.PLANNED, S.APPROVED: InternshipShelf.PLANNED, S.RUNNING: InternshipShelf.RUNNING}


class InternshipView(Word):
    """How the team looks at internships."""

    OPEN = "open", _l("Planned and running")
    ALL = "all", _l("All internships")
    PLANNED = "planned", S.PLANNED.label
    APPROVED = "approved", S.APPROVED.label
    RUNNING = "running", S.RUNNING.label
    OVER = "over", _l("Over")
    COMPLETED = "completed", S.COMPLETED.label
    ABORTED = "aborted", S.ABORTED.label
    CANCELLED = "cancelled", S.CANCELLED.label

    @property
    def states(self) -> tuple[InternshipState, ...]:
        """The states it shows."""
        return _VIEWS.get(self) or tuple(state for state in InternshipState if state.value == self.value)

    @property
    def looks_ahead(self) -> bool:
        """Whether the next one comes first; of what is over, the last one does."""
        return all(state in _GOING for state in self.states)


_GOING = (S.PLANNED, S.APPROVED, S.RUNNING)
_VIEWS = {
    InternshipView.OPEN: _GOING,
    InternshipView.ALL: tuple(S),
    InternshipView.OVER: (S.COMPLETED, S.ABORTED, S.CANCELLED),
}


class InternshipAct(Word):
    """What a company reads of the history of an internship; why one ended early is not among it."""

    PLANNED = "internship.planned", _l("Internship planned")
    CHANGED = "internship.changed", _l("Plan changed")
    APPROVED = "internship.approved", _l("Approved")
    STARTED = "internship.started", _l("First day")
    DECIDED = "internship.decided", _l("You said how it goes on")
    COMPLETED = "internship.completed", _l("Internship completed")
    ABORTED = "internship.aborted", _l("Ended early")
    CANCELLED = "internship.cancelled", _l("Called off")


class Authority(Word):
    """Who is asked before an internship may begin."""

    JOBCENTRE = "jobcentre", _l("Jobcentre")
    EMPLOYMENT_AGENCY = "employment_agency", _l("Employment agency")
    FOREIGNERS_AUTHORITY = "foreigners_authority", _l("Foreigners authority")


class RequestMatter(Word):
    """What an authority is asked for."""

    APPROVAL = "approval", _l("Approval before the start")
    REPEATED = "repeated", _l("Another measure in the same company")
    PERMISSION = "permission", _l("Permission to work")


class RequestAnswer(Word):
    """What an authority says."""

    YES = "yes", _l("Yes")
    NO = "no", _l("No")
