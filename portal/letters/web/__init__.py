"""Desks of letters."""

from portal.letters.web import members, public

DESKS = (members.desk, public.desk)
