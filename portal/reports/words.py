"""The figures of the line, what exactly each of them counts, and the periods to choose from."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word


class LineFigure(Word):
    """A figure of the line, in the order in which a person walks it."""

    ACCOMPANIED = "accompanied", _l("People accompanied")
    INTERVIEWS = "interviews", _l("First talks")
    INTERNSHIPS = "internships", _l("Internships begun")
    JOBS = "jobs", _l("Employment contracts")
    MINI_JOBS = "mini_jobs", _l("Mini-jobs")
    COMPANIES = "companies", _l("Partner companies")
    KEPT_6 = "kept_6", _l("Still employed after six months")
    KEPT_12 = "kept_12", _l("Still employed after twelve months")


MEANING = {
    LineFigure.ACCOMPANIED: _l("People taken in by the end of the period who had not left before it began. Each counts once."),
    LineFigure.INTERVIEWS: _l("People whose first talk with us was in the period."),
    LineFigure.INTERNSHIPS: _l("Internships whose first day was in the period and that did begin, also those that ended early."),
    LineFigure.JOBS: _l("Jobs with social insurance that began in the period, also those that ended later."),
    LineFigure.MINI_JOBS: _l("Mini-jobs that began in the period, also those that ended later."),
    LineFigure.COMPANIES: _l("Companies accepted as partners by the end of the period that had not left by then."),
    LineFigure.KEPT_6: _l("Work of every kind that reached its sixth month in the period, and how much of it still lasted then."),
    LineFigure.KEPT_12: _l(
        "Work of every kind that reached its twelfth month in the period, and how much of it still lasted then."
    ),
}


class Span(Word):
    """Periods to choose from."""

    THIS_YEAR = "this_year", _l("This year")
    LAST_YEAR = "last_year", _l("Last year")
    THIS_QUARTER = "this_quarter", _l("This quarter")
    LAST_QUARTER = "last_quarter", _l("Last quarter")
    SINCE_START = "since_start", _l("Since KAI began (April 2024)")
    FREE = "free", _l("From and to")
