"""Desks, pages and frames. For people who know Flask: see README.md beside this file."""

from portal.kernel.web.desk import Desk
from portal.kernel.web.frame import ContactCard, FrameSources, Link, NavigationEntry, start_page_of
from portal.kernel.web.page import Answer, Page

__all__ = ["Answer", "ContactCard", "Desk", "FrameSources", "Link", "NavigationEntry", "Page", "start_page_of"]
