"""Who a badge is about, as a salted hash.

Open Badges 2.0, IdentityObject and IdentityHash: the digest is taken over the identity
with the salt appended, in UTF-8, with nothing between them.
"""

import hashlib
import secrets
from collections.abc import Mapping

SALT_BYTES = 16


def normal(email: str) -> str:
    """An address as it is hashed: without blanks around it, in lower case.

    The hash is of exact bytes, so Ana@x.edu and ana@x.edu would be two people.
    """
    return email.strip().lower()


def hashed_identity(email: str, salt: str) -> str:
    """The published form of an address: ``sha256$`` and 64 hexadecimal digits."""
    if not normal(email):
        raise ValueError("An identity needs an email address.")
    digest = hashlib.sha256((normal(email) + salt).encode()).hexdigest()
    return f"sha256${digest}"


def new_salt() -> str:
    """A random salt, a new one for each assertion.

    With one salt for all, the badges of one person would carry one hash and could be
    gathered by anybody.
    """
    return secrets.token_hex(SALT_BYTES)


def identity_object(identity: str, salt: str) -> dict[str, object]:
    """The IdentityObject for a hash that is already known."""
    return {"type": "email", "hashed": True, "salt": salt, "identity": identity}


def recipient(email: str, salt: str) -> dict[str, object]:
    """The IdentityObject for an address. Raises ValueError when the address is blank."""
    return identity_object(hashed_identity(email, salt), salt)


def is_recipient(email: str, about: Mapping[str, object]) -> bool:
    """Whether a hashed IdentityObject is about this address. A blank address never is."""
    salt, identity = about.get("salt", ""), about.get("identity")
    if not (isinstance(salt, str) and isinstance(identity, str) and normal(email)):
        return False
    return identity.lower() == hashed_identity(email, salt)
