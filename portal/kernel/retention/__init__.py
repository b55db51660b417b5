"""How long things are kept: dated rules as rows, and what each part of the house says about what it keeps."""

from portal.kernel.retention.kept import Holds, Kept
from portal.kernel.retention.periods import Period, RuleBook, months_later, rule_book
from portal.kernel.retention.subjects import Going, Hold, Part, Staying

__all__ = ["Going", "Hold", "Holds", "Kept", "Part", "Period", "RuleBook", "Staying", "months_later", "rule_book"]
