"""The ring of keys: the newest encrypts, all of them decrypt."""

from __future__ import annotations

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class KeysMissing(RuntimeError):
    """The portal was started without its keys; the text says what to do."""


class KeyUnknown(RuntimeError):
    """What is stored was encrypted with a key that is not on the ring, or was tampered with."""


class KeyRing:
    """Fernet keys, the newest first (AES-128-CBC with HMAC-SHA256)."""

    def __init__(self, keys: str) -> None:
        """Take the keys as the setting PORTAL_DATA_KEYS gives them: separated by commas."""
        written = [key.strip() for key in keys.split(",") if key.strip()]
        if not written:
            raise KeysMissing("Please set PORTAL_DATA_KEYS: 'portal keys new' makes a key.")
        try:
            fernets = [Fernet(key) for key in written]
        except ValueError as error:
            raise KeysMissing("PORTAL_DATA_KEYS holds something that is no key: 'portal keys new' makes one.") from error
        self._newest = fernets[0]
        self._ring = MultiFernet(fernets)

    def __repr__(self) -> str:
        return "KeyRing(...)"

    def encrypt(self, text: str) -> str:
        """Encrypt with the newest key; the same text looks different every time."""
        return self._newest.encrypt(text.encode()).decode("ascii")

    def decrypt(self, token: str) -> str:
        """Decrypt with whichever key of the ring fits."""
        try:
            return self._ring.decrypt(token.encode()).decode()
        except InvalidToken as error:
            raise KeyUnknown(_UNKNOWN) from error

    def rotate(self, token: str) -> str:
        """Encrypt anew with the newest key."""
        try:
            return self._ring.rotate(token.encode()).decode("ascii")
        except InvalidToken as error:
            raise KeyUnknown(_UNKNOWN) from error

    def is_current(self, token: str) -> bool:
        """Say whether the newest key encrypted this."""
        try:
            self._newest.decrypt(token.encode())
        except InvalidToken:
            return False
        return True


_UNKNOWN = (
    "Stored data cannot be decrypted: the key it was encrypted with is missing from PORTAL_DATA_KEYS, or the data was changed."
)
installed: list[KeyRing] = []


def install_key_ring(ring: KeyRing) -> None:
    """Give the ring to all encrypted columns, once, when the application starts."""
    installed[:] = [ring]


def key_ring() -> KeyRing:
    """Return the installed ring."""
    if not installed:
        raise KeysMissing("No key ring is installed: install_key_ring(KeyRing(...)) comes before the database is used.")
    return installed[0]


def new_key() -> str:
    """Make a key for PORTAL_DATA_KEYS."""
    return Fernet.generate_key().decode("ascii")
