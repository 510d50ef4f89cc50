"""Pairs that were found against those that are true."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

Scored = tuple[int, int, float]


@dataclass(frozen=True, slots=True)
class Quality:
    """Of ``found`` pairs so many ``right``, of ``true`` ones. ``bits`` is the threshold."""

    found: int
    right: int
    true: int
    bits: float | None = None

    @property
    def precision(self) -> float:
        """1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """1 where there is nothing to find."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.found + self.true) if self.found + self.true else 1.0


def of_pairs(pairs: Iterable[tuple[int, int]], person: Sequence[str]) -> Quality:
    """``person`` says whose each record is."""
    right = [person[one] == person[other] for one, other in pairs]
    return Quality(len(right), sum(right), true_pairs(person))


def of_groups(groups: Iterable[Sequence[int]], person: Sequence[str]) -> Quality:
    """All pairs within each group."""
    found = right = 0
    for group in groups:
        found += _pairs(len(group))
        right += sum(map(_pairs, Counter(person[record] for record in group).values()))
    return Quality(found, right, true_pairs(person))


def true_pairs(person: Sequence[str]) -> int:
    """How many pairs of records are of one person."""
    return sum(map(_pairs, Counter(person).values()))


def best(scored: Iterable[Scored], person: Sequence[str]) -> Quality:
    """At the threshold with the best F1, which only somebody who knows the truth can choose."""
    found = right = 0
    true = true_pairs(person)
    choice = Quality(0, 0, true)
    for bits, some in _falling(scored):
        found += len(some)
        right += sum(person[one] == person[other] for one, other, _ in some)
        choice = max(choice, Quality(found, right, true, bits), key=lambda quality: quality.f1)
    return choice


def best_joined(scored: Iterable[Scored], person: Sequence[str]) -> Quality:
    """The same where whatever hangs together above the threshold is taken for one person."""
    home = list(range(len(person)))
    members = {record: Counter({person[record]: 1}) for record in home}
    groups = {record: [record] for record in home}
    found = right = 0
    true = true_pairs(person)
    choice = Quality(0, 0, true)
    for bits, some in _falling(scored):
        for one, other, _ in some:
            kept, gone = home[one], home[other]
            if kept == gone:
                continue
            mine, theirs = members[kept], members.pop(gone)
            found += mine.total() * theirs.total()
            right += sum(mine[who] * times for who, times in theirs.items())
            mine.update(theirs)
            for record in groups[gone]:
                home[record] = kept
            groups[kept] += groups.pop(gone)
        choice = max(choice, Quality(found, right, true, bits), key=lambda quality: quality.f1)
    return choice


def _falling(scored: Iterable[Scored]) -> Iterable[tuple[float, list[Scored]]]:
    """Pairs of equal bits together, the most first."""
    ordered = sorted(scored, key=lambda pair: -pair[2])
    return ((bits, list(some)) for bits, some in groupby(ordered, key=lambda pair: pair[2]))


def _pairs(count: int) -> int:
    return count * (count - 1) // 2
