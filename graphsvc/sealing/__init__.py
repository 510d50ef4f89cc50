"""Encryption of private values, and blind indexes over them.

Each subject (an organisation, a user) has keys of its own: one for sealing (AES-256-GCM) and one
for blind indexes (HMAC-SHA-256 as a PRF). Both are Tink keysets and stand in one key file outside
the database, so that a stolen database or backup tells no name, and destroying a subject's keys
makes all that was sealed under them unreadable, in every backup too.

A sealed value is bound to its place (label, id, field): moved to another row it does not open.

Keys for sealing are rotated while everything runs: every subject gets a newer key beside those that
it has, what is sealed from then on is sealed under the newer one, and all of them open until the
older ones are retired. A sealed value begins with the number of its key, so which are older is told
without opening them. Keys of blind indexes are not rotated (see docs/security.md).

Where the installation has a secret for it, the key file itself is sealed under that (AES-256-GCM):
whoever steals the file has nothing without the secret, which comes from elsewhere.
"""

from graphsvc.sealing.file import Rotation, secrets_of
from graphsvc.sealing.ring import Kept, KeyRing, Place, key_ring

__all__ = ["Kept", "KeyRing", "Place", "Rotation", "key_ring", "secrets_of"]
