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
from typing import Final

from graphsvc.access.visibility import View
from graphsvc.ontology import PUBLIC_TIES, TIES, Availability, TieType, human_of
from graphsvc.paths.ends import Ends
from graphsvc.paths.network import Network
from graphsvc.paths.own import GATHERED, MOST_STATED, Gathering, OwnTie, contact_evidence
from graphsvc.paths.rows import (
    HUMAN_CONTACTS,
    INTRODUCERS,
    PEOPLE_AT_PLACES,
    PUBLIC_TIES_AT_PLACES,
    PUBLIC_TIES_NEAR,
    PUBLIC_TIES_OF,
    STATED_PLACES,
    TEAMMATES,
    VIEWER_NEAR,
    HumanContact,
    Near,
    PublicTie,
    PublicTies,
    Stated,
)
from graphsvc.strength import Evidence, cost, number

FEW: Final = 200
"""The neighbours of so many people are each asked for their places; for more it is cheaper to look
up once who was at the places that count, thousands as they may be."""

_TEAMMATE = Evidence(TieType.TEAMMATE, fact="team", cost=cost(number("teammate")))


@dataclass(slots=True)
class Gathered:
    """The network of a question, and how the humans in it are known.

    ``users`` are the users of the organisation by human, ``availability`` that of those who are not
    free; ``contacts`` the contacts by private human (the human's id is the smallest of them).
    """

    network: Network
    users: dict[str, str] = field(default_factory=dict[str, str])
    contacts: dict[str, list[HumanContact]] = field(default_factory=dict[str, list[HumanContact]])
    availability: dict[str, Availability] = field(default_factory=dict[str, Availability])

    def who_is(self, availability: Availability) -> frozenset[str]:
        """The humans whose availability is this one."""
        return frozenset(h for h, found in self.availability.items() if found is availability)


def gather(
    view: View,
    ends: Ends,
    *,
    types: frozenset[TieType],
    max_ties: int,
    own_only: bool = False,
) -> Gathered:
    """The network in which all paths of at most ``max_ties`` ties to the ends can be found; with
    ``own_only`` without what colleagues know, and without them as colleagues."""
    if own_only:
        types -= {TieType.TEAMMATE}
    return _Gatherer(view, types, own_only=own_only).run(ends, max_ties)


class _Gatherer:
    def __init__(self, view: View, types: frozenset[TieType], *, own_only: bool) -> None:
        self._view = view
        self._types = types
        self._own_only = own_only
        self._public = sorted(PUBLIC_TIES & types)
        self._viewer = human_of(view.viewer.user, view.person_id)
        self._found = Gathered(Network(self._viewer), {self._viewer: view.viewer.user})
        self._onward: set[str] = set()
        self._seen_near: Near | None = None
        self._stated: Stated | None = None

    @property
    def _network(self) -> Network:
        return self._found.network

    def run(self, ends: Ends, max_ties: int) -> Gathered:
        layer = self._ends(ends)
        self._network.ends = layer | self._found.contacts.keys()
        self._look_who_is_free()
        seen = layer | {self._viewer}
        if self._public and self._view.person_id:
            pids = [self._view.person_id]
            self._add_public(self._view.directory(PUBLIC_TIES_OF, pids=pids, types=self._public))
        for left in range(max_ties, 0, -1):
            self._own_ties(layer, last=left == 1)
            if left > 1:
                neighbours = self._neighbours(layer, last=left == 2)
                layer = (neighbours | self._onward) - seen
                seen |= layer
        return self._found

    def _ends(self, ends: Ends) -> set[str]:
        """The people asked for, the viewer left out; private ones are noted with their ties."""
        if ends.humans:
            keys = sorted(self._view.humans().keys(ends.humans))
            self._private_ends(self._view.read(HUMAN_CONTACTS, humans=keys))
        return set(ends.people - {self._viewer})

    def _look_who_is_free(self) -> None:
        """Notes who of the colleagues is busy, and that the closed ones introduce nobody."""
        for row in self._view.read(INTRODUCERS):
            human = human_of(row.id, row.person)
            if human != self._viewer:
                self._found.availability[human] = Availability(row.availability)
        self._network.closed = self._found.who_is(Availability.CLOSED)

    def _private_ends(self, rows: Iterable[HumanContact]) -> None:
        clusters: dict[str, list[HumanContact]] = {}
        humans = self._view.humans()
        for row in rows:
            clusters.setdefault(humans.one(row.human), []).append(row)
        for cluster in clusters.values():
            end = min(row.contact for row in cluster)
            self._found.contacts[end] = sorted(cluster, key=lambda row: row.contact)
            for row in cluster:
                self._contact_tie(row, end)

    def _contact_tie(self, row: HumanContact, end: str) -> None:
        owner = self._user(row.owner, row.owner_person)
        if TieType.KNOWS in self._types and self._follows(owner):
            for evidence in contact_evidence(row):
                self._network.tie(owner, end, evidence)

    def _gathered(self) -> Iterable[Gathering]:
        """How the types that are followed are gathered."""
        return (one for one in GATHERED if one.types & self._types)

    def _follows(self, owner: str) -> bool:
        """Whether the ties of a user's own are followed."""
        return not self._own_only or owner == self._viewer

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

    def _own_ties(self, layer: Collection[str], *, last: bool) -> None:
        """Ties of users to the people of a layer, by contacts and by what users state."""
        if not layer:
            return
        pids, view = sorted(layer), self._view
        for user, person in view.read(TEAMMATES, pids=pids)[0].mates:
            self._user(user, person)
        for gathering in self._gathered():
            asked = self._of_the_viewer(gathering, pids) if last else pids
            if asked:
                self._add_own(self._ties(gathering, asked))

    def _ties(self, gathering: Gathering, pids: list[str]) -> Iterable[OwnTie]:
        """The ties of some types to people; nothing is asked where they rest on what is stated, and
        nobody states anything."""
        if gathering.stated is None:
            return gathering.ties(self._view, pids, None)
        if self._stated is None:
            self._stated = self._view.read(STATED_PLACES, limit=MOST_STATED + 1)[0]
        places = gathering.stated(self._stated)
        few = len(places) <= MOST_STATED
        return gathering.ties(self._view, pids, places if few else None) if places else ()

    def _of_the_viewer(self, gathering: Gathering, pids: list[str]) -> list[str]:
        """Those of the last layer of whom ties of these types may be on a path: it begins with
        them, so they are the viewer's. Where it has not been read whom the viewer reaches, the
        layer is the first as well, and small."""
        if self._seen_near is None or not gathering.listed:
            return pids
        near = set(gathering.people(self._view, self._seen_near))
        return [pid for pid in pids if pid in near]

    def _add_own(self, ties: Iterable[OwnTie]) -> None:
        for tie in ties:
            if tie.evidence.type in self._types:
                self._user(tie.user, tie.human)
                if self._follows(tie.human):
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
        rows: list[PublicTies] = []
        if places and len(pids) <= FEW:
            rows = view.directory(
                PUBLIC_TIES_AT_PLACES, pids=pids, types=self._public, places=sorted(places)
            )
        elif places:
            at_places = view.directory(PEOPLE_AT_PLACES, places=sorted(places))
            people |= {person for row in at_places for person in row.people}
        # The ties are the same from either side; from the smaller one there are fewer to look at.
        few, many = sorted((pids, sorted(people)), key=len)
        return rows + view.directory(PUBLIC_TIES_NEAR, pids=few, types=self._public, near=many)

    def _near(self) -> Near:
        if self._seen_near is None:
            self._seen_near = self._view.read(VIEWER_NEAR, user=self._view.viewer.user)[0]
        return self._seen_near

    def _reached(self, near: Near) -> tuple[set[str], set[str]]:
        """People whom the viewer reaches in one tie, and places whose people the viewer may reach
        so."""
        people = {self._viewer} | self._network.reasons[self._viewer].keys()
        places: set[str] = set()
        for gathering in self._gathered():
            people.update(gathering.people(self._view, near))
            places.update(gathering.places(near))
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


def _public_evidence(tie: PublicTie) -> Evidence:
    _, name, place, cost_, last, months, since, until = tie
    type_ = _TYPES[name]
    kind = "public" if type_ is TieType.KNOWS else ""
    fact = TIES[type_].fact + place
    return Evidence(type_, fact, cost_, last, place, months, since, until, "", kind)


_TYPES = {type_.value: type_ for type_ in PUBLIC_TIES}
