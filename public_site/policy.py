"""Visitors' pages are for everyone."""

from portal.kernel.access import EVERYONE, allow

LOOK = allow(*EVERYONE)
