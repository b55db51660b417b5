"""What is sent twice counts once: a double click, a resent form, two windows of one page."""

from portal.kernel.once.counting import KEPT_FOR, Sending, SentBefore, forget_old_keys

__all__ = ["KEPT_FOR", "Sending", "SentBefore", "forget_old_keys"]
