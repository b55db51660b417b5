"""Which consent texts count by themselves: the operator says so."""

from flask import current_app

from portal.kernel.settings import Settings


def reviewed_languages() -> frozenset[str]:
    """Return the languages whose consent texts somebody has reviewed."""
    settings: Settings = current_app.extensions["portal_settings"]
    return settings.reviewed
