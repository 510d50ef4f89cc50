"""Encryption of private values, and blind indexes over them.

Each subject (an organisation, a user) has keys of its own: one for sealing (AES-256-GCM) and one
for blind indexes (HMAC-SHA-256 as a PRF). Both are Tink keysets and stand in one key file outside
the database, so that a stolen database or backup tells no name, and destroying a subject's keys
makes all that was sealed under them unreadable, in every backup too.

A sealed value is bound to its place (label, id, field): moved to another row it does not open.
"""

import fcntl
import json
import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

import tink  # pyright: ignore[reportMissingTypeStubs]
from tink import (  # pyright: ignore[reportMissingTypeStubs]
    aead,
    json_proto_keyset_format,
    prf,
    secret_key_access,
)

from graphsvc.errors import Defect

Primitive = TypeVar("Primitive")

_BLIND_BYTES = 16
_TOKEN_BYTES = 6

aead.register()
prf.register()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value stands."""

    label: str
    id: str
    field: str

    def bound(self) -> bytes:
        """The associated data that ties the value to its place."""
        return f"{self.label}|{self.id}|{self.field}".encode()


class KeyRing:
    """The key file. Processes share it: changes are made under a file lock and seen by all."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: tuple[int, int] = (0, 0)
        self._keys: dict[str, dict[str, str]] = {}
        self._open: dict[tuple[str, str], Any] = {}

    def create(self, subject: str) -> None:
        """Makes the keys of a new subject; nothing happens when it has some."""
        with self._exclusive():
            if subject not in self._keys:
                self._keys[subject] = {"seal": _new_key(_SEALING), "blind": _new_key(_BLINDING)}
                self._save()

    def destroy(self, subject: str) -> None:
        """Forgets a subject's keys for good: what was sealed under them cannot be opened again."""
        with self._exclusive():
            self._keys.pop(subject, None)
            self._save()

    def seal(self, subject: str, text: str, *, place: Place) -> bytes:
        """Encrypts a text under a subject's key, for one place."""
        return self.seal_bytes(subject, text.encode(), place=place)

    def open(self, subject: str, sealed: bytes, *, place: Place) -> str:
        """Decrypts what :meth:`seal` made. Raises ``Defect`` for another key, place or value."""
        return self.open_bytes(subject, sealed, place=place).decode()

    def seal_bytes(self, subject: str, data: bytes, *, place: Place) -> bytes:
        """Like :meth:`seal`, for bytes."""
        return self._aead(subject).encrypt(data, place.bound())

    def open_bytes(self, subject: str, sealed: bytes, *, place: Place) -> bytes:
        """Like :meth:`open`, for bytes."""
        try:
            return self._aead(subject).decrypt(bytes(sealed), place.bound())
        except tink.TinkError as error:
            raise Defect(
                f"A sealed {place.label}.{place.field} does not open with the key of its owner.",
                advice="Restore the key file that belongs to this database.",
            ) from error

    def blind(self, subject: str, text: str) -> str:
        """A keyed fingerprint: equal texts of one subject give equal fingerprints, and nobody
        without the key can tell which text it was. 32 hexadecimal digits."""
        return self._prf(subject).compute(text.encode(), _BLIND_BYTES).hex()

    def token(self, subject: str, text: str) -> str:
        """A short fingerprint for searching (12 hexadecimal digits)."""
        return self._prf(subject).compute(b"token|" + text.encode(), _TOKEN_BYTES).hex()

    def _aead(self, subject: str) -> aead.Aead:
        return self._primitive(subject, "seal", lambda handle: handle.primitive(aead.Aead))

    def _prf(self, subject: str) -> prf.Prf:
        return self._primitive(
            subject, "blind", lambda handle: handle.primitive(prf.PrfSet).primary()
        )

    def _primitive(
        self, subject: str, kind: str, build: Callable[[tink.KeysetHandle], Primitive]
    ) -> Primitive:
        self._refresh()
        if (subject, kind) not in self._open:
            if subject not in self._keys:
                raise Defect(
                    f"The key file has no keys of {subject}.",
                    advice="Restore the key file that belongs to this database.",
                )
            handle = json_proto_keyset_format.parse(
                self._keys[subject][kind], secret_key_access.TOKEN
            )
            self._open[subject, kind] = build(handle)
        return self._open[subject, kind]

    def _refresh(self) -> None:
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return
        stamp = (status.st_mtime_ns, status.st_ino)
        if stamp != self._stamp:
            self._keys = json.loads(self._path.read_text("utf-8"))["keys"]
            self._stamp = stamp
            self._open.clear()

    @contextmanager
    def _exclusive(self) -> Generator[None]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._refresh()
            yield

    def _save(self) -> None:
        """Replaces the file at once, so that a crash leaves the old or the new one."""
        part = self._path.with_suffix(".part")
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            json.dump({"format": 1, "keys": self._keys}, file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self._path)
        self._refresh()


# The templates of Tink are untyped protocol buffers.
_SEALING = cast("Any", aead.aead_key_templates.AES256_GCM)  # pyright: ignore[reportUnknownMemberType]
_BLINDING = cast("Any", prf.prf_key_templates.HMAC_SHA256)  # pyright: ignore[reportUnknownMemberType]


def _new_key(template: Any) -> str:
    handle = tink.new_keyset_handle(template)  # pyright: ignore[reportUnknownMemberType]
    return json_proto_keyset_format.serialize(handle, secret_key_access.TOKEN)


@lru_cache
def key_ring(path: Path) -> KeyRing:
    """The key ring of a file, one per process."""
    return KeyRing(path)
