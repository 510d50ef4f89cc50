"""The key ring: what seals, opens and makes fingerprints by the keys of a key file."""

import fcntl
import os
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from tink import TinkError, aead, prf  # pyright: ignore[reportMissingTypeStubs]

from graphsvc.errors import Defect
from graphsvc.sealing.file import KeyFile, Rotation, is_sealed, opened, secrets_of, written
from graphsvc.sealing.keysets import (
    BLINDING,
    SEALING,
    blinder,
    key_number,
    new_keyset,
    newest_alone,
    older_keys,
    sealer,
    with_newer,
)
from graphsvc.settings import settings

Primitive = TypeVar("Primitive")

_BLIND_BYTES = 16
_TOKEN_BYTES = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value stands."""

    label: str
    id: str
    field: str

    def bound(self) -> bytes:
        """The associated data that ties the value to its place."""
        return f"{self.label}|{self.id}|{self.field}".encode()


@dataclass(frozen=True, slots=True)
class Kept:
    """What may be told of a key file: how many subjects it has, how many of them have older keys
    too, and when the oldest and the newest of their newest keys were made, in milliseconds since
    1970; none where that is not known."""

    subjects: int
    with_older: int
    oldest: int | None
    newest: int | None
    rotation: Rotation | None


@dataclass(frozen=True, slots=True)
class _Read:
    """A key file as it was read, and what was made of it since; never changed to be another one,
    so whoever has it has keys that belong together."""

    stamp: tuple[int, int, int]
    file: KeyFile
    primitives: dict[tuple[str, str], Any] = field(default_factory=dict[tuple[str, str], Any])
    older: dict[str, frozenset[int]] = field(default_factory=dict[str, frozenset[int]])

    def aead(self, subject: str) -> aead.Aead:
        return self._primitive(subject, "seal", sealer)

    def prf(self, subject: str) -> prf.Prf:
        return self._primitive(subject, "blind", blinder)

    def is_older(self, subject: str, sealed: bytes) -> bool:
        """Whether a value is sealed under one of the subject's keys that is not the newest."""
        if subject not in self.file.keys:
            return False
        if subject not in self.older:
            self.older[subject] = older_keys(self.file.keys[subject]["seal"])
        return key_number(sealed) in self.older[subject]

    def _primitive(self, subject: str, kind: str, build: Callable[[str], Primitive]) -> Primitive:
        if (subject, kind) not in self.primitives:
            if subject not in self.file.keys:
                raise Defect(
                    f"The key file has no keys of {subject}.",
                    advice="Restore the key file that belongs to this database.",
                )
            self.primitives[subject, kind] = build(self.file.keys[subject][kind])
        return self.primitives[subject, kind]


class KeyRing:
    """The key file. Processes share it: changes are made under a file lock and seen by all."""

    def __init__(self, path: Path, *, secrets_of_file: Sequence[bytes] = ()) -> None:
        """``secrets_of_file`` are 32 bytes each: the first seals the file, all open it."""
        self._path = path
        self._secrets = tuple(secrets_of_file)
        self._read = _Read((0, 0, 0), KeyFile())

    def has(self, subject: str) -> bool:
        """Whether there are keys of a subject."""
        return subject in self._current().file.keys

    def create(self, subject: str) -> None:
        """Makes the keys of a new subject; nothing happens when it has some."""
        with self._exclusive() as file:
            if subject not in file.keys:
                made = {"seal": new_keyset(SEALING), "blind": new_keyset(BLINDING)}
                keys = {**file.keys, subject: {**made, "made": str(_now_ms())}}
                self._save(replace(file, keys=keys))

    @contextmanager
    def of_new(self, subject: str) -> Generator[None]:
        """Makes the keys of a new subject within the transaction that makes it, whose id is new at
        every attempt. They go where the block fails, for then nothing was made; once it has not,
        they stay: whether a commit went through is not always known."""
        self.create(subject)
        try:
            yield
        except BaseException:
            self.destroy(subject)
            raise

    def destroy(self, subject: str) -> None:
        """Forgets a subject's keys for good, the older ones too: what was sealed under them cannot
        be opened again."""
        with self._exclusive() as file:
            self._save(
                replace(file, keys={one: has for one, has in file.keys.items() if one != subject})
            )

    def seal_file(self) -> None:
        """Seals a file that is in the clear, or under an older secret, under the first secret."""
        with self._exclusive() as file:
            if self._secrets and self._path.is_file() and not self._is_sealed_now():
                self._save(file)

    def _is_sealed_now(self) -> bool:
        """Whether the file is under the first secret already."""
        return is_sealed(self._path.read_bytes(), self._secrets[0])

    # Rotation

    def rotate(self, *, now: int) -> int:
        """Gives every subject a newer key for sealing; those that it had go on opening. Returns of
        how many subjects. ``now`` is in milliseconds since 1970."""
        with self._exclusive() as file:
            keys = {
                subject: {**has, "seal": with_newer(has["seal"]), "made": str(now)}
                for subject, has in file.keys.items()
            }
            self._save(KeyFile(keys, Rotation(now)))
            return len(keys)

    def rotation(self) -> Rotation | None:
        """The newest rotation; none where no subject has older keys."""
        return self._current().file.rotation

    def is_older(self, subject: str, sealed: bytes) -> bool:
        """Whether a value is sealed under one of the subject's older keys, and so is to be sealed
        anew. Of a subject whose keys were destroyed nothing is."""
        return self._current().is_older(subject, sealed)

    def renewed(self, subject: str, sealed: bytes, *, place: Place) -> bytes:
        """A value under the newest key of its subject: sealed anew where it is under an older one,
        else the same bytes. Raises ``Defect`` for another place or value."""
        read = self._current()
        if not read.is_older(subject, sealed):
            return sealed
        key = read.aead(subject)
        return key.encrypt(_decrypted(key, sealed, place), place.bound())

    def note_older(self, rotation: Rotation, *, now: int) -> None:
        """Notes that values under older keys were found, after a rotation that is the newest."""
        with self._exclusive() as file:
            if file.rotation == rotation:
                self._save(replace(file, rotation=replace(rotation, found=now)))

    def retire(self, rotation: Rotation) -> bool:
        """Drops all keys but the newest of each subject: what is sealed under them does not open
        any more. Whether it did; nothing happens where this rotation is not the newest, or older
        values were found since."""
        with self._exclusive() as file:
            if file.rotation != rotation:
                return False
            keys = {
                subject: {**has, "seal": newest_alone(has["seal"])}
                for subject, has in file.keys.items()
            }
            self._save(KeyFile(keys))
            return True

    def kept(self) -> Kept:
        """What may be told of the file."""
        file = self._current().file
        made = [int(has["made"]) if "made" in has else None for has in file.keys.values()]
        known = [one for one in made if one is not None]
        return Kept(
            subjects=len(file.keys),
            with_older=sum(bool(older_keys(has["seal"])) for has in file.keys.values()),
            oldest=min(known) if known and len(known) == len(made) else None,
            newest=max(known, default=None),
            rotation=file.rotation,
        )

    # Values

    def seal(self, subject: str, text: str, *, place: Place) -> bytes:
        """Encrypts a text under a subject's key, for one place."""
        return self.seal_bytes(subject, text.encode(), place=place)

    def open(self, subject: str, sealed: bytes, *, place: Place) -> str:
        """Decrypts what :meth:`seal` made. Raises ``Defect`` for another key, place or value."""
        return self.open_bytes(subject, sealed, place=place).decode()

    def seal_bytes(self, subject: str, data: bytes, *, place: Place) -> bytes:
        """Like :meth:`seal`, for bytes."""
        return self._current().aead(subject).encrypt(data, place.bound())

    def open_bytes(self, subject: str, sealed: bytes, *, place: Place) -> bytes:
        """Like :meth:`open`, for bytes."""
        return _decrypted(self._current().aead(subject), sealed, place)

    def blind(self, subject: str, text: str) -> str:
        """A keyed fingerprint: equal texts of one subject give equal fingerprints, and nobody
        without the key can tell which text it was. 32 hexadecimal digits."""
        return self._current().prf(subject).compute(text.encode(), _BLIND_BYTES).hex()

    def token(self, subject: str, text: str) -> str:
        """A short fingerprint for searching (12 hexadecimal digits)."""
        prf_ = self._current().prf(subject)
        return prf_.compute(b"token|" + text.encode(), _TOKEN_BYTES).hex()

    # The file

    def _current(self) -> _Read:
        """The file as it is now."""
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return self._read
        stamp = (status.st_mtime_ns, status.st_ino, status.st_size)
        read = self._read
        if stamp != read.stamp:
            read = _Read(stamp, opened(self._path.read_bytes(), self._secrets))
            self._read = read
        return read

    @contextmanager
    def _exclusive(self) -> Generator[KeyFile]:
        folder = self._path.parent
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(self._path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
        with os.fdopen(lock, "w") as file:
            _give(file.fileno(), folder.stat())
            fcntl.flock(file, fcntl.LOCK_EX)
            yield self._current().file

    def _save(self, held: KeyFile) -> None:
        """Replaces the file at once, so that a crash leaves the old or the new one, and the new one
        once this has returned. It stays its owner's, whoever writes it."""
        part, folder = self._path.with_suffix(".part"), self._path.parent
        owner = self._path if self._path.is_file() else folder
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            _give(file.fileno(), owner.stat())
            file.write(written(held, self._secrets))
            file.flush()
            os.fsync(file.fileno())
        part.replace(self._path)
        _keep_names(folder)


def _give(descriptor: int, owner: os.stat_result) -> None:
    """Lets a file be of the owner of another one, where whoever runs this is root: a command of an
    administrator is not to shut the service out."""
    if os.geteuid() == 0:
        os.fchown(descriptor, owner.st_uid, owner.st_gid)


def _keep_names(folder: Path) -> None:
    """Makes the names of a folder outlast a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _decrypted(key: aead.Aead, sealed: bytes, place: Place) -> bytes:
    try:
        return key.decrypt(bytes(sealed), place.bound())
    except TinkError as error:
        raise Defect(
            f"A sealed {place.label}.{place.field} does not open with the key of its owner.",
            advice="Restore the key file that belongs to this database.",
        ) from error


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


def key_ring(path: Path) -> KeyRing:
    """The key ring of a file, one per process. A file in the clear is sealed where the settings
    have a secret. Raises ``Defect`` for a file that does not open."""
    return _ring(path, secrets_of(settings()))


@lru_cache
def _ring(path: Path, wrapping: tuple[bytes, ...]) -> KeyRing:
    found = KeyRing(path, secrets_of_file=wrapping)
    found.seal_file()
    return found
