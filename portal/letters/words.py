"""Words of letters: who reads them, what they are about, how often they may come."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word


class Reader(Word):
    """Who reads a letter."""

    COMPANY = "company", _l("Company")
    STAFF = "staff", _l("Team")
    PERSON = "person", _l("Participant")
    MEMBER = "member", _l("Everyone with an account")


class LetterGroup(Word):
    """What letters are about whose readers choose how often they come."""

    REMINDERS = "reminders", _l("Reminders of proposals you have not answered")
    PLACES = "places", _l("News about your places and jobs")
    MESSAGES = "messages", _l("New messages about a proposal")
    FIRST_DAY = "first_day", _l("The first day of an internship")
    AFTERWARDS = "afterwards", _l("Questions after an internship or a start at work")
    ANSWERS = "answers", _l("Answers of companies")
    SIGNATURES = "signatures", _l("Agreements that everyone has signed")


class Pace(Word):
    """How often letters of a group come."""

    AT_ONCE = "at_once", _l("at once")
    DAILY = "daily", _l("once a day, in one letter")
    NEVER = "never", _l("not at all")


class Way(Word):
    """How a letter that is not critical goes."""

    AT_ONCE = "at_once", _l("at once")
    WAITING = "waiting", _l("in the letter of the day")
    DIGEST = "digest", _l("the letter of the day")
