"""Words of two names put together one to one, the best pairs first, whatever their order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graphsvc.matching.compare.score import SHARED_AT_MOST, Score
from graphsvc.normal.latin import Word
from graphsvc.normal.mandarin import wade_giles

MOST_WORDS = 16
"""No name is longer; a file that holds longer ones must not cost more."""

_LONGEST_RUN = 3
SPACED = "spaced otherwise"
_JOINED = 0.97
_LEAST_JOINED = 0.75
_LETTERS_OFF = 2

WordComparator = Callable[[Word, Word], Score]
Pairs = list[tuple[Word, Word, Score]]
_SAME = Score(1.0, "same word")


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


def only_shared(pairing: Pairing, weigh: Callable[[str], float]) -> Score:
    """Names that disagree: the share of what agrees by weight, at most ``SHARED_AT_MOST``."""
    if not pairing.pairs:
        return Score(0.0, "nothing alike")
    shared = sum(weigh(one.text) + weigh(other.text) for one, other, _ in pairing.pairs)
    apart = sum(weigh(word.text) for word in pairing.left + pairing.right)
    words = sorted(one.text for one, other, _ in pairing.pairs if one.text == other.text)
    reason = f"only “{' '.join(words)}” agrees" if words else "little alike"
    return Score(SHARED_AT_MOST * shared / (shared + apart), reason)


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
    if len(several) < 2:
        return pairs
    for word in tuple(single):
        found = _run_for(word, several, compare)
        if found is not None:
            score, joined, start, end = found
            pairs.append((word, joined, score))
            del several[start:end]
            single.remove(word)
    return pairs


def _run_for(
    word: Word, several: Sequence[Word], compare: WordComparator
) -> tuple[Score, Word, int, int] | None:
    runs = _fitting_runs(word.text, several)
    if not runs:
        return None
    found = [
        (Score(score.value * _JOINED, SPACED), joined, start, end)
        for start, end in runs
        if (joined := _join(several[start:end]))
        and (score := compare(joined, word)).value >= _LEAST_JOINED
    ]
    return max(found, key=lambda run: run[0].value, default=None)


def _fitting_runs(word: str, several: Sequence[Word]) -> list[tuple[int, int]]:
    """Runs of words that begin with the same letter, perhaps in another spelling of Chinese, and
    have about as many letters."""
    starts = word[0] + wade_giles(word)[:1]
    return [
        (start, end)
        for start, part in enumerate(several)
        if part.text[0] in starts
        for end in range(start + 2, min(start + _LONGEST_RUN, len(several)) + 1)
        if abs(sum(len(one.text) for one in several[start:end]) - len(word)) <= _LETTERS_OFF
    ]


def _join(run: Sequence[Word]) -> Word:
    return Word(
        "".join(word.text for word in run),
        script=next((one.script for one in run if one.script), ""),
    )


def _alike(left: list[Word], right: list[Word], compare: WordComparator) -> Pairs:
    """Takes out the most alike pairs, one after the other."""
    candidates = [
        (-score.value, one.text, other.text, i, j, score)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if (score := compare(one, other)).value
    ]
    candidates.sort(key=_by_likeness)
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


def _by_likeness(candidate: tuple[float, str, str, int, int, Score]) -> tuple[float, str, str]:
    """The best first; of equal ones in an order that is the same whichever name comes first."""
    value, one, other, *_ = candidate
    return (value, one, other) if one < other else (value, other, one)
