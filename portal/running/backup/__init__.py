"""Copies of everything: made while the portal runs, sealed so that only the keeper of a key can open them, and put back."""
