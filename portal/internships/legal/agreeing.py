"""What others have to agree to: the authority that pays, the foreigners authority, the course, the person's own wish."""

from collections.abc import Iterator

from portal.internships.legal.facts import Answer, Asking, day
from portal.internships.legal.words import FigureCode as F
from portal.internships.words import LegalBasis
from portal.kernel.i18n import lazy_gettext as _l
from portal.labour.words import PermitClass

APPROVED_BY_AUTHORITY = {LegalBasis.MEASURE: F.MEASURE_APPROVAL, LegalBasis.INTRODUCTORY: F.INTRODUCTORY_APPROVAL}
# Who only watches does not work, and a measure is no employment: neither needs a permission to work.
NO_EMPLOYMENT = (LegalBasis.MEASURE, LegalBasis.SHADOWING)


def ask_approval(asking: Asking) -> Iterator[Answer]:
    """Be approved before the first day, where an authority pays (section 324 (1) SGB III: nothing is given afterwards)."""
    code = APPROVED_BY_AUTHORITY.get(asking.facts.basis)
    if code is None:
        return
    approval_on = asking.facts.approval_on
    if approval_on is None:
        yield asking.needs(_l("The approval is missing. It must not start without it."), code)
    elif approval_on > asking.facts.starts_on:
        reason = _l("The approval of %(day)s comes after the start. It must come before.", day=day(approval_on))
        yield asking.blocked(reason, code, "starts_on")
    else:
        yield asking.fine(_l("Approved on %(day)s, before the start.", day=day(approval_on)), code)


def ask_permit(asking: Asking) -> Iterator[Answer]:
    """Hold a permission to work where this is work. The portal computes no right: the title on the card counts."""
    facts = asking.facts
    if facts.basis is LegalBasis.SHADOWING:
        yield asking.fine(_l("Who only watches needs no permission to work."), F.SHADOWING_UNPAID)
    elif facts.permit is PermitClass.IN_CLARIFICATION:
        yield asking.blocked(_l("Work is not possible for the person at the moment, or this is being clarified."), F.PERMISSION)
    elif facts.permit is PermitClass.FREE:
        yield asking.fine(_l("The person may work without a further permission. The title on the card counts."), F.PERMISSION)
    elif facts.basis is LegalBasis.MEASURE:
        reason = _l("A measure is no employment and needs no permission. Check that the person may enter the labour market.")
        yield asking.fine(reason, F.NO_PERMISSION)
    elif facts.permit is None and facts.permission_on is None:
        yield asking.needs(_l("Nobody has noted yet whether the person may work. Please check it."), F.PERMISSION)
    else:
        yield _permission(asking)


def _permission(asking: Asking) -> Answer:
    permission_on = asking.facts.permission_on
    if permission_on is None:
        return asking.needs(_l("The permission of the foreigners authority is missing."), F.PERMISSION)
    if permission_on > asking.facts.starts_on:
        reason = _l("The permission of %(day)s comes after the start. It must come before.", day=day(permission_on))
        return asking.blocked(reason, F.PERMISSION, "starts_on")
    until = asking.facts.permission_until
    if until is not None and until < asking.facts.ends_on:
        reason = _l("The permission ends on %(day)s, before the last day. Ask for a longer one.", day=day(until))
        return asking.needs(reason, F.PERMISSION)
    return asking.fine(_l("The foreigners authority gave its permission on %(day)s.", day=day(permission_on)), F.PERMISSION)


def ask_course(asking: Asking) -> Iterator[Answer]:
    """Leave the course alone: who has to attend it cannot be somewhere else."""
    if asking.facts.has_course_overlap:
        reason = _l("The hours fall into the course. The course comes first: please choose other hours.")
        yield asking.blocked(reason, F.COURSE_DUTY, "begins_at")
    elif asking.facts.has_course_overlap is None:
        yield asking.fine(_l("The times are not known yet. Please compare them with the course."), F.COURSE_DUTY)
    else:
        yield asking.fine(_l("The hours do not fall into the course."), F.COURSE_DUTY)


def ask_goal(asking: Asking) -> Iterator[Answer]:
    """Orient only those who look for training or study: for others section 22 (1) no. 2 MiLoG does not speak."""
    if asking.facts.basis is LegalBasis.ORIENTATION and asking.facts.wants_training is False:
        reason = _l("Orientation is for people who look for training or study. The record names another goal.")
        yield asking.blocked(reason, F.ORIENTATION_MONTHS, "basis")
