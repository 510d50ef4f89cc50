"""Records put together to people, without a chain through a weak link."""

from collections.abc import Callable, Iterable, Sequence

Link = tuple[int, int, float]

TELLING = 10.0
"""Bits that one pair can speak for or against at most: a record with many fields must not outvote
all others; judgement."""


def people(count: int, links: Iterable[Link], bits: Callable[[int, int], float]) -> list[list[int]]:
    """Groups of the records ``0`` to ``count - 1``, each of one person, in order.

    ``links`` are pairs that are of one person each for itself, with their bits; the strongest is
    tried first. It joins two groups only if the pairs between them say so on average, where
    ``bits`` tells of any pair, linked or not, what speaks for it (average linkage, Sokal and
    Michener 1958). So two groups stay apart that have one record in common by mistake.
    """
    home = list(range(count))
    members = {record: [record] for record in home}
    for one, other, _ in sorted(links, key=lambda link: (-link[2], link[:2])):
        first, second = sorted((home[one], home[other]))
        if first != second and _belong(members[first], members[second], bits):
            for record in members[second]:
                home[record] = first
            members[first] += members.pop(second)
    return [sorted(members[first]) for first in sorted(members)]


def _belong(group: Sequence[int], others: Sequence[int], bits: Callable[[int, int], float]) -> bool:
    said = [
        max(-TELLING, min(TELLING, bits(min(one, other), max(one, other))))
        for one in group
        for other in others
    ]
    return sum(said) >= 0
