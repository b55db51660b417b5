"""The outbox: facts are announced beside the fact, a worker delivers them."""

from portal.kernel.outbox.announce import announce
from portal.kernel.outbox.topics import Listener, Topics, follows, merge, writes

__all__ = ["Listener", "Topics", "announce", "follows", "merge", "writes"]
