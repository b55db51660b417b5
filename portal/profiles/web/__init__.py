"""Desks of masked profiles."""
