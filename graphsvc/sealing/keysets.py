"""Keysets of Tink: made, made newer, and what opens and tells by them."""

import json
from typing import Any, cast

import tink  # pyright: ignore[reportMissingTypeStubs]
from tink import (  # pyright: ignore[reportMissingTypeStubs]
    aead,
    json_proto_keyset_format,
    prf,
    secret_key_access,
)

aead.register()
prf.register()

# The templates of Tink are untyped protocol buffers.
SEALING = cast("Any", aead.aead_key_templates.AES256_GCM)  # pyright: ignore[reportUnknownMemberType]
BLINDING = cast("Any", prf.prf_key_templates.HMAC_SHA256)  # pyright: ignore[reportUnknownMemberType]

_PREFIX_BYTES = 5
"""Of a sealed value: a byte that says that the number of a key follows, and that."""


def new_keyset(template: Any) -> str:
    """A keyset with one key, as text."""
    handle = tink.new_keyset_handle(template)  # pyright: ignore[reportUnknownMemberType]
    return json_proto_keyset_format.serialize(handle, secret_key_access.TOKEN)


def sealer(keyset: str) -> aead.Aead:
    """Seals by the newest key of a keyset, and opens by all."""
    return _handle(keyset).primitive(aead.Aead)


def blinder(keyset: str) -> prf.Prf:
    """Makes fingerprints by the key of a keyset."""
    return _handle(keyset).primitive(prf.PrfSet).primary()


def _handle(keyset: str) -> tink.KeysetHandle:
    return json_proto_keyset_format.parse(keyset, secret_key_access.TOKEN)


def key_number(sealed: bytes) -> int | None:
    """The number of the key that a value is sealed under; none for what is too short to be one."""
    return int.from_bytes(sealed[1:_PREFIX_BYTES]) if len(sealed) >= _PREFIX_BYTES else None


def older_keys(keyset: str) -> frozenset[int]:
    """The numbers of all keys of a keyset but the newest."""
    found = json.loads(keyset)
    return frozenset(key["keyId"] for key in found["key"]) - {found["primaryKeyId"]}


def with_newer(keyset: str) -> str:
    """A keyset with a newer key, under which all is sealed from then on. Numbers stay unique."""
    found = json.loads(keyset)
    taken = {key["keyId"] for key in found["key"]}
    while True:
        newer = json.loads(new_keyset(SEALING))
        if newer["primaryKeyId"] not in taken:
            return json.dumps({**newer, "key": [*found["key"], *newer["key"]]})


def newest_alone(keyset: str) -> str:
    """A keyset with its newest key and no other."""
    found = json.loads(keyset)
    newest = [key for key in found["key"] if key["keyId"] == found["primaryKeyId"]]
    return json.dumps({**found, "key": newest})
