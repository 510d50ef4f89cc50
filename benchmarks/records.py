"""How well records of people are told apart, on a set with the truth, and how well splink does.

    python -m benchmarks records FOLDER

Our thresholds are fixed (``graphsvc.matching.weights``). splink's is the one with the best F1 on
this very set, which nobody knows beforehand. "Joined" counts all pairs of records that were put
together to one person: ours without chains through weak links, splink's connected components.
UNSURE is what a human would be asked about: by each pair alone, and once records are joined, when a
third record has told what two leave open.
"""

import argparse
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from benchmarks import splink_peer
from benchmarks.linkage.linking import Linked, link
from benchmarks.linkage.pairing import Pair
from benchmarks.pair_quality import Quality, best, best_joined, of_groups, of_pairs
from benchmarks.record_sets import RecordSet, read
from graphsvc.matching.fields import prepare
from graphsvc.matching.model import Identity, Judgement
from graphsvc.matching.weights import SAME, UNSURE

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table."""

    name: str
    quality: Quality


def main(arguments: Sequence[str]) -> int:
    """Measures one folder. Returns the status with which the command ends."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks records", description=__doc__)
    parser.add_argument("folder", type=Path, help="CSV files with the columns of records")
    parser.add_argument("--alone", action="store_true", help="leave splink out")
    given = parser.parse_args(arguments)
    try:
        records = read(given.folder)
    except (OSError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1
    print(_header(records))
    _ours(records)
    if not given.alone:
        _splinks(records)
    return 0


def _header(records: RecordSet) -> str:
    known = ", ".join(f"{name} ({kind})" for name, kind in records.columns.items())
    lines = [
        f"{records.name}: {len(records.stated)} records, {records.true_pairs()} true pairs",
        f"columns: {known}",
    ]
    if records.unknown:
        lines.append(f"left out: {', '.join(records.unknown)}")
    return "\n".join(lines)


def _ours(records: RecordSet) -> None:
    linked, seconds = _timed(lambda: link([prepare(stated) for stated in records.stated]))
    print(f"\ngraphsvc, {_speed(records, seconds)}, {linked.candidates} candidate pairs")
    same, unsure = (
        _called(linked.alone, identity) for identity in (Identity.SAME, Identity.UNSURE)
    )
    _print(
        Line(f"SAME, from {SAME:.1f} bits", of_pairs(same, records.person)),
        Line(f"with UNSURE, from {UNSURE:.1f} bits", of_pairs(same + unsure, records.person)),
        Line("SAME, joined", of_groups(linked.people, records.person)),
    )
    print(f"UNSURE, each pair alone: {_left_open(linked, linked.alone, records)}")
    print(f"UNSURE, records joined: {_left_open(linked, linked.judged, records)}")


def _called(judged: Mapping[Pair, Judgement], identity: Identity) -> list[Pair]:
    return [pair for pair, found in judged.items() if found.identity is identity]


def _left_open(linked: Linked, judged: Mapping[Pair, Judgement], records: RecordSet) -> str:
    unsure = of_pairs(_called(judged, Identity.UNSURE), records.person)
    of_candidates = unsure.found / max(1, linked.candidates)
    return f"{unsure.recall:.2%} of the true pairs, {of_candidates:.2%} of the candidates"


def _splinks(records: RecordSet) -> None:
    try:
        splink = splink_peer.load()
    except ImportError:
        print(f"\n{splink_peer.ADVICE}")
        return
    scored, seconds = _timed(lambda: splink_peer.link(splink, records))
    print(f"\nsplink, {_speed(records, seconds)}, {len(scored)} pairs predicted")
    _print(
        Line("best F1", best(scored, records.person)),
        Line("best F1, joined", best_joined(scored, records.person)),
    )


def _timed(work: Callable[[], Found]) -> tuple[Found, float]:
    start = time.perf_counter()
    return work(), time.perf_counter() - start


def _speed(records: RecordSet, seconds: float) -> str:
    return f"{seconds:.1f} s, {len(records.stated) / seconds:.0f} records a second"


def _print(*lines: Line) -> None:
    print(f"{'':28}{'precision':>10}{'recall':>10}{'F1':>10}{'pairs':>10}")
    for line in lines:
        found = line.quality
        threshold = "" if found.bits is None else f", from {found.bits:.1f} bits"
        print(
            f"{line.name + threshold:28}{found.precision:10.4f}{found.recall:10.4f}"
            f"{found.f1:10.4f}{found.found:10}"
        )
