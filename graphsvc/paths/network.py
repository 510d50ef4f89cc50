"""The part of the graph that one question is about, in memory: who is tied to whom, and why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from graphsvc.strength import Evidence, tie_cost


@dataclass(slots=True)
class Network:
    """Humans by id, and the evidence of the ties between them, by the human who would make the
    introduction and the one introduced. ``viewer`` is where every path starts; ``ends`` are the
    humans that are asked for; ``closed`` introduce nobody."""

    viewer: str
    ends: AbstractSet[str] = field(default_factory=frozenset[str])
    closed: AbstractSet[str] = field(default_factory=frozenset[str])
    reasons: dict[str, dict[str, list[Evidence]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    def tie(self, human: str, other: str, evidence: Evidence) -> None:
        """Adds evidence that ``human`` can introduce to ``other``, once."""
        if human != other and evidence not in (known := self.reasons[human][other]):
            known.append(evidence)

    def both(self, human: str, other: str, evidence: Evidence) -> None:
        """Adds evidence that holds in both directions."""
        self.tie(human, other, evidence)
        self.tie(other, human, evidence)

    def evidence(self, human: str, other: str) -> list[Evidence]:
        """Why ``human`` can introduce to ``other``."""
        return self.reasons[human][other]

    def costs(self, day: int, *, with_closed: bool = False) -> "Costs":
        """The ties as costs on a day; those too weak to exist are left out, and so are ties that
        no path can use: back to the viewer, onwards from an end, and onwards from the closed."""
        found: Costs = {}
        for human, others in self.reasons.items():
            if human in self.ends or (human in self.closed and not with_closed):
                continue
            row = dict(self._row(others, day))
            if row:
                found[human] = row
        return found

    def _row(self, others: Mapping[str, Sequence[Evidence]], day: int) -> Iterable[tuple[str, int]]:
        for other, evidence in others.items():
            if other != self.viewer and (cost_ := tie_cost(evidence, day)) is not None:
                yield other, cost_


Costs = dict[str, dict[str, int]]
"""Cost of the tie from one human to another."""
