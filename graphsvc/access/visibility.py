"""The only way in which anything private is read on behalf of somebody.

A viewer becomes scopes here, inside the same transaction as the query that uses them; the view
adds ``$scopes`` itself, so no caller can widen them, and a query that does not compare with them
all that is private in it is refused when the catalogue loads. Somebody who is no longer a user has
no scopes and sees nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import Final, TypeVar

from graphsvc.access.audit import Audited, Entry, note
from graphsvc.access.humans import MERGED, Humans
from graphsvc.access.sealed import ContactCard, ContactRow, OwnSealer, Sealer
from graphsvc.database import Transaction
from graphsvc.errors import NotSignedIn, TooSlow
from graphsvc.normal.details import bare_name, without_details
from graphsvc.ontology import (
    NONE,
    SHARED_KINDS,
    Rule,
    ScopeKind,
    Viewer,
    org_scope,
    scope_kind,
    user_scope,
)
from graphsvc.queries import DirectoryQuery, Row, SystemQuery, ViewerQuery, WriteQuery, expect
from graphsvc.sealing import KeyRing
from graphsvc.turns import Pulse, unhurried

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class ScopeRow:
    """That a ``rule`` grants a viewer a scope, or denies it; ``about`` is the id of the role,
    group, user or organisation that it speaks of, ``admin`` whether they administer that,
    ``person`` whom of the directory the viewer is."""

    scope: str
    rule: str
    about: str
    granted: bool
    admin: bool
    person: str


@dataclass(frozen=True, slots=True)
class Reason:
    """By which rule a viewer may see what is in a scope, and which role, group or user it is
    about."""

    rule: Rule
    about: str


WITHHELD: Final = "Name withheld"
"""Stands for a name that was stored with an address or a number in it, for all but its owner."""


@dataclass(frozen=True, slots=True)
class SharedPeople:
    people: list[str]


MOST_SHARED: Final = 20_000
"""Of so many shared contacts it is looked at once whom they are of."""

SHARED = ViewerQuery("access/read/shared_people", SharedPeople, ("limit",))
SCOPES = SystemQuery("access/read/viewer_scopes", ScopeRow, ("user", "org"))


def granted(rows: Iterable[ScopeRow]) -> Mapping[str, Reason]:
    """The scopes that rows grant, in order, each with its reason; of several rules the first of
    ``Rule``. A denial beats a permission, whatever else would grant the scope."""
    found = sorted(rows, key=lambda row: (_RANK[row.rule], row.about, row.scope))
    denied = {row.scope for row in found if not row.granted}
    reasons: dict[str, Reason] = {}
    for row in found:
        if row.scope not in denied:
            reasons.setdefault(row.scope, Reason(Rule(row.rule), row.about))
    return reasons


_RANK: Final = {rule.value: place for place, rule in enumerate(Rule)}


class View:
    """What one viewer sees, for the length of one transaction; it opens what is theirs to open."""

    def __init__(
        self,
        tx: Transaction,
        viewer: Viewer,
        ring: KeyRing,
        found: list[ScopeRow],
        pulse: Pulse = unhurried,
    ) -> None:
        self._tx = tx
        self._pulse = pulse
        self._found = found
        self._reasons = granted(found)
        self._scopes = tuple(self._reasons)
        self._kinds: dict[frozenset[ScopeKind], Sequence[str]] = {}
        self._humans: Humans | None = None
        self._shared: list[frozenset[str] | None] = []
        self._looked: dict[Entry, None] = {}
        self.viewer: Final = viewer
        self.person_id: Final = None if found[0].person == NONE else found[0].person
        self._ring = ring
        self.sealer: Final = Sealer(ring, viewer.org)
        self.own_sealer: Final = OwnSealer(ring, viewer.user)

    @property
    def scopes(self) -> tuple[str, ...]:
        """What the viewer may see; nobody sets it."""
        return self._scopes

    def why(self, scope: str) -> Reason | None:
        """By which rule the viewer may see what is in a scope; none where they may not."""
        return self._reasons.get(scope)

    def about(self, rule: Rule) -> frozenset[str]:
        """The ids of what a rule is about where it grants the viewer a scope: the groups that they
        are in, the owners who admitted them."""
        return frozenset(one.about for one in self._reasons.values() if one.rule is rule)

    @property
    def administrator(self) -> bool:
        """Whether the viewer is an administrator of their organisation."""
        return any(row.admin and row.rule == Rule.ORGANISATION.value for row in self._found)

    @property
    def administered(self) -> frozenset[str]:
        """The groups of which the viewer is an administrator, suspended ones too."""
        return frozenset(
            row.about for row in self._found if row.admin and row.rule == Rule.GROUP.value
        )

    def denied(self, rule: Rule) -> frozenset[str]:
        """The ids of what a rule is about where it does not grant the viewer the scope: groups of
        theirs that are suspended, owners who have not admitted them."""
        return frozenset(
            row.about for row in self._found if row.rule == rule.value and not row.granted
        )

    def read(self, query: ViewerQuery[Row], /, **params: object) -> list[Row]:
        """The rows of a viewer's query, filtered by the viewer's scopes."""
        expect(query, ViewerQuery)
        self.in_time()
        return self._tx.run_scoped(query, self._within(query.scope_kinds), **params)

    def read_in(
        self, kinds: frozenset[ScopeKind], query: ViewerQuery[Row], /, **params: object
    ) -> list[Row]:
        """The rows of a viewer's query, in the viewer's scopes of these kinds alone."""
        expect(query, ViewerQuery)
        self.in_time()
        scopes = self._within(query.scope_kinds & kinds)
        return self._tx.run_scoped(query, scopes, **params)

    def shared_people(self) -> frozenset[str] | None:
        """The people among the contacts that the viewer sees in scopes of ``SHARED_KINDS``, as they
        were when this was asked for first; none where there are too many contacts to look."""
        if not self._shared:
            found = self.read_in(SHARED_KINDS, SHARED, limit=MOST_SHARED)[0].people
            self._shared.append(frozenset(found) if len(found) < MOST_SHARED else None)
        return self._shared[0]

    def _within(self, kinds: frozenset[ScopeKind]) -> Sequence[str]:
        """The viewer's scopes of these kinds."""
        if kinds not in self._kinds:
            self._kinds[kinds] = [one for one in self._scopes if scope_kind(one) in kinds]
        return self._kinds[kinds]

    def directory(self, query: DirectoryQuery[Row], /, **params: object) -> list[Row]:
        """The rows of a query over public facts."""
        expect(query, DirectoryQuery)
        self.in_time()
        return self._tx.run(query, **params)

    def in_time(self) -> None:
        """Raises ``TooSlow`` once the answer takes longer than it may, and lets others go first
        whose turn it is. Whatever goes on for long asks now and then."""
        self._pulse()

    def card(self, row: ContactRow) -> ContactCard:
        """What the viewer sees of a contact that they may see: its name, title and employer; of
        others' not what may be a detail that stands in their place."""
        card = self.sealer.open_contact(row)
        if row.owner == self.viewer.user:
            return card
        return replace(
            card,
            name=card.name if bare_name(card.name) == card.name else WITHHELD,
            title=without_details(card.title),
            employer=without_details(card.employer),
        )

    def looked(self, kind: Audited, *, subject: str, owner: str = NONE) -> None:
        """Says that the viewer is shown something of which the audit log keeps that it was looked
        at."""
        viewer = self.viewer
        entry = Entry(kind, org=viewer.org, actor=viewer.user, subject=subject, owner=owner)
        self._looked[entry] = None

    @property
    def looks(self) -> tuple[Entry, ...]:
        """What the audit log is to keep, each thing once."""
        return tuple(self._looked)

    def detail(self, row: ContactRow, field: str, sealed: bytes | None) -> str:
        """A detail of a contact that one of the viewer's queries found, sealed under the key of the
        contact's owner; empty where there is none."""
        if sealed is None:
            return ""
        owner = OwnSealer(self._ring, row.owner)
        return owner.open("ContactDetail", row.id, field, sealed)

    def humans(self) -> Humans:
        """Which contacts are one human by the viewer's word, as it was when this was asked for
        first."""
        if self._humans is None:
            self._humans = Humans(self.read(MERGED))
        return self._humans

    def only(self, query: ViewerQuery[Row], /, **params: object) -> Row | None:
        """The first row, or none."""
        rows = self.read(query, **params)
        return rows[0] if rows else None


def seconds_left(until: float) -> float:
    """The seconds that are left until then. Raises ``TooSlow`` where none are."""
    left = until - monotonic()
    if left <= 0:
        raise TooSlow(
            "This takes longer than an answer may.",
            advice="Ask for fewer people in between, for stronger ties or for fewer kinds; or try "
            "again in a moment.",
        )
    return left


class Desk:
    """What a change of a viewer's own facts works with, for the length of one transaction: what was
    seen through ``view`` is still so when it is changed."""

    def __init__(self, tx: Transaction, view: View, ring: KeyRing) -> None:
        self._tx = tx
        self._ring = ring
        self.view: Final = view

    @property
    def user(self) -> str:
        return self.view.viewer.user

    @property
    def org(self) -> str:
        return self.view.viewer.org

    @property
    def scope(self) -> str:
        """The organisation's scope, in which a user's stated facts stand."""
        return org_scope(self.org)

    @property
    def own_scope(self) -> str:
        """The scope of what the user alone may see."""
        return user_scope(self.user)

    @property
    def sealer(self) -> Sealer:
        return self.view.sealer

    @property
    def own_sealer(self) -> OwnSealer:
        return self.view.own_sealer

    def write(self, query: WriteQuery[Row], /, **params: object) -> list[Row]:
        """Runs a query that writes. Raises ``Defect`` for any other."""
        expect(query, WriteQuery)
        return self._tx.run(query, **params)

    def note(self, kind: Audited, *, subject: str, owner: str = NONE) -> None:
        """Keeps in the audit log what is being changed."""
        note(self.write, Entry(kind, org=self.org, actor=self.user, subject=subject, owner=owner))

    def lend(self, work: Callable[[Transaction, KeyRing], Result]) -> Result:
        """For those who write contacts, here as in a worker: the transaction and the keys. Who may
        ask for them stands in a table of the tests."""
        return work(self._tx, self._ring)


def enter(tx: Transaction, viewer: Viewer, ring: KeyRing, *, pulse: Pulse = unhurried) -> View:
    """The view of a viewer, for the length of a transaction; it calls ``pulse`` before it reads,
    and now and then, which may end it by raising.

    Raises ``NotSignedIn`` when they are not an active user of their organisation.
    """
    found = tx.run(SCOPES, user=viewer.user, org=viewer.org)
    if not found:
        raise NotSignedIn("This user does not exist any more.", advice="Sign in again.")
    return View(tx, viewer, ring, found, pulse)
