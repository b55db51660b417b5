"""The coordinators' desk of the website: its views stand in four files."""

from portal.published.web import coordinator_figures, coordinator_logos, coordinator_news, coordinator_texts
from portal.published.web.coordinator_desk import desk

__all__ = ["coordinator_figures", "coordinator_logos", "coordinator_news", "coordinator_texts", "desk"]
