"""Enquiries, call-backs, the contact log, and tasks with a due date."""
