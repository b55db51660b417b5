"""Every sentence of the short summary, whole, one for each case. Asterisks stand around what the eye should find first."""

from typing import Any

from portal.kernel.i18n import lazy_gettext as _l
from portal.labour.words import DayPart, Goal, LanguageLevel, LevelSource, YearsBand

TRIAL, JOB, APPRENTICE = Goal.INTERNSHIP, Goal.JOB, Goal.APPRENTICESHIP
Y = YearsBand

WITH_EXPERIENCE: dict[tuple[YearsBand, Goal], Any] = {
    (Y.UP_TO_2, TRIAL): _l("A person with *first experience in “%(area)s”* would like to do an internship at your company."),
    (Y.UP_TO_2, JOB): _l("A person with *first experience in “%(area)s”* would like to work at your company."),
    (Y.UP_TO_2, APPRENTICE): _l(
        "A person with *first experience in “%(area)s”* would like to do an apprenticeship at your company."
    ),
    (Y.FROM_3_TO_5, TRIAL): _l(
        "A person with *several years of experience in “%(area)s”* would like to do an internship at your company."
    ),
    (Y.FROM_3_TO_5, JOB): _l("A person with *several years of experience in “%(area)s”* would like to work at your company."),
    (Y.FROM_3_TO_5, APPRENTICE): _l(
        "A person with *several years of experience in “%(area)s”* would like to do an apprenticeship at your company."
    ),
    (Y.FROM_6_TO_10, TRIAL): _l(
        "A person with *many years of experience in “%(area)s”* would like to do an internship at your company."
    ),
    (Y.FROM_6_TO_10, JOB): _l("A person with *many years of experience in “%(area)s”* would like to work at your company."),
    (Y.FROM_6_TO_10, APPRENTICE): _l(
        "A person with *many years of experience in “%(area)s”* would like to do an apprenticeship at your company."
    ),
    (Y.OVER_10, TRIAL): _l(
        "A person with *more than ten years of experience in “%(area)s”* would like to do an internship at your company."
    ),
    (Y.OVER_10, JOB): _l("A person with *more than ten years of experience in “%(area)s”* would like to work at your company."),
    (Y.OVER_10, APPRENTICE): _l(
        "A person with *more than ten years of experience in “%(area)s”* would like to do an apprenticeship at your company."
    ),
}
WITH_SOME_EXPERIENCE: dict[Goal, Any] = {
    TRIAL: _l("A person with *experience in “%(area)s”* would like to do an internship at your company."),
    JOB: _l("A person with *experience in “%(area)s”* would like to work at your company."),
    APPRENTICE: _l("A person with *experience in “%(area)s”* would like to do an apprenticeship at your company."),
}
NEW_TO_THE_FIELD: dict[Goal, Any] = {
    TRIAL: _l("A person *new to the field “%(area)s”* would like to do an internship at your company."),
    JOB: _l("A person *new to the field “%(area)s”* would like to work at your company."),
    APPRENTICE: _l("A person *new to the field “%(area)s”* would like to do an apprenticeship at your company."),
}

BESIDE_THE_COURSE: dict[DayPart, Any] = {
    DayPart.MORNING: _l("The German course is in the morning. *In the afternoon the person has time.*"),
    DayPart.AFTERNOON: _l("The German course is in the afternoon. *In the morning the person has time.*"),
    DayPart.FLEXIBLE: _l("The time of the German course changes from day to day. *Working times beside it can be arranged.*"),
}
WITHOUT_A_COURSE: dict[DayPart, Any] = {
    DayPart.MORNING: _l("The person has time *in the morning.*"),
    DayPart.AFTERNOON: _l("The person has time *in the afternoon.*"),
    DayPart.WHOLE_DAY: _l("The person has time *the whole day.*"),
    DayPart.SHIFTS: _l("The person has time *for work in shifts.*"),
    DayPart.FLEXIBLE: _l("*Working times can be arranged freely.*"),
}

BY_ARRANGEMENT: Any = _l("*Hours and times* are agreed in the first talk.")

IN_STEPS: dict[LanguageLevel, Any] = {
    LanguageLevel.NONE: _l("German up to A2: *short words and showing* work best."),
    LanguageLevel.B2: _l("German B2 or higher: the person *speaks fluently about most subjects of work.*"),
}
"""For a level that stands for its band; see `coarsening.LOWEST`."""

COURSE_NOTES: dict[DayPart, Any] = {
    DayPart.MORNING: _l("The German course is in the morning, work is possible in the afternoon."),
    DayPart.AFTERNOON: _l("The German course is in the afternoon, work is possible in the morning."),
    DayPart.FLEXIBLE: _l("Beside the German course, by arrangement."),
}
WHO_ASSESSED: dict[LevelSource, Any] = {
    LevelSource.TEST: _l("The level comes from a language test. At work it will soon be more."),
    LevelSource.TEACHER: _l("The level was assessed by the course teacher. At work it will soon be more."),
    LevelSource.ADVISOR: _l("The level was assessed in the KAI advice. At work it will soon be more."),
    LevelSource.SELF_REPORT: _l("The level is what the person told us. At work it will soon be more."),
}
