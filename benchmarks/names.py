"""Labelled pairs of names: how well the comparators tell one from two, beside rapidfuzz's WRatio.

The file is a CSV with the columns ``schema``, ``name1``, ``name2`` and ``is_match``, perhaps
``case_group``; other columns are left out. Pairs of the schema Person are compared as people's
names, all others as companies'. Ours are judged at the cuts ``PERSON_ALIKE`` and ``COMPANY_ALIKE``,
which no file changes; WRatio at the threshold that is best for the very pairs of each line.

With ``--split SEED`` each half of the pairs has a table of its own, and ``--errors`` lists those of
the first half alone: faults are looked for there, the other half is only measured.
"""

import argparse
import csv
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Final, Literal

from rapidfuzz import fuzz, utils

from graphsvc.matching.compare import (
    COMPANY_ALIKE,
    PERSON_ALIKE,
    Score,
    company_names,
    person_names,
)

Kind = Literal["people", "companies"]
Comparator = Callable[[str, str], Score]

COMPARATORS: Final[Mapping[Kind, tuple[Comparator, float]]] = {
    "people": (person_names, PERSON_ALIKE),
    "companies": (company_names, COMPANY_ALIKE),
}
"""By kind of name: the comparator and its cut."""

COLUMNS: Final = ("schema", "name1", "name2", "is_match")


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled pair: what we say of it (``score``, ``ours``), and WRatio's value, 0 to 100."""

    kind: Kind
    group: str
    script: str
    a: str
    b: str
    match: bool
    score: Score
    ours: bool
    wratio: float


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares: of what was called a match how many are (precision), of the matches how many were
    called so (recall), and their harmonic mean (F1); 0 where there is nothing to divide by."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Line:
    """Some of the pairs, told together."""

    name: str
    pairs: int
    matches: int
    ours: Quality
    wratio: Quality
    threshold: float


def main(words: Sequence[str]) -> int:
    """Runs the benchmark. Returns the status with which the command ends."""
    given = _arguments().parse_args(words)
    try:
        judged = [judge(row) for row in read_pairs(given.csv)]
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    halves_told = [judged] if given.split is None else halves(judged, seed=given.split)
    print("\n\n".join(_table(lines(half)) for half in halves_told))
    print(f"\n{rate(judged, seconds=given.seconds):,.0f} comparisons of people's names a second")
    if given.errors:
        print("\n".join(["", *map(_error, sorted(_wrong(halves_told[0]), key=_by_kind))]))
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks names", description=__doc__)
    parser.add_argument("csv", type=Path, help="labelled pairs")
    parser.add_argument(
        "--seconds", type=float, default=1.0, help="for which comparisons are counted"
    )
    parser.add_argument("--errors", action="store_true", help="list the pairs that we get wrong")
    parser.add_argument("--split", type=int, metavar="SEED", help="tell two halves, drawn by it")
    return parser


# --- the pairs ------------------------------------------------------------------------------------


def read_pairs(path: Path) -> list[dict[str, str]]:
    """The rows of a file. Raises ``ValueError`` where it has no pair or lacks a needed column."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    missing = [column for column in COLUMNS if not rows or column not in rows[0]]
    if missing:
        raise ValueError(f"{path.name} has no pair or no column {', '.join(missing)}.")
    return rows


def judge(row: Mapping[str, str]) -> Judged:
    """What we and WRatio say of a row."""
    kind: Kind = "people" if row["schema"].strip().lower() == "person" else "companies"
    compare, cut = COMPARATORS[kind]
    a, b = row["name1"], row["name2"]
    score = compare(a, b)
    return Judged(
        kind=kind,
        group=row.get("case_group") or "",
        script=script(a, b),
        a=a,
        b=b,
        match=row["is_match"].strip().lower() in ("true", "1", "yes"),
        score=score,
        ours=score.value >= cut,
        wratio=fuzz.WRatio(a.lower(), b.lower(), processor=utils.default_process),
    )


def halves(judged: Iterable[Judged], *, seed: int) -> tuple[list[Judged], list[Judged]]:
    """The half of the pairs that may be looked at, and the half that is only measured; of each kind
    and label half goes to either, the same ones in whatever order the pairs come."""
    rng = Random(seed)
    seen: list[Judged] = []
    unseen: list[Judged] = []
    for _, some in groupby(sorted(judged, key=_to_draw), lambda pair: (pair.kind, pair.match)):
        drawn = list(some)
        rng.shuffle(drawn)
        middle = len(drawn) // 2
        seen += drawn[:middle]
        unseen += drawn[middle:]
    return seen, unseen


def _to_draw(pair: Judged) -> tuple[Kind, bool, str, str]:
    return pair.kind, pair.match, pair.a, pair.b


def script(a: str, b: str) -> str:
    """Whether both names are in Latin letters, both in others, or one in each."""
    latin = {_is_latin(name) for name in (a, b)}
    return "mixed scripts" if len(latin) > 1 else "Latin" if latin == {True} else "other scripts"


def _is_latin(name: str) -> bool:
    letters = [letter for letter in name if letter.isalpha()]
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)


# --- the judgement --------------------------------------------------------------------------------


def quality(said: Iterable[tuple[bool, bool]]) -> Quality:
    """From pairs of what was said and what is true."""
    counts = dict.fromkeys(((True, True), (True, False), (False, True), (False, False)), 0)
    for pair in said:
        counts[pair] += 1
    hits, alarms, misses = counts[True, True], counts[True, False], counts[False, True]
    precision = hits / (hits + alarms) if hits else 0.0
    recall = hits / (hits + misses) if hits else 0.0
    return Quality(precision, recall, 2 * hits / (2 * hits + alarms + misses) if hits else 0.0)


def best_threshold(judged: Sequence[Judged]) -> float:
    """WRatio's value from which on calling pairs matches gives the best F1 for these."""
    values = sorted({pair.wratio for pair in judged})
    return max(values, key=lambda value: _at(judged, value).f1)


def _at(judged: Iterable[Judged], threshold: float) -> Quality:
    return quality((pair.wratio >= threshold, pair.match) for pair in judged)


def lines(judged: Sequence[Judged]) -> list[Line]:
    """All pairs, then by kind, by kind and script, by kind and group."""
    return [
        _line("all", judged),
        *_split(judged, lambda pair: pair.kind),
        *_split(judged, lambda pair: f"{pair.kind}, {pair.script}"),
        *_split([pair for pair in judged if pair.group], lambda pair: f"{pair.kind}, {pair.group}"),
    ]


def _split(judged: Iterable[Judged], key: Callable[[Judged], str]) -> list[Line]:
    return [_line(name, list(some)) for name, some in groupby(sorted(judged, key=key), key)]


def _line(name: str, judged: Sequence[Judged]) -> Line:
    threshold = best_threshold(judged)
    return Line(
        name=name,
        pairs=len(judged),
        matches=sum(pair.match for pair in judged),
        ours=quality((pair.ours, pair.match) for pair in judged),
        wratio=_at(judged, threshold),
        threshold=threshold,
    )


def rate(judged: Sequence[Judged], *, seconds: float) -> float:
    """Comparisons of people's names a second of one core's time, each name with each in turn, so
    that names repeat as they do where candidates are compared, and pairs do not."""
    names = sorted({name for pair in judged if pair.kind == "people" for name in (pair.a, pair.b)})
    pairs = [(a, b) for a in names for b in names if a < b]
    start, done = time.process_time(), 0
    for a, b in pairs:
        person_names(a, b)
        done += 1
        if time.process_time() - start > seconds:
            break
    return done / (time.process_time() - start)


# --- what is printed ------------------------------------------------------------------------------


def _table(told: Iterable[Line]) -> str:
    head = f"{'':32}{'pairs':>6}{'match':>6}  {'ours: P':>8}{'R':>7}{'F1':>7}"
    return "\n".join([f"{head}  {'WRatio: P':>10}{'R':>7}{'F1':>7}{'at':>6}", *map(_row, told)])


def _row(line: Line) -> str:
    ours, other = line.ours, line.wratio
    mine = f"{ours.precision:>8.3f}{ours.recall:>7.3f}{ours.f1:>7.3f}"
    theirs = f"{other.precision:>10.3f}{other.recall:>7.3f}{other.f1:>7.3f}{line.threshold:>6.1f}"
    return f"{line.name:32}{line.pairs:>6}{line.matches:>6}  {mine}  {theirs}"


def _wrong(judged: Iterable[Judged]) -> list[Judged]:
    return [pair for pair in judged if pair.ours != pair.match]


def _by_kind(pair: Judged) -> tuple[str, bool, float]:
    return pair.kind, pair.match, pair.score.value


def _error(pair: Judged) -> str:
    label = "one, not found" if pair.match else "two, taken for one"
    return f"{label}  {pair.score.value:.2f}  {pair.a} | {pair.b}  ({pair.score.reason})"
