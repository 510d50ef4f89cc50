"""The questions: a seeded mix of targets, among them those that a search finds hard."""

# pyright: reportUnknownMemberType=false
# The driver leaves the types of its options open.

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final, Literal, LiteralString

from neo4j import GraphDatabase, Session

from graphsvc.settings import Settings

TargetKind = Literal["person", "company"]

MIX: Final = {"random": 0.45, "hub": 0.2, "private": 0.2, "isolated": 0.15}
"""Shares of the sorts of targets. ``hub``: of the best-connected people, of the largest companies;
``private``: a private connection, a company where somebody has one; ``isolated``: without any
public tie, and at companies where nobody has one."""

HUBS: Final = 100
MOST_OF_A_SORT: Final = 2_000


@dataclass(frozen=True, slots=True)
class Pick:
    """A target: the id by which it is asked for, and of which sort it is."""

    kind: TargetKind
    sort: str
    id: str


Pools = Mapping[TargetKind, Mapping[str, Sequence[str]]]
"""Ids by kind and sort of target."""

_PEOPLE: Final[LiteralString] = """CYPHER 25
MATCH (p:Person) WHERE p.ref >= '' RETURN p.id AS id ORDER BY p.ref"""
_CONNECTED_PEOPLE: Final[LiteralString] = """CYPHER 25
MATCH (p:Person)
RETURN p.id AS id ORDER BY COUNT { (p)-[:EX_COLLEAGUE|ALUMNI|KNOWS]-() } DESC, p.ref LIMIT $most"""
_PRIVATE_PEOPLE: Final[LiteralString] = """CYPHER 25
MATCH (c:Contact) WHERE c.scope = $scope AND c.state = 'private'
RETURN c.id AS id ORDER BY c.human_key, c.id LIMIT $most"""
_ISOLATED_PEOPLE: Final[LiteralString] = """CYPHER 25
MATCH (p:Person) WHERE p.ref >= '' AND NOT EXISTS { (p)-[:EX_COLLEAGUE|ALUMNI|KNOWS]-() }
RETURN p.id AS id ORDER BY p.ref LIMIT $most"""
_COMPANIES: Final[LiteralString] = """CYPHER 25
MATCH (c:Company) WHERE c.ref >= '' RETURN c.id AS id ORDER BY c.ref"""
_LARGE_COMPANIES: Final[LiteralString] = """CYPHER 25
MATCH (c:Company)
RETURN c.id AS id ORDER BY COUNT { (c)<-[:WORKED_AT]-() } DESC, c.ref LIMIT $most"""
_PRIVATE_COMPANIES: Final[LiteralString] = """CYPHER 25
MATCH (c:Contact) WHERE c.scope = $scope AND c.state = 'private' AND c.company_id <> 'none'
RETURN DISTINCT c.company_id AS id ORDER BY id LIMIT $most"""
_ISOLATED_COMPANIES: Final[LiteralString] = """CYPHER 25
MATCH (c:Company)
WHERE c.ref >= ''
  AND NOT EXISTS { (c)<-[:WORKED_AT]-(:Person)-[:EX_COLLEAGUE|ALUMNI|KNOWS]-() }
RETURN c.id AS id ORDER BY c.ref LIMIT $most"""


def look_around(config: Settings, *, scope: str) -> Pools:
    """All targets that may be drawn; private ones are those of the organisation of ``scope``."""
    auth = (config.neo4j_user, config.neo4j_password.get_secret_value())
    with (
        GraphDatabase.driver(config.neo4j_uri or "", auth=auth) as driver,
        driver.session() as session,
    ):
        return {
            "person": {
                "random": _ids(session, _PEOPLE),
                "hub": _ids(session, _CONNECTED_PEOPLE, most=HUBS),
                "private": _ids(session, _PRIVATE_PEOPLE, scope=scope, most=MOST_OF_A_SORT),
                "isolated": _ids(session, _ISOLATED_PEOPLE, most=MOST_OF_A_SORT),
            },
            "company": {
                "random": _ids(session, _COMPANIES),
                "hub": _ids(session, _LARGE_COMPANIES, most=HUBS),
                "private": _ids(session, _PRIVATE_COMPANIES, scope=scope, most=MOST_OF_A_SORT),
                "isolated": _ids(session, _ISOLATED_COMPANIES, most=MOST_OF_A_SORT),
            },
        }


def _ids(session: Session, query: LiteralString, **params: object) -> list[str]:
    return [str(row["id"]) for row in session.run(query, params)]


def draw(pools: Pools, *, count: int, seed: int) -> dict[TargetKind, list[Pick]]:
    """``count`` targets of each kind in random order; the same seed draws the same."""
    rng = Random(seed)
    return {kind: _mixed(rng, kind, sorts, count=count) for kind, sorts in pools.items()}


def _mixed(
    rng: Random, kind: TargetKind, sorts: Mapping[str, Sequence[str]], *, count: int
) -> list[Pick]:
    """A sort of which the world has none gives way to random targets."""
    wanted = {sort: round(share * count) for sort, share in MIX.items() if sorts[sort]}
    wanted["random"] += count - sum(wanted.values())
    picks = [
        Pick(kind, sort, id_)
        for sort, number in wanted.items()
        for id_ in _some(rng, sorts[sort], number)
    ]
    rng.shuffle(picks)
    return picks


def _some(rng: Random, ids: Sequence[str], count: int) -> list[str]:
    """Different ones as far as there are enough."""
    if count <= len(ids):
        return rng.sample(ids, count)
    return rng.choices(ids, k=count)
