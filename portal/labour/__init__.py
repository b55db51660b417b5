"""The vocabulary of work that openings and profiles share; knows no company and no person."""
