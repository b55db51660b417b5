"""Words that speak of origin, belief, health, family; names that are the same in two languages."""

from portal.redaction.lexicon.equal_names import EQUAL_NAMES

__all__ = ["EQUAL_NAMES"]
