"""Desks of placements."""
