"""What keeps people's names unreadable in the database, and still lets advisors find them."""

from portal.kernel.crypto.columns import Encrypted, EncryptedBytes, EncryptedDate, EncryptedJSON, EncryptedText
from portal.kernel.crypto.keys import KeyRing, KeysMissing, KeyUnknown, install_key_ring, new_key
from portal.kernel.crypto.names import MAX_TOKEN_LENGTH, blind_index, install_index_key, name_tokens, search_tokens
from portal.kernel.crypto.rotation import rotate_columns

__all__ = [
    "MAX_TOKEN_LENGTH",
    "Encrypted",
    "EncryptedBytes",
    "EncryptedDate",
    "EncryptedJSON",
    "EncryptedText",
    "KeyRing",
    "KeyUnknown",
    "KeysMissing",
    "blind_index",
    "install_index_key",
    "install_key_ring",
    "name_tokens",
    "new_key",
    "rotate_columns",
    "search_tokens",
]
