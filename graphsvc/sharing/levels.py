"""In which scopes the contacts of an owner's sources stand, and how they come to reach fewer.

A source has a level (see ``ontology.SHARING``). What becomes narrower does so in the transaction of
the change; what becomes wider waits for a run of kind ``level``, which gives contacts the
fingerprints of their new scope. Until it has passed they have the narrower of the two scopes, and
their owner's where neither lies within the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graphsvc.database import Transaction
from graphsvc.errors import Defect
from graphsvc.ids import new_id
from graphsvc.naming.own_companies import DROP_OWN_COMPANIES
from graphsvc.ontology import (
    NARROWER,
    SHARING,
    ScopeKind,
    Sharing,
    SharingLevel,
    narrower,
    org_scope,
    reach_scope,
    user_scope,
)
from graphsvc.queries import Id, SystemQuery, WriteQuery
from graphsvc.runs.ledger import FOR_A_PERSON, Whose, start


@dataclass(frozen=True, slots=True)
class LevelsRow:
    """A user's organisation and role, and (source, level) of their sources."""

    org: str
    role: str
    levels: list[tuple[str, str]]


LEVELS = SystemQuery("sharing/read/owner_levels", LevelsRow, ("owner",))
SET_LEVEL = WriteQuery("sharing/write/level", Id, ("source", "owner", "level"))
NARROW = WriteQuery(
    "sharing/write/contacts_narrow",
    Id,
    ("source", "alone", "everybody", "contact", "tie", "detail"),
)
OPENING = WriteQuery("sharing/write/sources_opening", Id, ("sources",))


@dataclass(frozen=True, slots=True)
class Scopes:
    """Those of a contact, its tie and its details."""

    contact: str
    tie: str
    detail: str


class OwnerScopes:
    """The scopes of one owner's contacts, as they are when this is made: make it under the lock of
    the owner's ties, which whoever changes a level or a role takes too."""

    def __init__(self, tx: Transaction, owner: str) -> None:
        found = tx.one(LEVELS, owner=owner)
        if found is None:
            raise Defect("An owner of contacts is no user.")
        self._owner = owner
        self._org = found.org
        self._role = found.role
        self.levels: Mapping[str, SharingLevel] = {
            source: SharingLevel(level) for source, level in found.levels
        }
        alone = user_scope(owner)
        self.hidden = Scopes(alone, alone, alone)

    @property
    def org(self) -> str:
        return self._org

    @property
    def everywhere(self) -> list[str]:
        """All scopes in which contacts of the owner may stand."""
        return sorted({self.of_reach(reach) for reach in NARROWER})

    def of(self, source: str) -> Scopes:
        """Those of the contacts of a source that are not hidden."""
        return self.at(self.levels[source])

    def at(self, level: SharingLevel) -> Scopes:
        """Those at a level."""
        said = SHARING[level]
        return Scopes(*map(self.of_reach, (said.contact, said.tie, said.detail)))

    def of_reach(self, reach: ScopeKind) -> str:
        """The owner's scope of a reach."""
        return reach_scope(reach, user=self._owner, org=self._org, role=self._role)

    def names_own_companies(self, source: str) -> bool:
        """Whether contacts of a source may name companies of the organisation's own: others learn
        of these, so all of it must see the contacts."""
        return self.of(source).contact == org_scope(self._org)

    def no_wider(self, reach: ScopeKind) -> dict[str, str]:
        """To where a fact in each scope goes that is to reach no further."""
        return {self.of_reach(one): self.of_reach(narrower(one, reach)) for one in NARROWER}


def change_level(tx: Transaction, owner: str, source: str, level: SharingLevel) -> bool:
    """Lets the contacts of a source of somebody's reach as far as a level says: what is to reach
    fewer does so at once, for the rest a run is put into the ledger. Whether there is one to wait
    for. Call it under the locks of own companies and of the owner's ties."""
    scopes = OwnerScopes(tx, owner)
    if scopes.levels[source] is level:
        return False
    said = SHARING[level]
    tx.run(SET_LEVEL, source=source, owner=owner, level=level.value)
    _narrow(tx, scopes, owner, source, said)
    return bool(_open_later(tx, scopes, owner, [source]))


def narrow_role_facts(tx: Transaction, user: str) -> None:
    """Lets what a user shares with their role, or roles below it, reach themselves alone, and puts
    runs into the ledger that open it to the role that they have then. For the transaction that
    changes their role, before or after it does so, with that user's node locked."""
    scopes = OwnerScopes(tx, user)
    roles = (SharingLevel.ROLE, SharingLevel.ROLE_BELOW)
    sources = sorted(source for source, level in scopes.levels.items() if level in roles)
    for source in sources:
        _narrow(tx, scopes, user, source, SHARING[SharingLevel.OWNER])
    _open_later(tx, scopes, user, sources)


def _narrow(tx: Transaction, scopes: OwnerScopes, owner: str, source: str, said: Sharing) -> None:
    everybody = org_scope(scopes.org)
    named = tx.run(
        NARROW,
        source=source,
        alone=user_scope(owner),
        everybody=everybody,
        contact=scopes.no_wider(said.contact),
        tie=scopes.no_wider(said.tie),
        detail=scopes.no_wider(said.detail),
    )
    if named:
        tx.run(DROP_OWN_COMPANIES, ids=[row.id for row in named], scope=everybody)


def _open_later(tx: Transaction, scopes: OwnerScopes, owner: str, sources: list[str]) -> list[str]:
    """Sources for which a run was put into the ledger, or is there."""
    whose = Whose(scope=user_scope(owner), org=scopes.org)
    for row in tx.run(OPENING, sources=sources):
        start(tx.run, new_id(), "level", whose, lane=row.id, priority=FOR_A_PERSON)
    return sources
