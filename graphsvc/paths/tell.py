"""Fills found paths with names and reasons, for the eyes of one viewer."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from graphsvc.access.visibility import View
from graphsvc.errors import Unavailable
from graphsvc.naming.names import contacts_named, people_named, places_named, users_named
from graphsvc.ontology import Availability
from graphsvc.paths import explain
from graphsvc.paths.explain import Code, Who
from graphsvc.paths.gather import Gathered
from graphsvc.paths.search import Costs, Found
from graphsvc.strength import Evidence, cost_on, label, strength
from graphsvc.wire.answers import Human, Path, Reason, Tie

_DIGITS = 4


def changed_meanwhile() -> Unavailable:
    """Whom a question is about is gone, or somebody else, since its target was found."""
    return Unavailable("Whom you ask about was changed just now.", advice="Ask again.")


class Teller:
    """Tells paths of one gathered network; ``former`` are the ends who have left."""

    def __init__(
        self,
        view: View,
        gathered: Gathered,
        *,
        day: int,
        language: Code = "en",
        former: Collection[str] = (),
    ) -> None:
        self._view = view
        self._language: Code = language
        self._former = former
        self._gathered = gathered
        self._network = gathered.network
        self._day = day
        self._humans: dict[str, Human] = {}
        self._places: dict[str, str] = {}

    def human(self, id_: str) -> Human:
        """One human of the network. Raises ``Unavailable`` where they are gone since it was
        gathered."""
        self._name([id_])
        if id_ not in self._humans:
            raise changed_meanwhile()
        return self._humans[id_]

    def tell(self, found: Sequence[tuple[int, Found]], costs: Costs) -> list[Path]:
        """Ranked paths as the wire has them, without those that have lost somebody since they were
        found: what is read is committed, and not as of one moment."""
        viewer = self._network.viewer
        self._name({viewer, *(human for _, path in found for human in path.humans)})
        found = [one for one in found if self._humans.keys() >= {*one[1].humans}]
        chains = [(viewer, *path.humans) for _, path in found]
        pairs = {(a, b) for chain in chains for a, b in pairwise(chain)}
        places = {piece.place for a, b in pairs for piece in self._network.evidence(a, b)}
        self._places = places_named(self._view, places)
        return [
            self._path(rank, chain, path, costs)
            for chain, (rank, path) in zip(chains, found, strict=True)
        ]

    def _path(self, rank: int, chain: Sequence[str], path: Found, costs: Costs) -> Path:
        pairs = list(pairwise(chain))
        spent = [costs[a][b] for a, b in pairs]
        reasons = [explain.in_order(self._network.evidence(a, b), self._day) for a, b in pairs]
        edges = [
            self._tie(a, b, evidence, cost)
            for (a, b), evidence, cost in zip(pairs, reasons, spent, strict=True)
        ]
        return Path(
            rank=rank,
            strength=_shown(path.cost),
            label=label(strength(path.cost)),
            people=[*(self._humans[id_] for id_ in chain[:-1]), self._end(*chain[-2:])],
            edges=edges,
            weakest=spent.index(max(spent)) if len(spent) > 1 else None,
            fresh=min((tie.fresh for tie in edges if tie.fresh), default=None),
            introducer=chain[1] if len(chain) > 2 else None,
            bridge=chain[-2] if len(chain) > 2 else None,
            sentence=explain.sentence(
                [self._who(id_) for id_ in chain],
                reasons,
                places=self._places,
                language=self._language,
            ),
        )

    def _end(self, bridge: str, id_: str) -> Human:
        """The end of a path; of a private connection, whom the path comes through is the owner to
        ask."""
        human = self._humans[id_]
        if human.owner is not None:
            return human.model_copy(update={"owner": self._humans[bridge].name})
        return human.model_copy(update={"former": True}) if id_ in self._former else human

    def _tie(self, one: str, other: str, evidence: Sequence[Evidence], cost: int) -> Tie:
        months = [month for piece in evidence if (month := explain.fresh(piece))]
        return Tie(
            type=evidence[0].type.value,
            strength=_shown(cost),
            label=label(strength(cost)),
            fresh=max(months, default=None),
            seen=explain.seen(evidence, language=self._language),
            evidence=[self._reason(one, other, piece) for piece in evidence],
        )

    def _reason(self, one: str, other: str, piece: Evidence) -> Reason:
        text = explain.reason(
            piece,
            one=self._who(one),
            other=self._who(other),
            places=self._places,
            language=self._language,
        )
        return Reason(
            type=piece.type.value,
            strength=_shown(cost_on(piece, self._day)),
            text=text,
            place=self._places.get(piece.place),
            months=piece.months or None,
            since=piece.since or None,
            until=piece.until or None,
        )

    def _who(self, id_: str) -> Who:
        human = self._humans[id_]
        return Who(human.name, you=human.kind == "viewer", colleague=human.kind == "teammate")

    def _name(self, ids: Sequence[str] | set[str]) -> None:
        """Looks up whoever of ``ids`` is not known yet, a kind at a time."""
        missing = {id_ for id_ in ids if id_ not in self._humans}
        users = {id_: self._gathered.users[id_] for id_ in missing & self._gathered.users.keys()}
        private = missing & self._gathered.contacts.keys()
        self._name_people(missing - private)
        self._name_users(users)
        self._name_private(private)

    def _name_people(self, ids: set[str]) -> None:
        for id_, row in people_named(self._view, ids).items():
            self._humans[id_] = Human(
                id=id_, kind="person", name=row.name, title=row.title, company=row.company
            )

    def _name_users(self, users: dict[str, str]) -> None:
        """Users over people: a teammate is called what the organisation calls them."""
        rows = users_named(self._view, users.values())
        for human, user in users.items():
            if user not in rows:
                continue
            known = self._humans.get(human)
            viewer = user == self._view.viewer.user
            free = self._gathered.availability.get(human, Availability.FREE)
            self._humans[human] = Human(
                id=human,
                kind="viewer" if viewer else "teammate",
                availability=None if viewer else free.value,
                name=rows[user].name,
                title=known.title if known else "",
                company=known.company if known else "",
            )

    def _name_private(self, ids: set[str]) -> None:
        cards = contacts_named(self._view, ids)
        owners = users_named(self._view, (card.owner for card in cards.values()))
        for id_, card in cards.items():
            if card.owner not in owners:
                continue
            self._humans[id_] = Human(
                id=id_,
                kind="private",
                name=card.name,
                title=card.title,
                company=card.employer,
                owner=owners[card.owner].name,
            )


def _shown(cost: int) -> float:
    return round(strength(cost), _DIGITS)
