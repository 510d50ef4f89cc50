"""Inputs of several files: a folder, or a zip of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from loaders.archives import is_zip, members
from loaders.limits import Limits
from loaders.origin import File, Origin
from loaders.records import Problem, Refused


def files_of(origin: Origin, limits: Limits) -> list[File]:
    """The files of a folder or zip. Raises ``Refused`` for a single file that is no zip."""
    if origin.is_folder:
        return origin.children()
    if is_zip(origin):
        return members(origin, limits)
    advice = "Give the folder that holds the files, or a zip of it."
    raise Refused(Problem(origin.name, "This is a single file, not a folder.", advice=advice))


def by_name(files: Iterable[File], *, origin: Origin) -> Mapping[str, File]:
    """Files by their name without folders, in lower case; of several the least deep counts.
    Raises ``Refused`` for two at the same depth."""
    found: dict[str, File] = {}
    for file in sorted(files, key=_depth):
        name = base_name(file)
        twin = found.setdefault(name, file)
        if twin is not file and _depth(twin) == _depth(file) and name.endswith(".csv"):
            message = f"There are two files called {name}: {twin.name} and {file.name}."
            raise Refused(Problem(origin.name, message, advice="Keep the one that is meant."))
    return found


def base_name(file: File) -> str:
    """The file's name without folders, in lower case."""
    return file.name.rsplit("/", 1)[-1].lower()


def _depth(file: File) -> int:
    return file.name.count("/")
