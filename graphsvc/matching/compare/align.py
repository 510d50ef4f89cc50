"""Words of two names put together one to one, the best pairs first, whatever their order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from graphsvc.matching.compare.score import Score
from graphsvc.matching.normal.latin import Word

MOST_WORDS = 16
"""No name is longer; a file that holds longer ones must not cost more."""

_LONGEST_RUN = 3
SPACED = "spaced otherwise"
_JOINED = 0.97
_LEAST_JOINED = 0.75

WordComparator = Callable[[Word, Word], Score]


@dataclass(frozen=True, slots=True)
class Pairing:
    """``pairs`` of words with their scores; ``left`` and ``right``: what is over on either side."""

    pairs: tuple[tuple[Word, Word, Score], ...]
    left: tuple[Word, ...]
    right: tuple[Word, ...]


def pair(first: Sequence[Word], second: Sequence[Word], compare: WordComparator) -> Pairing:
    """The words of two names in the order in which they stand there: equal ones first, then such
    as are written as one word on one side and as several on the other, then the most alike."""
    left, right = list(first[:MOST_WORDS]), list(second[:MOST_WORDS])
    pairs = _equal(left, right)
    pairs += _spaced(left, right, compare)
    pairs += [(one, other, score) for other, one, score in _spaced(right, left, compare)]
    pairs += _alike(left, right, compare)
    return Pairing(tuple(pairs), tuple(left), tuple(right))


Pairs = list[tuple[Word, Word, Score]]
_SAME = Score(1.0, "same word")


def _equal(left: list[Word], right: list[Word]) -> Pairs:
    """Takes equal words out of both lists."""
    pairs: Pairs = []
    for one in tuple(left):
        other = next((other for other in right if other.text == one.text), None)
        if other is not None:
            left.remove(one)
            right.remove(other)
            pairs.append((one, other, _SAME))
    return pairs


def _spaced(single: list[Word], several: list[Word], compare: WordComparator) -> Pairs:
    """Takes out words that are several on the other side: ``vanderbilt`` and ``van der bilt``."""
    pairs: Pairs = []
    for word in tuple(single):
        run = _run_for(word, several, compare)
        if run is not None:
            score, start, end = run
            pairs.append((word, _join(several[start:end]), score))
            del several[start:end]
            single.remove(word)
    return pairs


def _run_for(
    word: Word, several: Sequence[Word], compare: WordComparator
) -> tuple[Score, int, int] | None:
    found = [
        (Score(score.value * _JOINED, SPACED), start, end)
        for start, end in _runs(len(several))
        if _fits(word, several[start:end])
        and (score := compare(_join(several[start:end]), word)).value >= _LEAST_JOINED
    ]
    return max(found, key=lambda run: run[0].value, default=None)


def _runs(length: int) -> Iterable[tuple[int, int]]:
    return (
        (start, start + size)
        for start in range(length)
        for size in range(2, _LONGEST_RUN + 1)
        if start + size <= length
    )


def _fits(word: Word, run: Sequence[Word]) -> bool:
    return abs(sum(len(part.text) for part in run) - len(word.text)) <= 2


def _join(run: Sequence[Word]) -> Word:
    return Word("".join(word.text for word in run), rough=any(word.rough for word in run))


def _alike(left: list[Word], right: list[Word], compare: WordComparator) -> Pairs:
    """Takes out the most alike pairs, one after the other."""
    candidates = sorted(
        (
            (-score.value, *sorted((one.text, other.text)), i, j, score)
            for i, one in enumerate(left)
            for j, other in enumerate(right)
            if (score := compare(one, other)).value > 0
        ),
        key=lambda candidate: candidate[:5],
    )
    rows: set[int] = set()
    taken: set[int] = set()
    pairs: Pairs = []
    for *_, i, j, score in candidates:
        if i not in rows and j not in taken:
            rows.add(i)
            taken.add(j)
            pairs.append((left[i], right[j], score))
    left[:] = [word for i, word in enumerate(left) if i not in rows]
    right[:] = [word for j, word in enumerate(right) if j not in taken]
    return pairs
