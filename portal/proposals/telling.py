"""How the history of a proposal is told to the team, with the person's answers and who looked."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web.records import Telling
from portal.proposals.words import DeclineReason, EndReason

TELLING = Telling(
    titles={
        "proposal.made": _l("Proposed"),
        "proposal.consent_requested": _l("Person asked whether they may be shown"),
        "proposal.consent_given": _l("Person agreed to be shown"),
        "proposal.consent_declined": _l("Person does not want to be shown"),
        "proposal.presented": _l("Shown to the company"),
        "proposal.reminded": _l("Company reminded of the answer"),
        "proposal.unanswered": _l("Still no answer: the advisor calls"),
        "profile.viewed": _l("Company looked at the profile"),
        "proposal.wanted": _l("Company wants to meet the person"),
        "proposal.declined": _l("Company: does not fit"),
        "proposal.disclosure_requested": _l("Person asked whether their name may be shown"),
        "proposal.disclosed": _l("Name is known to the company"),
        "proposal.disclosure_declined": _l("Person wants to stay unnamed"),
        "identity.viewed": _l("Company looked at the name"),
        "proposal.meeting_scheduled": _l("Meeting arranged"),
        "proposal.meeting_moved": _l("Meeting moved"),
        "proposal.meeting_called_off": _l("Meeting called off"),
        "proposal.times_offered": _l("Three times to meet offered"),
        "proposal.times_refused": _l("No time fits"),
        "proposal.internship_started": _l("Internship began"),
        "proposal.offered": _l("Company offers work"),
        "consent.receipt_printed": _l("Receipt of an answer printed"),
        "consent.withdrawn": _l("Person took a yes back"),
        "proposal.placed": _l("Work found"),
        "proposal.not_placed": _l("Ended without work"),
        "proposal.expired": _l("Ended without an answer"),
        "proposal.superseded": _l("Ended, because the place or the person is no longer free"),
        "proposal.withdrawn": _l("Taken back"),
    },
    # The titles say what state it is in; "from … to" would say it twice.
    reasons={word.value: word.label for words in (DeclineReason, EndReason) for word in words if word.value != "other"},
)
