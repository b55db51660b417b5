"""Before a file goes its advisor is told: whoever is still accompanied has to be spoken to, and then stays."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.contacts.models import Task
from portal.contacts.services import TaskDraft, add_task
from portal.contacts.words import SubjectKind, TaskKind
from portal.kernel.clock import local_day
from portal.kernel.retention import rule_book
from portal.retention.erasing import holds_of
from portal.retention.kinds import FILE_NOTICE, KEPT_FILES

MOST_NOTICES = 200  # a day


def give_notice(session: Session, *, at: datetime) -> int:
    """Put each file that goes within the period of notice on its advisor's list, once, and count them."""
    book = rule_book(session, local_day(at))
    notice, file = book.period(FILE_NOTICE), book.period(KEPT_FILES.code)
    if notice is None or file is None:
        return 0
    goes_on = notice.goes_on(book.on)
    told = select(Task.subject_id).where(Task.kind == TaskKind.FILE_ENDS, Task.created_at >= file.limit(book.on))
    quiet = KEPT_FILES.due(file.limit(goes_on)).where(Candidate.id.not_in(told))
    people = session.execute(quiet.add_columns(Candidate.advisor_id).order_by(Candidate.id).limit(MOST_NOTICES)).all()
    noticed = [person for person in people if not holds_of(session, person.id, book)]
    for candidate_id, advisor_id in noticed:
        draft = TaskDraft(TaskKind.FILE_ENDS, SubjectKind.CANDIDATE, candidate_id, book.on, assigned_to_id=advisor_id)
        add_task(session, draft, at=at)
    return len(noticed)
