"""What the chapters are called in the document that a person takes along: in every language of theirs."""

from collections.abc import Mapping
from typing import Final

from portal.kernel.errors import Sentence
from portal.kernel.i18n import lazy_gettext as _l

HEADINGS: Final[Mapping[str, Sentence]] = {
    "candidates_candidate": _l("About me"),
    "candidates_language": _l("Languages"),
    "candidates_experience": _l("Work I have done"),
    "candidates_competence": _l("What I can do"),
    "candidates_course_enrolment": _l("German course"),
    "candidates_course_hour": _l("Times of the course"),
    "candidates_text": _l("Texts for my profile"),
    "candidates_personal_link": _l("My personal links"),
    "candidates_published_profile": _l("Profiles made of my record"),
    "profiles_profile": _l("My profile without my name"),
    "profiles_competence": _l("What stands in these profiles"),
    "proposals_proposal": _l("Proposals to companies"),
    "proposals_consent": _l("What I was asked, and my answers"),
    "messages_message": _l("What the company and my advisor wrote to each other"),
    "internships_internship": _l("Internships"),
    "internships_authority_request": _l("What authorities were asked for my internship"),
    "internships_assessment": _l("How my internship went"),
    "internships_agreement": _l("Agreements about my internship"),
    "internships_kit": _l("My first day in the company"),
    "internships_scan": _l("Scans of signed paper"),
    "internships_signature": _l("Who signed, when and how"),
    "internships_sign_key": _l("Links and codes for signing"),
    "placements_placement": _l("Work found"),
    "placements_follow_up": _l("How the work is going"),
    "retention_code": _l("Codes for my data"),
    "retention_request": _l("What I asked for"),
    "contacts_log_entry": _l("Conversations"),
    "contacts_task": _l("Tasks of the team about me"),
    "kernel_sign_in": _l("When my page was open"),
    "kernel_outbox": _l("Messages inside the portal"),
    "kernel_audit_entry": _l("Who did what, when"),
}
