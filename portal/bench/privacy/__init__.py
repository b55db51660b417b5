"""What the portal keeps to itself, in numbers: one part a module, each with `TITLE` and `measure()` that yields its figures.

Explained line by line in docs/privacy.md. Everything is invented and drawn with a fixed seed: the same code, the same figures.
"""
