"""Internships: planned, approved, running, over."""
