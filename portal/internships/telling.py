"""How the history of an internship is told to the team."""

from portal.internships.agreement.words import KeyWay, Party, ScanKind, SignChannel
from portal.internships.words import AbortReason, InternshipState, RequestAnswer, RequestMatter
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web.records import Telling

TELLING = Telling(
    titles={
        "internship.planned": _l("Internship planned"),
        "internship.changed": _l("Plan changed"),
        "internship.asked": _l("An authority was asked"),
        "internship.answered": _l("An authority answered"),
        "internship.approved": _l("Approved"),
        "agreement.issued": _l("Agreement issued"),
        "agreement.voided": _l("A version of the agreement no longer counts; its signatures do not either"),
        "agreement.made": _l("Agreement ready to be signed"),
        "agreement.key_made": _l("Somebody got a way to sign"),
        "agreement.code_mistaken": _l("A wrong code was typed"),
        "agreement.signed": _l("Agreement signed"),
        "agreement.completed": _l("Everyone has signed the agreement"),
        "agreement.reminded": _l("Reminded of a signature that is missing"),
        "agreement.scan_opened": _l("A signed sheet was opened"),
        "internship.started": _l("First day"),
        "internship.decided": _l("The company said how it goes on"),
        "internship.assessment_asked": _l("Both asked how the internship went"),
        "internship.assessed": _l("The company said how it went"),
        "internship.assessment_received": _l("The company's assessment came on paper or by phone"),
        "internship.person_said": _l("The person said how it was"),
        "internship.person_answered": _l("The person answered the company's assessment"),
        "internship.completed": _l("Internship completed"),
        "internship.aborted": _l("Ended early"),
        "internship.cancelled": _l("Called off"),
    },
    states={each.value: each.label for each in (*InternshipState, *RequestAnswer, *Party)},
    reasons={each.value: each.label for each in (*AbortReason, *RequestMatter, *KeyWay, *SignChannel, *ScanKind)},
)
