"""The visitors' front: what KAI is, what is open, how to join in."""
