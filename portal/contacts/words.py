"""Words of contacts and tasks."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word


class SubjectKind(Word):
    """What a task or a note is about; the id beside it is opaque here."""

    COMPANY = "company", _l("Company")
    OPENING = "opening", _l("Opening")
    CANDIDATE = "candidate", _l("Participant")
    PROPOSAL = "proposal", _l("Proposal")
    INTERNSHIP = "internship", _l("Internship")
    PLACEMENT = "placement", _l("Work found")
    ENQUIRY = "enquiry", _l("Enquiry")


class TaskKind(Word):
    """What is to be done."""

    MEET_COMPANY = "meet_company", _l("Call or visit the company")
    DECIDE_COMPANY = "decide_company", _l("Decide on the company")
    CALL_BACK = "call_back", _l("Call back")
    REVIEW_OPENING = "review_opening", _l("Review the opening")
    ASK_CONSENT = "ask_consent", _l("Ask for consent")
    ARRANGE_MEETING = "arrange_meeting", _l("Arrange a meeting")
    ANSWER_MISSING = "answer_missing", _l("Call the company: its answer is missing")
    NOTES_KEPT = "notes_kept", _l("Call the company: it has not confirmed that it deleted its notes")
    WORK_AT_RISK = "work_at_risk", _l("Call both today: the work they found is not going well, or has ended")
    MEND_BARRIER = "mend_barrier", _l("Answer the report of a barrier")
    TALK_OVER = "talk_over", _l("Call the company: it has decided after the internship")
    FILE_ENDS = "file_ends", _l("Is the person still with us? The portal deletes the file soon, unless you speak to them")
    CORRECT_DATA = "correct_data", _l("Answer the wish to correct data")
    LIMIT_USE = "limit_use", _l("Answer the wish that data are kept and not used")
    ANSWER_OBJECTION = "answer_objection", _l("Answer the objection to the use of data")
    ERASE_DATA = "erase_data", _l("Answer the wish to delete data")
    READ_NOTES = "read_notes", _l("Read the notes that name others, then hand them out")
    PERMIT_ENDS = "permit_ends", _l("A permission to work ends in eight weeks: ask for a longer one")
    SIGN_AGREEMENT = "sign_agreement", _l("An internship begins in two working days and a signature is missing: call both")
    SEES_DIFFERENTLY = "sees_differently", _l("The person sees the company's assessment differently: talk to both")
    NOBODY_READS = "nobody_reads", _l("Call the company: nobody there reads our letters any more")
    OTHER = "other", _l("Task")


class Channel(Word):
    """How people spoke."""

    PHONE = "phone", _l("Phone")
    VISIT = "visit", _l("Visit")
    EMAIL = "email", _l("E-mail")
    OTHER = "other", _l("Other")


class EnquiryTopic(Word):
    """What somebody would like to talk about."""

    INTERNSHIP = "internship", _l("Internship")
    JOB = "job", _l("Offer a job")
    APPRENTICESHIP = "apprenticeship", _l("Apprenticeship")
    LAW = "law", _l("Permits, insurance, money")
    BARRIER = "barrier", _l("A barrier on this website")
    OTHER = "other", _l("Something else")


class TimeOfDay(Word):
    """When a call suits."""

    EARLY = "early", _l("early, from 7")
    MORNING = "morning", _l("in the morning")
    AFTERNOON = "afternoon", _l("in the afternoon")
    ANY = "any", _l("at any time")


class CallLanguage(Word):
    """In which language somebody would like to be called."""

    GERMAN = "de", _l("German")
    ENGLISH = "en", _l("English")
    ARABIC = "ar", _l("Arabic")
    UKRAINIAN = "uk", _l("Ukrainian")
    RUSSIAN = "ru", _l("Russian")
    TURKISH = "tr", _l("Turkish")
    VIETNAMESE = "vi", _l("Vietnamese")
    PERSIAN = "fa", _l("Persian")
