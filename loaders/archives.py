"""Zip archives opened safely: nothing is written to disk, and nothing in them is believed."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import BinaryIO, Final

from loaders.limits import Limits
from loaders.origin import File, Origin
from loaders.records import Problem, Refused

LOCAL_HEADER: Final = 30
"""Bytes that stand at least before a member (APPNOTE.TXT of PKWARE, 4.3.7)."""
ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENTRY = b"PK\x01\x02"
RATIO_COUNTS_FROM = 100_000
"""Bytes below which the ratio is not looked at: a short repetitive file is no bomb."""

FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
)
"""All that ``zipfile`` raises on archives that are damaged or made to do harm."""


def is_zip(origin: Origin) -> bool:
    """Whether it calls itself a zip, by its name or its first bytes."""
    with origin.open() as stream:
        return stream.read(4) in ZIP_STARTS or origin.name.lower().endswith(".zip")


def members(origin: Origin, limits: Limits) -> list[File]:
    """The files of a zip archive, folders, hidden files and macOS's own left out.

    A member is inflated as it is read; its bytes are counted then, and all members that are read
    share ``limits.archive_bytes``. Raises ``Refused``, here or while reading, for what is not a
    zip, is damaged, encrypted, too large or too much inflated, has too many members, or members
    whose names lead out of the archive.
    """
    _check_count(origin, limits)
    with _refusing(origin.name), origin.open() as stream, zipfile.ZipFile(stream) as archive:
        infos = archive.infolist()
    for info in infos:
        _check_member(info, file=origin.name)
    _check_apart(infos, file=origin.name)
    reading = _Reading(origin, limits, origin.size())
    return [reading.file(info) for info in infos if _is_wanted(info)]


def holds_archive(files: list[File]) -> bool:
    """Whether one of the files is an archive in turn; archives inside archives are not opened."""
    return any(file.name.lower().endswith((".zip", ".7z", ".rar", ".tar", ".gz")) for file in files)


@dataclass
class _Reading:
    """One archive of ``size`` bytes being read: how many bytes each member has given so far."""

    origin: Origin
    limits: Limits
    size: int
    inflated: dict[int, int] = field(default_factory=dict[int, int])

    def file(self, info: zipfile.ZipInfo) -> File:
        name = f"{self.origin.name}/{info.filename}"
        return File(name, lambda: self._open(info), self.origin.encoding)

    def _open(self, info: zipfile.ZipInfo) -> BinaryIO:
        return io.BufferedReader(_Inflating(self, info))

    def count(self, info: zipfile.ZipInfo, given: int) -> None:
        """Notes that a member has given so many bytes; refuses what is too much."""
        seen = self.inflated.get(info.header_offset, 0)
        self.inflated[info.header_offset] = max(seen, given)
        if sum(self.inflated.values()) > self.limits.archive_bytes:
            raise self._bomb(f"more than {self.limits.archive_bytes:,} bytes")
        ratio = self.limits.archive_ratio
        # A member cannot be packed into more bytes than the archive has, whatever it says.
        packed = min(info.compress_size, self.size)
        if given > max(RATIO_COUNTS_FROM, ratio * packed):
            raise self._bomb(f"more than {ratio} times its size")

    def _bomb(self, what: str) -> Refused:
        message = f"The archive unpacks to {what}."
        advice = "Unpack it yourself, check it, and load the file that is needed."
        return Refused(Problem(self.origin.name, message, advice=advice))


class _Inflating(io.RawIOBase):
    """One member's bytes, counted as they are inflated; a fault is a ``Refused``."""

    def __init__(self, reading: _Reading, info: zipfile.ZipInfo) -> None:
        self._reading = reading
        self._info = info
        self._given = 0
        self._stream = reading.origin.open()
        with _refusing(reading.origin.name, closing=self._stream):
            self._archive = zipfile.ZipFile(self._stream)
            self._member = self._archive.open(info)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        with _refusing(self._reading.origin.name):
            data = self._member.read(len(buffer))
        self._given += len(data)
        self._reading.count(self._info, self._given)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


def _check_apart(infos: list[zipfile.ZipInfo], *, file: str) -> None:
    """Refuses an archive whose members lie in each other: one and the same bytes would be unpacked
    as often as they are named (https://www.bamsoftware.com/hacks/zipbomb/)."""
    placed = sorted(infos, key=lambda info: info.header_offset)
    for one, following in pairwise(placed):
        if one.header_offset + LOCAL_HEADER + one.compress_size > following.header_offset:
            message = "Two members of the archive lie in the same place."
            advice = "Pack the files anew, or load the one that is needed."
            raise Refused(Problem(file, message, advice=advice))


@contextmanager
def _refusing(name: str, *, closing: BinaryIO | None = None) -> Generator[None]:
    """Turns what ``zipfile`` raises into ``Refused``; then closes the stream given."""
    try:
        yield
    except FAULTS as error:
        if closing is not None:
            closing.close()
        message = f"The file is not a whole zip archive: {error or type(error).__name__}."
        advice = "Download or copy it again, or unpack it and load the file inside."
        raise Refused(Problem(name, message, advice=advice)) from error


def _check_count(origin: Origin, limits: Limits) -> None:
    """Counts the entries by their signature, before a list of millions is built in memory."""
    entries = 0
    with origin.open() as stream:
        while chunk := stream.read(1_000_000):
            entries += chunk.count(ENTRY)
    if entries > limits.archive_members:
        message = f"The archive has more than {limits.archive_members:,} files."
        advice = "Unpack it and load the file that is needed."
        raise Refused(Problem(origin.name, message, advice=advice))


def _check_member(info: zipfile.ZipInfo, *, file: str) -> None:
    if _leads_out(info.orig_filename) or _leads_out(info.filename):
        message = f"The archive holds a name that leads out of it: {info.filename[:80]!r}."
        advice = "Make the archive again from inside its folder."
        raise Refused(Problem(file, message, advice=advice))
    if info.flag_bits & 0x1:
        advice = "Unpack it with its password and load the file inside."
        raise Refused(Problem(file, "The archive is encrypted.", advice=advice))
    if info.compress_type not in METHODS:
        message = "The archive is packed by a method other than deflate."
        raise Refused(Problem(file, message, advice="Unpack it and load the file inside."))


def _leads_out(name: str) -> bool:
    parts = re.split(r"[/\\]", name)
    return parts[0] == "" or ":" in parts[0] or ".." in parts


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    parts = info.filename.split("/")
    return not info.is_dir() and parts[0] != "__MACOSX" and not parts[-1].startswith(".")
