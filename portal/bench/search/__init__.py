"""How fast openings are found, against SQLite's own full-text search over the same tokens."""
