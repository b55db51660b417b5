"""Desks of the start pages."""
