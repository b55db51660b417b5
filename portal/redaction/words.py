"""What a mark can say: what it is about, and why it stands there."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word


class Kind(Word):
    """What a marked stretch of a text tells about somebody; the label stands in its place once it is replaced."""

    OWN_NAME = "own_name", _l("Name")
    OTHER_NAME = "other_name", _l("Name of somebody else")
    PHONE = "phone", _l("Phone number")
    EMAIL = "email", _l("E-mail address")
    IBAN = "iban", _l("Bank account")
    DATE = "date", _l("Date")
    AGE = "age", _l("Age")
    ADDRESS = "address", _l("Address")
    PLACE_ORIGIN = "place_origin", _l("Place of origin")
    NATIONALITY = "nationality", _l("Origin or residence status")
    RELIGION = "religion", _l("Religion")
    HEALTH = "health", _l("Health")
    FAMILY = "family", _l("Family")
    ID = "id", _l("Personal number")
    URL = "url", _l("Web address")
    EMPLOYER = "employer", _l("Employer")
    SCHOOL = "school", _l("School or course")


class Reason(Word):
    """Why a stretch is marked, in a sentence for the advisor."""

    SAME = "same", _l("The person's own name stands here.")
    VARIANT = "variant", _l("This looks like the person's own name, written differently.")
    PARTS = "parts", _l("These may be the initials of the person.")
    OTHER = "other", _l("Somebody in the file has this name.")
    OTHER_VARIANT = "other_variant", _l("Somebody in the file has a name like this.")
    CALLED = "called", _l("This looks like the name of somebody.")
    CONTACT = "contact", _l("With this the person can be reached or looked up.")
    NUMBER = "number", _l("This number belongs to one person alone.")
    DAY = "day", _l("Dates can tell who somebody is.")
    YEARS = "years", _l("The age decides nothing here and can tell who somebody is.")
    LIVING = "living", _l("This tells where somebody lives.")
    COMING = "coming", _l("This tells where somebody comes from.")
    BELIEF = "belief", _l("What somebody believes is nobody's business at work.")
    BODY = "body", _l("Health is nobody's business at work.")
    RELATIVES = "relatives", _l("Family is nobody's business at work.")
    PAST = "past", _l("Earlier employers can tell who somebody is.")
    LEARNING = "learning", _l("Schools and course groups can tell who somebody is.")
