"""Collects the part of the graph that one question needs, from the ends towards the viewer.

Layer by layer: who in the organisation has ties of their own to the people of the layer (contacts,
own work history, reference accounts), and who else is publicly tied to them, which makes the next
layer. Of the last layer only people matter whom the viewer reaches in one tie, so that step asks
for these alone. Every path with at most ``max_ties`` ties is in the result.

Everything private comes through the one door, filtered by the viewer's scopes; the public ties
come from the directory.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from graphsvc.ontology import NONE, PUBLIC_TIES, TieType
from graphsvc.paths.network import Network
from graphsvc.paths.own import OwnTie, customer_ties, human_of, study_ties, work_ties
from graphsvc.paths.rows import (
    COMPANY_CONTACTS,
    COMPANY_PEOPLE,
    CONTACT_TIES,
    CUSTOMERS,
    HUMAN_CONTACTS,
    OWN_JOBS,
    OWN_STUDIES,
    PUBLIC_TIES_AT_PLACES,
    PUBLIC_TIES_NEAR,
    PUBLIC_TIES_OF,
    TEAM,
    TEAMMATES,
    VIEWER_NEAR,
    ContactTie,
    HumanContact,
    Near,
    PublicTie,
    PublicTies,
)
from graphsvc.strength import Evidence, cost, number
from graphsvc.visibility import View

_TEAMMATE = Evidence(TieType.TEAMMATE, fact="team", cost=cost(number("teammate")))


@dataclass(frozen=True, slots=True)
class Target:
    """Whom a question asks for. ``people`` are directory people, ``humans`` the human_keys of
    private connections, ``companies`` those whose people are meant (ids of either kind)."""

    people: frozenset[str] = frozenset()
    humans: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()


@dataclass(slots=True)
class Gathered:
    """The network of a question, and how the humans in it are known.

    ``users`` are the users of the organisation by human; ``contacts`` the contacts by private human
    (the human's id is the smallest of them).
    """

    network: Network
    users: dict[str, str] = field(default_factory=dict[str, str])
    contacts: dict[str, list[HumanContact]] = field(default_factory=dict[str, list[HumanContact]])


def gather(view: View, target: Target, *, types: frozenset[TieType], max_ties: int) -> Gathered:
    """The network in which all paths of at most ``max_ties`` ties to the target can be found."""
    return _Gatherer(view, types).run(target, max_ties)


class _Gatherer:
    def __init__(self, view: View, types: frozenset[TieType]) -> None:
        self._view = view
        self._types = types
        self._public = sorted(PUBLIC_TIES & types)
        self._viewer = human_of(view.viewer.user, view.person_id)
        self._found = Gathered(Network(self._viewer), {self._viewer: view.viewer.user})
        self._onward: set[str] = set()

    @property
    def _network(self) -> Network:
        return self._found.network

    def run(self, target: Target, max_ties: int) -> Gathered:
        layer = self._ends(target)
        self._network.ends = layer | self._found.contacts.keys()
        seen = layer | {self._viewer}
        if self._public and self._view.person_id:
            pids = [self._view.person_id]
            self._add_public(self._view.directory(PUBLIC_TIES_OF, pids=pids, types=self._public))
        for left in range(max_ties, 0, -1):
            self._own_ties(layer)
            if left > 1:
                neighbours = self._neighbours(layer, last=left == 2)
                layer = (neighbours | self._onward) - seen
                seen |= layer
        return self._found

    def _ends(self, target: Target) -> set[str]:
        """The people asked for, the viewer left out; private ones are noted with their ties."""
        people, humans = set(target.people), set(target.humans)
        if target.companies:
            companies = sorted(target.companies)
            people |= {row.id for row in self._view.directory(COMPANY_PEOPLE, companies=companies)}
            contacts = self._view.read(COMPANY_CONTACTS, companies=companies)
            people |= {row.person for row in contacts if row.person != NONE}
            humans |= {row.human for row in contacts if row.person == NONE}
        if humans:
            self._private_ends(self._view.read(HUMAN_CONTACTS, humans=sorted(humans)))
        return people - {self._viewer}

    def _private_ends(self, rows: Iterable[HumanContact]) -> None:
        clusters: dict[str, list[HumanContact]] = {}
        for row in rows:
            clusters.setdefault(row.human, []).append(row)
        for cluster in clusters.values():
            end = min(row.contact for row in cluster)
            self._found.contacts[end] = sorted(cluster, key=lambda row: row.contact)
            for row in cluster:
                self._contact_tie(row, end)

    def _contact_tie(self, row: ContactTie | HumanContact, end: str) -> None:
        owner = self._user(row.owner, row.owner_person)
        if TieType.KNOWS in self._types:
            self._network.tie(owner, end, _contact_evidence(row))

    def _user(self, user: str, person: str | None) -> str:
        """The human that a user is, noted as a teammate and, where known, as a person to go on
        from."""
        human = human_of(user, person)
        self._found.users[human] = user
        if human != user:
            self._onward.add(human)
        if TieType.TEAMMATE in self._types:
            self._network.tie(self._viewer, human, _TEAMMATE)
        return human

    def _own_ties(self, layer: Collection[str]) -> None:
        """Ties of users to the people of a layer, by contacts and by what users state."""
        if not layer:
            return
        pids = sorted(layer)
        view, types = self._view, self._types
        for user, person in view.read(TEAMMATES, pids=pids)[0].mates:
            self._user(user, person)
        if TieType.KNOWS in types:
            for row in view.read(CONTACT_TIES, pids=pids):
                self._contact_tie(row, row.person)
        if types & {TieType.EX_COLLEAGUE, TieType.SHARED_EMPLOYER}:
            self._add_own(work_ties(view, view.read(OWN_JOBS, pids=pids)))
        if TieType.ALUMNI in types:
            self._add_own(study_ties(view, view.read(OWN_STUDIES, pids=pids)))
        if TieType.CUSTOMER in types:
            self._add_own(customer_ties(view, view.read(CUSTOMERS, pids=pids)))

    def _add_own(self, ties: Iterable[OwnTie]) -> None:
        for tie in ties:
            if tie.evidence.type in self._types:
                self._user(tie.user, tie.human)
                self._network.tie(tie.human, tie.person, tie.evidence)

    def _neighbours(self, layer: Collection[str], *, last: bool) -> set[str]:
        """People publicly tied to those of a layer, who may be among them; for the last step only
        such as the viewer reaches in one tie."""
        if not self._public or not layer:
            return set()
        if not last:
            rows = self._view.directory(PUBLIC_TIES_OF, pids=sorted(layer), types=self._public)
        else:
            rows = self._last_step(sorted(layer))
        return self._add_public(rows)

    def _last_step(self, pids: list[str]) -> list[PublicTies]:
        view, near = self._view, self._near()
        people, places = self._reached(near)
        # The ties are the same from either side; from the smaller one there are fewer to look at.
        few, many = sorted((pids, sorted(people)), key=len)
        rows = view.directory(PUBLIC_TIES_NEAR, pids=few, types=self._public, near=many)
        if places:
            rows += view.directory(
                PUBLIC_TIES_AT_PLACES, pids=pids, types=self._public, places=sorted(places)
            )
        return rows

    def _near(self) -> Near:
        return self._view.read(VIEWER_NEAR, user=self._view.viewer.user)[0]

    def _reached(self, near: Near) -> tuple[set[str], set[str]]:
        """People whom the viewer reaches in one tie, and places whose people the viewer may reach
        so."""
        types = self._types
        people = {self._viewer} | self._network.reasons[self._viewer].keys()
        places: set[str] = set()
        if TieType.KNOWS in types:
            people |= set(near.contacts)
        if TieType.TEAMMATE in types:
            people |= {row.id for row in self._view.read(TEAM)}
        if types & {TieType.EX_COLLEAGUE, TieType.SHARED_EMPLOYER}:
            places |= set(near.companies)
        if TieType.ALUMNI in types:
            places |= set(near.schools)
        if TieType.CUSTOMER in types:
            places |= set(near.references)
        return people, places

    def _add_public(self, rows: Iterable[PublicTies]) -> set[str]:
        """Adds public ties; returns everybody whom they join."""
        met: set[str] = set()
        for row in rows:
            met.add(row.person)
            for tie in row.ties:
                self._network.both(row.person, tie[0], _public_evidence(tie))
                met.add(tie[0])
        return met


def _contact_evidence(row: ContactTie | HumanContact) -> Evidence:
    return Evidence(
        type=TieType.KNOWS,
        fact=f"contact:{row.kind}",
        cost=row.cost,
        last=row.last,
        since=row.since,
        owner=row.owner,
        kind=row.kind,
    )


_FACTS = {TieType.KNOWS: "public", TieType.EX_COLLEAGUE: "work:", TieType.ALUMNI: "study:"}


def _public_evidence(tie: PublicTie) -> Evidence:
    _, name, place, dear, last, months, since, until = tie
    type_ = _TYPES[name]
    kind = "public" if type_ is TieType.KNOWS else ""
    fact = _FACTS[type_] + place
    return Evidence(type_, fact, dear, last, place, months, since, until, "", kind)


_TYPES = {type_.value: type_ for type_ in PUBLIC_TIES}
