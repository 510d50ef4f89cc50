"""Imports as programs see them."""

import datetime
from typing import Literal

from graphsvc.directory.wire import PersonHit
from graphsvc.ingest.contacts import Mode
from graphsvc.ontology import VerdictKind
from graphsvc.paths.wire import Wire


class Counts(Wire):
    """Rows by verdict."""

    matched: int
    unsure: int
    private: int
    skipped: int


class Import(Wire):
    """An import of contacts.

    ``queued`` and ``running`` go on; ``asking`` waits to be told whether ``missing`` of the
    ``known`` contacts are to be removed; ``done``, ``refused`` (the file cannot be used, see
    ``problem``), ``failed``, ``discarded`` and ``undone`` have ended. ``rows`` is how many there
    are, ``done`` how many have been looked at; ``added``, ``changed`` and ``removed`` count
    contacts. ``mode`` says whether contacts that the file lacks go (``replace``) or stay (``add``).
    """

    id: str
    format: str
    label: str
    file: str
    mode: Mode
    state: Literal[
        "queued", "running", "asking", "done", "refused", "failed", "discarded", "undone"
    ]
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
