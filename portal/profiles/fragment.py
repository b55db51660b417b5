"""The masked profile as the very bytes a company gets, for pages around it that speak another language."""

from markupsafe import Markup

from portal.kernel.i18n import DEFAULT_LANGUAGE, LANGUAGE_NAMES, current_language, speaking
from portal.kernel.web.render import draw
from portal.profiles.view import MaskedProfile


def shown_language() -> str:
    """Return the language in which a company reads the profile: that of the page, where companies read it too."""
    return current_language() if current_language() in LANGUAGE_NAMES else DEFAULT_LANGUAGE


def fragment_of(profile: MaskedProfile) -> Markup:
    """Return the profile as a company gets it; compose it while `speaking(shown_language())`."""
    with speaking(shown_language()):
        return draw("profiles/alone.html", profile=profile).strip()
