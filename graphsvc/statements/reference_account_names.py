"""Pasted names of companies, and the companies that each may mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc import normal
from graphsvc.access.visibility import View
from graphsvc.errors import InvalidInput
from graphsvc.matching.blocking import COMPANIES_NAMED, companies_alike
from graphsvc.matching.compare import COMPANY_UNSURE
from graphsvc.naming.search import companies_with, search_companies
from graphsvc.queries import ViewerQuery
from graphsvc.statements.reference_accounts import ORG
from graphsvc.wire.directory import CompanyHit
from graphsvc.wire.statements import Candidate, Holder, NameCandidates, NamesFound
from loaders.files.references import split_names

MOST_NAMES: Final = 100
MOST_CANDIDATES: Final = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A company that a pasted name may mean; ``exact``: one of its names is that one."""

    hit: CompanyHit
    exact: bool


@dataclass(frozen=True, slots=True)
class HeldRow:
    company: str
    holder: str


HOLDERS = ViewerQuery("statements/read/reference_holders", HeldRow, ("user", "companies"))


def search_names(view: View, text: str) -> NamesFound:
    """Candidates for each name of a pasted text: companies called so, legal forms aside, then such
    as differ by a typing error, then such as hold its words.

    Raises ``InvalidInput`` for a text without a name and for more than ``MOST_NAMES``.
    """
    names = [name for name in dict.fromkeys(split_names(text)) if normal.employer_key(name)]
    if not names or len(names) > MOST_NAMES:
        raise InvalidInput(
            f"The text names {len(names)} companies; it can be 1 to {MOST_NAMES}.", field="text"
        )
    found = {name: _candidates(view, name) for name in names}
    held = _holders(view, {one.hit.id for some in found.values() for one in some})
    return NamesFound(
        items=[
            NameCandidates(name=name, candidates=[_candidate(one, held) for one in some])
            for name, some in found.items()
        ]
    )


def _candidates(view: View, name: str) -> Sequence[Found]:
    """Those called so come first, in the order of their ids."""
    key = normal.company_key(name)
    called = {row.id for row in view.directory(COMPANIES_NAMED, name_keys=[key])}
    alike = companies_with(view, [*sorted(called), *_alike(view, name)])
    hits = [*alike, *search_companies(view, key, limit=MOST_CANDIDATES).items]
    found = [
        Found(hit, exact=hit.id in called or normal.company_key(hit.name) == key)
        for hit in {hit.id: hit for hit in hits}.values()
    ]
    return sorted(found, key=lambda one: not one.exact)[:MOST_CANDIDATES]


def _alike(view: View, name: str) -> list[str]:
    """Ids of companies that a typing error may tell from the name, likely ones first; the user
    ticks the right one."""
    found = companies_alike(view.directory, [name], least=COMPANY_UNSURE)
    return found.get(name, [])[:MOST_CANDIDATES]


def _holders(view: View, companies: set[str]) -> Mapping[str, tuple[Holder, ...]]:
    held: dict[str, tuple[Holder, ...]] = {}
    rows = view.read(HOLDERS, user=view.viewer.user, companies=sorted(companies))
    for row in rows:
        shown: Holder = ORG if row.holder == ORG else "user"
        held[row.company] = (*held.get(row.company, ()), shown)
    return held


def _candidate(found: Found, held: Mapping[str, tuple[Holder, ...]]) -> Candidate:
    hit = found.hit
    return Candidate(**hit.model_dump(), exact=found.exact, added=held.get(hit.id, ()))
