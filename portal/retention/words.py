"""Words of the rights a person has: what they ask, how we answered, what became of a code that was typed."""

from portal.contacts.words import TaskKind
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word


class RequestKind(Word):
    """What a person asks of us."""

    CORRECTION = "correction", _l("Something is wrong and should be corrected")
    RESTRICTION = "restriction", _l("My data should be kept, but not used for now")
    OBJECTION = "objection", _l("I object to the use of my data")
    ERASURE = "erasure", _l("My data should be deleted")


class RequestOutcome(Word):
    """How we answered, as the person reads it."""

    DONE = "done", _l("Done as you asked")
    PARTLY = "partly", _l("Done in part")
    REFUSED = "refused", _l("Not done. Your advisor has told you why")
    TAKEN_BACK = "taken_back", _l("You took it back")


class Tried(Word):
    """What became of a code that somebody typed, in a sentence for them."""

    OPENED = "opened", _l("The code is right.")
    MISTYPED = "mistyped", _l("The code has eight digits. Please look again.")
    WRONG = "wrong", _l("This code is not right. Please look again at each digit.")
    TOO_MANY = "too_many", _l("The code was wrong too many times and no longer works. Please ask your advisor for a new one.")
    EXPIRED = "expired", _l("The code is too old. Please ask your advisor for a new one.")
    USED = "used", _l("This code was used already. It works only once. Please ask your advisor for a new one.")
    ENDED = "ended", _l("Your advisor has ended this code. Please ask for a new one.")
    NONE = "none", _l("There is no code for you yet. Please ask your advisor for one.")


class Looker(Word):
    """Who looked at something of a person; nobody of the team by name."""

    ADVISOR = "advisor", _l("Your advisor")
    TEAM = "team", _l("Somebody of the KAI team")
    COMPANY = "company", _l("A company")
    YOURSELF = "yourself", _l("You, or whoever used your page")


class LookKind(Word):
    """At what somebody looked."""

    RECORD = "record", _l("Looked at your record")
    ALL_DATA = "all_data", _l("All data were handed out as a file")
    PROFILE = "profile", _l("Looked at your profile, without your name")
    NAME = "name", _l("Looked at your profile, with your name")


TASKS = {
    RequestKind.CORRECTION: TaskKind.CORRECT_DATA,
    RequestKind.RESTRICTION: TaskKind.LIMIT_USE,
    RequestKind.OBJECTION: TaskKind.ANSWER_OBJECTION,
    RequestKind.ERASURE: TaskKind.ERASE_DATA,
}
LIMITING = (RequestKind.RESTRICTION, RequestKind.OBJECTION)
