"""Imports as programs see them."""

import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from graphsvc.ontology import VerdictKind
from graphsvc.wire.directory import PersonHit
from graphsvc.wire.model import Text, Wire
from graphsvc.wire.pages import PageQuery
from graphsvc.wire.runs import ImportState, Run
from loaders.files.book import KEYS
from loaders.limits import LIMITS

Mode = Literal["replace", "add"]
"""Whether contacts that the file does not have go (``replace``) or stay (``add``)."""


def _known(key: str) -> str:
    if key not in KEYS:
        raise ValueError(f"It must be one of: {', '.join(KEYS)}.")
    return key


class Counts(Wire):
    """Rows by verdict."""

    matched: int
    unsure: int
    private: int
    skipped: int


class Import(Wire):
    """An import of contacts.

    ``queued`` and ``running`` go on, and ``run`` says how; ``asking`` waits to be told whether
    ``missing`` of the ``known`` contacts are to be removed; ``failed`` was set aside: its ``run``
    can be tried again or stopped; ``done``, ``refused`` (the file cannot be used, see ``problem``),
    ``discarded`` (its owner gave it up), ``superseded`` (before its owner answered, ``newer`` took
    its place, the next import of the same source) and ``undone`` have ended. ``rows`` is how many
    there are, ``done`` how many have been looked at, with ``verdicts`` so far; ``added``,
    ``changed`` and ``removed`` count contacts. ``mode`` says whether contacts that the file
    lacks go (``replace``) or stay (``add``).
    """

    id: str
    format: str
    label: str
    file: str
    mode: Mode
    state: ImportState
    created: datetime.datetime
    ended: datetime.datetime | None = None
    rows: int
    done: int
    verdicts: Counts
    added: int
    changed: int
    removed: int
    known: int = 0
    missing: int = 0
    undoable: bool = False
    problem: str | None = None
    newer: str | None = None
    run: Run | None = None


class Answer(Wire):
    """What becomes of the contacts that a file lacks."""

    mode: Mode


class LeftJob(Wire):
    """A job that a contact had when the source was imported before."""

    title: str
    company: str


class Verdict(Wire):
    """What became of one row. ``rule`` gave the verdict, ``reason`` is a sentence, ``score`` is
    from 0 to 1. ``person`` is the match; ``candidates`` are those whom an unsure row may mean;
    ``contact`` is the contact that was made, ``left`` the job that it has left since the source was
    imported before."""

    import_id: str
    row: int
    kind: VerdictKind
    rule: str
    score: float
    reason: str
    name: str
    title: str
    company: str
    person: PersonHit | None = None
    candidates: list[PersonHit]
    contact: str | None = None
    left: LeftJob | None = None


class PreviewColumn(Wire):
    """A column of a file by its own name, what it is taken for, and its first values."""

    name: str
    key: str | None = None
    values: list[str]


class PreviewRow(Wire):
    """A row as it would be read, or what is wrong with it; ``lost`` says which of its values cannot
    be read."""

    name: str = ""
    title: str = ""
    company: str = ""
    emails: list[str] = Field(default_factory=list[str])
    phones: list[str] = Field(default_factory=list[str])
    profile_url: str = ""
    connected_on: str = ""
    problem: str | None = None
    lost: list[str] = Field(default_factory=list[str])


class Preview(Wire):
    """A file before its import. ``format`` is the one that fits best, none where none knows its
    columns: then say with ``mapped`` which of them hold which of the ``keys``. ``left_out`` are the
    columns that hold something and are not read. Of a large file its first rows are looked at:
    ``rows`` and ``problems`` are of these where it is not ``whole``. ``problem`` says why it cannot
    be read at all. ``remembered``: ``mapped`` is what was said of an earlier file. ``proposed``:
    the file is not UTF-8 and shown in the ``encoding`` that fits, which the import has to name."""

    id: str
    file: str
    problem: str | None = None
    format: str | None = None
    fits: list[str]
    columns: list[PreviewColumn]
    first: list[PreviewRow]
    rows: int
    problems: int
    whole: bool = True
    keys: list[str]
    mapped: dict[str, list[str]]
    encoding: str = ""
    remembered: bool = False
    left_out: list[str] = Field(default_factory=list[str])
    proposed: bool = False


Key = Annotated[str, AfterValidator(_known)]
Names = Annotated[
    list[Annotated[str, Field(max_length=LIMITS.field)]], Field(max_length=LIMITS.columns)
]


class ReadingInput(Wire):
    """How a file is to be read: its columns by our keys, and its encoding where it is not UTF-8."""

    columns: dict[Key, Names] = Field(default_factory=dict[str, list[str]])
    encoding: str = Field(default="", max_length=40)


class UploadImport(ReadingInput):
    """An import of a file that was looked at."""

    format: Text
    label: Text = ""
    mode: Mode = "replace"


class VerdictQuery(PageQuery):
    """Which verdicts: those of some kinds, or of all; or only of contacts who have moved."""

    kind: list[VerdictKind] = Field(default=list(VerdictKind), max_length=len(VerdictKind))
    moved: bool = False
