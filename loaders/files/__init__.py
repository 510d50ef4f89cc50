"""One module per file format, and the table of them.

A new format is a module with a ``read`` and a row in ``FILES``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from loaders.files import directory, ldbc, linkedin, references
from loaders.limits import Limits
from loaders.origin import Origin
from loaders.records import Problem, Record

Kind = Literal["contacts", "directory", "references"]
Read = Callable[[Origin, Limits], Iterator[Record | Problem]]

FOLDER = "/"
"""The ending in ``FileFormat.accepts`` that stands for a folder."""


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format of files. ``title`` and ``about`` are for people; ``accepts`` lists the endings of
    the names it takes (``.csv``, ``.zip``, ``/`` for a folder).

    ``stream`` reads once and may raise ``Refused`` after records were yielded; ``read`` does not.
    """

    name: str
    kind: Kind
    title: str
    accepts: tuple[str, ...]
    about: str
    stream: Read

    def read(self, origin: Origin, limits: Limits) -> Iterator[Record | Problem]:
        """The records and problems, after the whole input was read once to see that it can be
        used: ``Refused`` is raised before the first record or not at all.

        The input is read twice (a LinkedIn file's dates twice more) and never held in memory; a
        file that changes between the readings is the one case of a late ``Refused``.
        """
        for _ in self.stream(origin, limits):
            pass
        yield from self.stream(origin, limits)


FORMATS = (
    FileFormat(
        name="linkedin",
        kind="contacts",
        title="LinkedIn connections",
        accepts=(".csv", ".zip", FOLDER),
        about="The Connections.csv of a LinkedIn data export, or the whole export as a zip.",
        stream=linkedin.read,
    ),
    FileFormat(
        name="directory",
        kind="directory",
        title="Directory",
        accepts=(FOLDER, ".zip"),
        about="People, companies, schools, jobs and studies in up to five CSV files.",
        stream=directory.read,
    ),
    FileFormat(
        name="ldbc",
        kind="directory",
        title="LDBC social network",
        accepts=(FOLDER, ".zip"),
        about="The published social network of the LDBC, in its CSV files.",
        stream=ldbc.read,
    ),
    FileFormat(
        name="references",
        kind="references",
        title="Reference accounts",
        accepts=(".csv", ".txt"),
        about="The companies that bought from you: a list of names, or a CSV with dates.",
        stream=references.read,
    ),
)

FILES: Mapping[str, FileFormat] = MappingProxyType({form.name: form for form in FORMATS})
