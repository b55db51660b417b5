"""All pages of the visitors' desk: importing them here puts their routes on it."""

from public_site import calling, feeds, joining, news, openings, reading, sites, staying, views
from public_site.desk import desk

__all__ = ["calling", "desk", "feeds", "joining", "news", "openings", "reading", "sites", "staying", "views"]
