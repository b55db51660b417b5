"""The desk of tasks, notes and call-backs."""
