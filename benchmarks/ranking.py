"""How well scores tell what came true from what did not. Pure."""

from collections.abc import Sequence
from itertools import groupby


def roc_auc(scores: Sequence[float], came_true: Sequence[bool]) -> float:
    """The chance that something that came true has the higher score than something that did not,
    equal scores counting half (Mann and Whitney 1947). Raises ``ValueError`` unless there are
    both."""
    yes, no = _both(came_true)
    below, wins = 0, 0.0
    for group in _tied(scores, came_true, descending=False):
        hits = sum(group)
        wins += hits * (below + (len(group) - hits) / 2)
        below += len(group) - hits
    return wins / (yes * no)


def average_precision(scores: Sequence[float], came_true: Sequence[bool]) -> float:
    """The precision at every threshold, weighed by the recall that it adds; equal scores are one
    threshold. Raises ``ValueError`` unless there are both."""
    yes, _ = _both(came_true)
    seen, hits, total = 0, 0, 0.0
    for group in _tied(scores, came_true, descending=True):
        new = sum(group)
        seen, hits = seen + len(group), hits + new
        total += new * hits / seen
    return total / yes


def _both(came_true: Sequence[bool]) -> tuple[int, int]:
    yes = sum(came_true)
    if not yes or yes == len(came_true):
        raise ValueError("Nothing to tell apart: all came true, or nothing did.")
    return yes, len(came_true) - yes


def _tied(
    scores: Sequence[float], came_true: Sequence[bool], *, descending: bool
) -> list[list[bool]]:
    """What came true among the equally scored, in the order of the scores."""
    ordered = sorted(
        zip(scores, came_true, strict=True), key=lambda pair: pair[0], reverse=descending
    )
    return [[hit for _, hit in group] for _, group in groupby(ordered, key=lambda pair: pair[0])]
