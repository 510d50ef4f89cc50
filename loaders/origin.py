"""Where an input comes from: bytes that somebody sent, or a file or folder of this machine."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from loaders.records import Problem, Refused


@dataclass(frozen=True, slots=True)
class File:
    """One file that can be opened as often as needed. ``name`` is what problems call it."""

    name: str
    open: Callable[[], BinaryIO]
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """An input to a loader: ``data``, or ``path`` (a file or a folder), never both.

    ``encoding`` is given only where somebody knows it (``cp1252``); without it a file is UTF-8
    unless its byte order mark says otherwise. ``columns`` says what columns of contacts mean: our
    keys (``book.KEYS``) with the names that the file gives to their columns. Raises
    ``ValueError`` for neither or both inputs.
    """

    name: str
    data: bytes | None = None
    path: Path | None = None
    encoding: str | None = None
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def __post_init__(self) -> None:
        if (self.data is None) == (self.path is None):
            raise ValueError("an origin has either data or a path")

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of this machine."""
        return self.path is not None and self.path.is_dir()

    def open(self) -> BinaryIO:
        """A new binary stream from its start. Raises ``Refused`` where it cannot be opened."""
        if self.path is None:
            return io.BytesIO(self.data or b"")
        return open_path(self.path, name=self.name)

    def size(self) -> int:
        """Its length in bytes, by the operating system's word for a path."""
        with self.open() as stream:
            return stream.seek(0, io.SEEK_END)

    def file(self) -> File:
        """Itself as one file."""
        return File(self.name, self.open, self.encoding)

    def children(self) -> list[File]:
        """The files directly in the folder, by name; hidden ones are left out. Raises ``Refused``
        for a folder that may not be read."""
        try:
            paths = sorted(self.path.iterdir()) if self.path is not None else []
        except OSError as error:
            raise _unopened(self.name, error) from error
        return [self._child(path) for path in paths if _is_visible_file(path)]

    def _child(self, path: Path) -> File:
        name = f"{self.name}/{path.name}"
        return File(name, lambda: open_path(path, name=name), self.encoding)


def open_path(path: Path, *, name: str) -> BinaryIO:
    """The file at ``path`` opened for reading. Raises ``Refused`` with the system's reason."""
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise _unopened(name, error) from error


def _unopened(name: str, error: OSError | ValueError) -> Refused:
    reason = getattr(error, "strerror", None) or str(error)
    message = f"The file cannot be opened: {reason}."
    advice = "Check that it exists, is of the right kind and may be read."
    return Refused(Problem(name, message, advice=advice))


def _is_visible_file(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".")
