"""Keys of letters: the same again when the letters of a delivery are written anew."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

from portal.kernel.mail import Letter
from portal.kernel.outbox.leasing import Delivery


def keyed(name: str, delivery: Delivery, letters: Sequence[Letter]) -> Iterator[tuple[str, Letter]]:
    """Give each letter a key that it has again when the letters are written anew, whoever is missing then."""
    seen: Counter[str] = Counter()
    for letter in letters:
        # Hashed with the row's id: no address can be read from it, nor can rows be compared.
        digest = hashlib.sha256(f"{delivery.id} {letter.to} {letter.template}".encode()).hexdigest()[:16]
        seen[digest] += 1
        yield f"{name}.{digest}.{seen[digest]}", letter


def letter_key(delivery: Delivery, key: str) -> str:
    """Return the key of a letter among all letters of all deliveries."""
    return f"{delivery.id}.{key}"


def row_of(key: str) -> UUID:
    """Return the row of the outbox whose delivery wrote the letter of this key."""
    return UUID(key.partition(".")[0])


REFUSED: Final = "refused "


def refused(key: str) -> str:
    """Return the note that a letter was refused for good; sending again by hand wipes such notes away."""
    return f"{REFUSED}{key}"
