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


_STAFF = (Role.ADVISOR, Role.COORDINATOR)
S = InternshipState
INTERNSHIP_STATES = StateTable(
    (
        move("approve", S.PLANNED, S.APPROVED, *_STAFF),
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
