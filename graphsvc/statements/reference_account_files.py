"""Reference accounts from a file: a verdict for every row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from graphsvc import normal
from graphsvc.access.door import Door
from graphsvc.access.visibility import Desk
from graphsvc.errors import InvalidInput
from graphsvc.matching.blocking import COMPANIES_AT
from graphsvc.naming.own_companies import lock, own_company
from graphsvc.naming.targets import Targets
from graphsvc.statements import reference_accounts as references
from graphsvc.wire.statements import Holder
from loaders.records import ReferenceAccount

BATCH: Final = 100

Kind = Literal["added", "exists", "unsure", "own", "skipped"]
"""``own``: added, and the company became the organisation's own; ``unsure``: several companies fit,
nothing was added; ``skipped``: the row names no company."""


@dataclass(frozen=True, slots=True)
class ReferenceAccountVerdict:
    """What became of one row. ``company`` is the id of the company, ``candidates`` those that it
    might be."""

    row: int
    kind: Kind
    name: str
    company: str | None = None
    candidates: tuple[str, ...] = ()


def load_reference_accounts(
    door: Door, records: Iterable[ReferenceAccount], *, holder: Holder = "user"
) -> list[ReferenceAccountVerdict]:
    """Adds the reference accounts of a file to the viewer's (``user``) or the organisation's
    (``org``). Loading it again adds nothing."""
    verdicts: list[ReferenceAccountVerdict] = []
    for batch in _batches(records):

        def work(
            desk: Desk, batch: Sequence[ReferenceAccount] = batch
        ) -> list[ReferenceAccountVerdict]:
            lock(desk)
            return [_load(desk, record, holder) for record in batch]

        verdicts += door.change(work)
    return verdicts


def _batches(records: Iterable[ReferenceAccount]) -> Iterator[Sequence[ReferenceAccount]]:
    waiting = iter(records)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _load(desk: Desk, record: ReferenceAccount, holder: Holder) -> ReferenceAccountVerdict:
    name = record.name or record.domain or ""
    found = _companies(desk, record)
    if len(found) > 1:
        return ReferenceAccountVerdict(record.row, "unsure", name, candidates=tuple(found))
    try:
        company = found[0] if found else own_company(desk, name)
    except InvalidInput:
        return ReferenceAccountVerdict(record.row, "skipped", name)
    if references.held(desk, holder, company):
        return ReferenceAccountVerdict(record.row, "exists", name, company)
    references.write(desk, holder, company, start=record.start, end=record.end)
    return ReferenceAccountVerdict(record.row, "added" if found else "own", name, company)


def _companies(desk: Desk, record: ReferenceAccount) -> list[str]:
    """Ids of the companies with the record's domain, else of those with its name."""
    domain = normal.domain_key(record.domain) if record.domain else None
    at = desk.view.directory(COMPANIES_AT, domains=[domain]) if domain else []
    found = {row.id for row in at}
    return sorted(found or Targets(desk.view).companies(record.name))
