"""The invented people of the demo, and what each of them is there for."""

from dataclasses import dataclass
from typing import Any

from portal.kernel.i18n import lazy_gettext as _l


@dataclass(frozen=True)
class DemoPerson:
    """Somebody to be for a while: address of the account, and a sentence about their day."""

    email: str
    role: Any
    sentence: Any


PEOPLE = {
    "employer": DemoPerson(
        "katrin.lindner@baeckerei-lindner.example",
        _l("Company"),
        _l("Runs a bakery, offers an internship and has a proposal to answer."),
    ),
    "employer2": DemoPerson(
        "jens.schoene@elektro-schoene.example",
        _l("Company"),
        _l("Runs an electrician’s business and knows the portal from another side."),
    ),
    "advisor": DemoPerson(
        "nadja.brandt@kai.example",
        _l("Advisor"),
        _l("Looks after participants and companies, proposes and calls."),
    ),
    "advisor2": DemoPerson(
        "samira.haddad@kai.example",
        _l("Advisor"),
        _l("Works at another site, with other companies and participants."),
    ),
    "coordinator": DemoPerson(
        "ralf.vogt@kai.example",
        _l("Coordinator"),
        _l("Approves companies, invites colleagues and keeps the sites."),
    ),
}
