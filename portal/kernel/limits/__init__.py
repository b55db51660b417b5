"""How often is often enough: against robots, without puzzles for people."""

from portal.kernel.limits.counting import HOUR, Limit, RecentSenders, TooOften, count_of_person

__all__ = ["HOUR", "Limit", "RecentSenders", "TooOften", "count_of_person"]
