"""The ways through the house: navigation by audience, footer, ways on from what has ended."""

from collections.abc import Mapping

from portal.kernel.access import Role
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web import NavigationEntry

NAVIGATION: Mapping[Role, tuple[NavigationEntry, ...]] = {
    Role.VISITOR: (
        NavigationEntry(_l("For companies"), "public.companies", "home"),
        NavigationEntry(_l("How it works"), "public.how_it_works", "list"),
        NavigationEntry(_l("Places and jobs"), "public.openings", "bag"),
        NavigationEntry(_l("About KAI"), "public.about", "people"),
        NavigationEntry(_l("Sign in"), "public_accounts.sign_in", "person"),
        NavigationEntry(_l("Become a partner"), "public.register", "plus"),
    ),
    Role.CANDIDATE: (NavigationEntry(_l("My page"), "candidate_proposals.index", "person"),),
    Role.EMPLOYER: (
        NavigationEntry(_l("Start"), "employer_home.index", "home"),
        NavigationEntry(_l("My places"), "employer_openings.index", "bag"),
        NavigationEntry(_l("Proposals"), "employer_proposals.index", "people"),
        NavigationEntry(_l("My company"), "employer_companies.show", "tools"),
        NavigationEntry(_l("Internships"), "employer_internships.index", "calendar"),
    ),
    Role.ADVISOR: (
        NavigationEntry(_l("Today"), "advisor_home.index", "home"),
        NavigationEntry(_l("People"), "advisor_candidates.index", "people"),
        NavigationEntry(_l("Companies"), "advisor_companies.index", "bag"),
        NavigationEntry(_l("Proposals"), "advisor_proposals.index", "message"),
        NavigationEntry(_l("Internships"), "advisor_internships.index", "calendar"),
        NavigationEntry(_l("Places"), "advisor_openings.index", "eye"),
    ),
    Role.COORDINATOR: (
        NavigationEntry(_l("Today"), "coordinator_home.index", "home"),
        NavigationEntry(_l("Decide"), "coordinator_companies.waiting", "check"),
        NavigationEntry(_l("Tasks"), "advisor_contacts.tasks", "list"),
        NavigationEntry(_l("Companies"), "advisor_companies.index", "bag"),
        NavigationEntry(_l("Places"), "advisor_openings.index", "eye"),
        NavigationEntry(_l("Figures"), "coordinator_reports.line", "eye"),
        NavigationEntry(_l("Team"), "coordinator_accounts.staff", "people"),
        NavigationEntry(_l("Website"), "coordinator_published.texts", "globe"),
    ),
}

FOOTER: tuple[tuple[object, tuple[NavigationEntry, ...]], ...] = (
    (
        _l("For companies"),
        (
            NavigationEntry(_l("Become a partner"), "public.register"),
            NavigationEntry(_l("Internship: 4 to 6 weeks"), "public.internship"),
            NavigationEntry(_l("Train apprentices"), "public.apprenticeship"),
            NavigationEntry(_l("Questions and answers"), "public.questions"),
        ),
    ),
    (
        _l("For participants"),
        (
            NavigationEntry(_l("What is KAI?"), "public.participants"),
            NavigationEntry(_l("Easy language"), "public.easy_german"),
            NavigationEntry(_l("Glossary"), "public.glossary"),
        ),
    ),
    (
        _l("Contact"),
        (
            NavigationEntry(_l("Arrange a call"), "public.contact"),
            NavigationEntry(_l("Our sites"), "public.sites"),
            NavigationEntry(_l("News"), "public.news"),
            NavigationEntry(_l("Report a barrier"), "public.report_barrier"),
        ),
    ),
    (
        _l("Legal"),
        (
            NavigationEntry(_l("Imprint"), "public.imprint"),
            NavigationEntry(_l("Privacy"), "public.privacy"),
            NavigationEntry(_l("Accessibility"), "public.accessibility"),
            NavigationEntry(_l("Check an agreement"), "public_internships.check"),
        ),
    ),
)

# Where to go from a page that has ended.
WAYS_ON: Mapping[str, tuple[object, str]] = {"public.opening": (_l("All open places"), "public.openings")}
