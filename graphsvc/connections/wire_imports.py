"""Imports as programs see them."""

import datetime
from typing import Literal

from graphsvc.directory.wire import PersonHit
from graphsvc.ontology import VerdictKind
from graphsvc.paths.wire import Wire


class Counts(Wire):
    """Rows by verdict."""

    matched: int
    unsure: int
    private: int
    skipped: int


class Import(Wire):
    """An import of contacts: ``queued`` and ``running`` go on; ``done``, ``refused`` (the file
    cannot be used, see ``problem``) and ``failed`` have ended. ``rows`` is how many there are,
    ``done`` how many have been looked at; ``added``, ``changed`` and ``removed`` count contacts."""

    id: str
    format: str
    label: str
    file: str
    state: Literal["queued", "running", "done", "refused", "failed"]
    created: datetime.datetime
    ended: datetime.datetime | None = None
    rows: int
    done: int
    verdicts: Counts
    added: int
    changed: int
    removed: int
    problem: str | None = None


class Verdict(Wire):
    """What became of one row. ``rule`` gave the verdict, ``reason`` is a sentence, ``score`` is
    from 0 to 1. ``person`` is the match; ``candidates`` are those whom an unsure row may mean;
    ``contact`` is the contact that was made."""

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
