"""Desks of internships."""
