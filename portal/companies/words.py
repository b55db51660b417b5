"""Words of companies, and the state table of a partner company."""

from portal.kernel.access import Role
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.states import StateTable, move
from portal.kernel.words import Word


class CompanyState(Word):
    """Where a partner company stands."""

    LEAD = "lead", _l("Lead")
    REGISTERED = "registered", _l("Signed up")
    IN_REVIEW = "in_review", _l("In review")
    ACTIVE = "active", _l("Partner")
    REJECTED = "rejected", _l("Not accepted")
    DORMANT = "dormant", _l("Dormant")
    BLOCKED = "blocked", _l("Blocked")
    LEFT = "left", _l("Left")


S = CompanyState
COMPANY_STATES = StateTable(
    (
        move("register", S.LEAD, S.REGISTERED, Role.ADVISOR, Role.COORDINATOR),
        move("review", {S.LEAD, S.REGISTERED}, S.IN_REVIEW, Role.ADVISOR, Role.COORDINATOR),
        move("approve", S.IN_REVIEW, S.ACTIVE, Role.COORDINATOR),
        move("reject", {S.REGISTERED, S.IN_REVIEW}, S.REJECTED, Role.COORDINATOR),
        move("reconsider", S.REJECTED, S.IN_REVIEW, Role.COORDINATOR),
        move("rest", S.ACTIVE, S.DORMANT, Role.ADVISOR, Role.COORDINATOR),
        move("wake", S.DORMANT, S.ACTIVE, Role.ADVISOR, Role.COORDINATOR),
        move("block", {S.REGISTERED, S.IN_REVIEW, S.ACTIVE, S.DORMANT}, S.BLOCKED, Role.COORDINATOR),
        move("unblock", S.BLOCKED, S.IN_REVIEW, Role.COORDINATOR),
        move("join", S.LEAD, S.LEFT, Role.ADVISOR, Role.COORDINATOR),
        move("leave", {S.REGISTERED, S.IN_REVIEW, S.ACTIVE, S.DORMANT, S.REJECTED}, S.LEFT, Role.EMPLOYER, Role.COORDINATOR),
    )
)


class CompanySource(Word):
    """How a company came to us."""

    PORTAL = "portal", _l("Portal")
    PHONE = "phone", _l("Phone")
    VISIT = "visit", _l("Visit")
    IMPORT = "import", _l("Import")


class Interest(Word):
    """What a company would like to offer."""

    INTERNSHIP = "internship", _l("Internships")
    VACANCY = "vacancy", _l("Jobs")
    APPRENTICESHIP = "apprenticeship", _l("Apprenticeships")
    ADVICE = "advice", _l("First of all, advice")


class MemberRole(Word):
    """What a member may do for the company."""

    ADMIN = "admin", _l("may manage the team")
    MEMBER = "member", _l("works with openings and proposals")


class TrainingAuthorisation(Word):
    """Whether the company may train apprentices (sections 27 to 33 BBiG)."""

    NONE = "none", _l("not asked for yet")
    IN_CLARIFICATION = "in_clarification", _l("being clarified with the chamber")
    CONFIRMED = "confirmed", _l("confirmed by the chamber")


class HintKind(Word):
    """What a coordinator should look at before deciding."""

    SIMILAR_NAME = "similar_name", _l("Similar name, same postcode")
    MAIL_FITS_WEBSITE = "mail_fits_website", _l("The e-mail address belongs to the website")
    MAIL_DIFFERS = "mail_differs", _l("The e-mail address does not belong to the website")
    FREE_MAIL = "free_mail", _l("Free e-mail address")
    NO_MAIL = "no_mail", _l("Nobody has an account yet")


class ListScope(Word):
    """Whose companies a list shows."""

    MINE = "mine", _l("My companies")
    ALL = "all", _l("All companies")


class CompanyAct(Word):
    """What the history of a company tells."""

    REGISTERED = "company.registered", _l("Signed up, e-mail address proved")
    ENTERED = "company.entered", _l("Entered by us")
    CONFIRMED = "company.confirmed", _l("Confirmed by the company")
    VISITED = "company.visited", _l("Called or visited")
    APPROVED = "company.approved", _l("Accepted as a partner")
    REJECTED = "company.rejected", _l("Not accepted")
    RECONSIDERED = "company.reconsidered", _l("Taken up again")
    RESTED = "company.rested", _l("Put to rest")
    WOKEN = "company.woken", _l("Active again")
    BLOCKED = "company.blocked", _l("Blocked")
    UNBLOCKED = "company.unblocked", _l("No longer blocked")
    TRUSTED = "company.trusted", _l("May publish without review")
    DISTRUSTED = "company.distrusted", _l("Publishes with review again")
    CHANGED = "company.changed", _l("Details corrected")
    SITE_ADDED = "company.site_added", _l("Site added")
    SITE_CHANGED = "company.site_changed", _l("Site corrected")
    TRAINING_NOTED = "company.training_noted", _l("Training authorisation noted")
    ASSIGNED = "company.assigned", _l("Contact person changed")
    JOINED = "company.joined", _l("Joined with a lead")
    NOTES_ASKED = "notes.asked", _l("Asked to delete notes about people")
    NOTES_DELETED = "notes.deleted", _l("Notes about people deleted, as the company says")
    LEFT = "company.left", _l("Left, data deleted")
    MEMBER_INVITED = "member.invited", _l("Member invited")
    MEMBER_REMOVED = "member.removed", _l("Member removed")
    MEMBER_CHANGED = "member.changed", _l("Rights of a member changed")
