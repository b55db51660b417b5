"""The outbox: facts are announced beside the fact, a worker delivers them."""

from portal.kernel.outbox.announce import announce
from portal.kernel.outbox.topics import Follow, Listener, Topics, WriteLetters, follows, merge, writes

__all__ = ["Follow", "Listener", "Topics", "WriteLetters", "announce", "follows", "merge", "writes"]
