"""One module per file format, and the table of them.

A new format is a module with a ``read`` and a row in ``FILES``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from loaders.files import (
    addresses,
    anytable,
    directory,
    google,
    ldbc,
    linkedin,
    outlook,
    references,
    vcard,
)
from loaders.files.book import left_out
from loaders.limits import Limits
from loaders.origin import Origin
from loaders.records import Problem, Record, Refused
from loaders.tables import Table

Kind = Literal["contacts", "directory", "references"]
Read = Callable[[Origin, Limits], Iterator[Record | Problem]]
Open = Callable[[Origin, Limits], Table]
Begins = Callable[[Origin, Limits], bool]

FOLDER = "/"
"""The ending in ``FileFormat.accepts`` that stands for a folder."""


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format of files. ``title`` and ``about`` are for people; ``accepts`` lists the endings of
    the names it takes (``.csv``, ``.zip``, ``/`` for a folder).

    ``stream`` reads once and may raise ``Refused`` after records were yielded; ``read`` does not.
    ``table`` opens the one table of a format whose columns people may name (``Origin.columns``).
    ``begins`` tells by the beginning of a file without a header whether it is of this format.
    """

    name: str
    kind: Kind
    title: str
    accepts: tuple[str, ...]
    about: str
    stream: Read
    table: Open | None = None
    begins: Begins | None = None

    def left_out(self, origin: Origin, limits: Limits) -> tuple[str, ...]:
        """The columns that hold something and are not read. Raises ``Refused``."""
        return () if self.table is None else left_out(self.table(origin, limits))

    def read(self, origin: Origin, limits: Limits) -> Iterator[Record | Problem]:
        """The records and problems, after the whole input was read once to see that it can be
        used: ``Refused`` is raised before the first record or not at all.

        The input is read twice (a LinkedIn file's dates twice more) and never held in memory; a
        file that changes between the readings is the one case of a late ``Refused``.
        """
        if origin.columns and self.table is None:
            message = f"The columns of this format ({self.title}) cannot be named."
            raise Refused(Problem(origin.name, message, advice="Leave the columns' names out."))
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
        stream=linkedin.BOOK.read,
        table=linkedin.BOOK.table,
    ),
    FileFormat(
        name="outlook",
        kind="contacts",
        title="Outlook contacts",
        accepts=(".csv",),
        about="The contacts that Outlook or Outlook.com exports as CSV, in any of 34 languages.",
        stream=outlook.BOOK.read,
        table=outlook.BOOK.table,
    ),
    FileFormat(
        name="google",
        kind="contacts",
        title="Google contacts",
        accepts=(".csv",),
        about="The contacts that Google exports as Google CSV.",
        stream=google.BOOK.read,
        table=google.BOOK.table,
    ),
    FileFormat(
        name="vcard",
        kind="contacts",
        title="vCards",
        accepts=(".vcf", ".zip", FOLDER),
        about="Address books of phones and mail programs: a .vcf file, or a zip of them.",
        stream=vcard.read,
        begins=vcard.begins,
    ),
    FileFormat(
        name="csv",
        kind="contacts",
        title="Any table of contacts",
        accepts=(".csv", ".txt"),
        about="A CSV of another program, its columns called name, emails, company and so on.",
        stream=anytable.BOOK.read,
        table=anytable.BOOK.table,
    ),
    FileFormat(
        name="addresses",
        kind="contacts",
        title="List of addresses",
        accepts=(".txt", ".csv"),
        about="E-mail addresses without a header, one to a line, with or without names.",
        stream=addresses.read,
        begins=addresses.begins,
    ),
    FileFormat(
        name="directory",
        kind="directory",
        title="Directory",
        accepts=(FOLDER, ".zip"),
        about="People, companies, schools, jobs, studies and ties in up to six CSV files.",
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
