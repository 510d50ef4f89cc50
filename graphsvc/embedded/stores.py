"""Migrated stores: a graph without data but with its schema, kept in the cache for new databases.

To bring a new database's schema up to date takes 18 s of processor time, to copy 6 MB none. What is
kept is the graph alone: the system database, with its user and password, is made anew by each
server. ``sums.json`` holds the SHA-256 of every file; a store in which one differs is thrown away.
A store is copied into the cache under another name and renamed, so it is there whole or not at all.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final, cast

from graphsvc.embedded.files import private_folder
from graphsvc.embedded.lock import VERSION
from graphsvc.queries import cypher_folder

FORM: Final = 1
"""To be raised when something else changes what a store holds."""
PARTS: Final = ("transactions", "databases")
"""Folders of the data; the second, which comes last, shows that a database is there."""
GRAPH: Final = "neo4j"
"""The graph's own folder in each."""
KEPT: Final = 4
"""So many stores stay in the cache: those of other versions, and of other work on the schema."""


def place(cache: Path) -> Path:
    """Where the store of this version's schema is kept, whether it is there or not."""
    return cache / "stores" / f"{VERSION}-{_key()}"


def _key() -> str:
    """Changes with every file of the schema."""
    digest = hashlib.sha256(f"{FORM} {VERSION}".encode())
    for path in sorted((cypher_folder() / "schema").glob("*.cypher")):
        digest.update(f"\n{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}".encode())
    return digest.hexdigest()[:16]


def keep(data: Path, kept: Path) -> None:
    """Keeps the graph of a database that was stopped in order. Raises OSError."""
    part = kept.with_name(f"{kept.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    files = {str(path.relative_to(data)): path.read_bytes() for path in _files(data)}
    _write(part, files)
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    (part / "sums.json").write_text(json.dumps(sums), "utf-8")
    shutil.rmtree(kept, ignore_errors=True)
    part.rename(kept)
    _forget_old(kept.parent)


def _files(data: Path) -> Iterator[Path]:
    for one in PARTS:
        yield from (path for path in (data / one / GRAPH).rglob("*") if path.is_file())


def _forget_old(folder: Path) -> None:
    found = [path for path in folder.iterdir() if (path / "sums.json").is_file()]
    found.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in found[KEPT:]:
        shutil.rmtree(path, ignore_errors=True)


def plant(kept: Path, data: Path) -> bool:
    """Copies a kept store into the data of a database that is yet to be made. Whether it did: not
    where a database is, nor where no sound store is kept.

    The caller sees to it that nobody else uses ``data``. Raises OSError.
    """
    if (data / "databases").exists() or not kept.is_dir():
        return False
    files = _sound(kept)
    if files is None:
        shutil.rmtree(kept, ignore_errors=True)
        return False
    kept.touch()
    part = data / "planted.part"
    shutil.rmtree(part, ignore_errors=True)
    _write(part, files)
    for one in PARTS:
        shutil.rmtree(data / one, ignore_errors=True)
        (part / one).rename(data / one)
    part.rmdir()
    return True


def _sound(kept: Path) -> dict[str, bytes] | None:
    """The files of a store by name, or none if one of them is not what was kept."""
    try:
        sums = cast("dict[str, str]", json.loads((kept / "sums.json").read_text("utf-8")))
        files = {name: (kept / name).read_bytes() for name in sums}
    except (OSError, ValueError, AttributeError):
        return None
    sound = all(hashlib.sha256(files[name]).hexdigest() == sums[name] for name in sums)
    return files if sound and sums else None


def _write(folder: Path, files: dict[str, bytes]) -> None:
    private_folder(folder)
    for name, content in files.items():
        private_folder((folder / name).parent)
        (folder / name).write_bytes(content)
