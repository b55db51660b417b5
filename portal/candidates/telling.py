"""How the history of a person's record is told to the team. Who only looked is not told here."""

from portal.candidates.words import CandidateState, IntakeStep
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web.records import Telling

_INTAKE = {
    "reach": IntakeStep.REACH,
    "knows": IntakeStep.LANGUAGES,
    "aims": IntakeStep.AIMS,
    "times": IntakeStep.TIMES,
}
TELLING = Telling(
    titles={
        "candidate.begun": _l("Taking in begun"),
        "candidate.entered": _l("Record opened"),
        "candidate.changed": _l("Record changed"),
        "candidate.handed_over": _l("Handed over to another advisor"),
        "profile.published": _l("Masked profile made"),
        "text.written": _l("Short text written"),
        "text.released": _l("Short text released"),
        "personal_link.created": _l("Personal link made"),
        "personal_link.used": _l("Personal link used"),
        "personal_link.revoked": _l("Personal link ended"),
        "rights_code.created": _l("Code for the person's data made"),
        "rights_code.mistaken": _l("A wrong code was typed on the person's page"),
        "rights_code.used": _l("The person opened their data with the code"),
        "rights_code.revoked": _l("Code for the person's data ended"),
        "request.made": _l("The person asked for something by right"),
        "request.answered": _l("The person's wish answered"),
        "candidate.restricted": _l("The data are kept and not used, as the person asked"),
        "candidate.unrestricted": _l("The data are used again"),
        "notes.handed_out": _l("Notes that name others were read and handed out"),
        "candidate.exported": _l("All that is held was handed out"),
        "candidate.paused": _l("Paused"),
        "candidate.resumed": _l("Resumed"),
        "candidate.placed": _l("Work found"),
        "candidate.returned": _l("Taken up again"),
        "candidate.left": _l("Accompaniment ended"),
    },
    states={state.value: state.label for state in CandidateState},
    reasons={
        **{code: step.label for code, step in _INTAKE.items()},
        "who": _l("Names"),
        "contact": _l("Contact and place"),
        "search": _l("What the person is looking for"),
        "workpermit": _l("Permission to work"),
        "internal": _l("Internal notes"),
        "levels": _l("Languages"),
        "experiences": _l("Experience"),
        "competences": _l("Competences"),
        "courses": _l("German course"),
    },
)
