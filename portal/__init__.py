"""The partner portal of KAI - Kurs. Arbeit. Integration. (this file imports nothing, so that it opens without any package)."""

__version__ = "0.1.0"
