"""Whether answers are exact: the product's paths beside those of others, every number of them.

    python -m benchmarks paths --check

graphs: the search and the selection on small random networks, against listing all paths.
worlds: everything from the database on, in small random worlds, against a judge that carries out
the definition in the most naive way.
pairs, companies: published friendships, and the lengths and numbers of shortest paths that others
computed over them.
weights: the same friendships, each as strong as its published weight; all shortest paths of 30
pairs in the order of their weights.

The last three need the published data. Whatever needs a database fills one of its own, which is
removed afterwards. The status is 1 where anything disagrees, or was not checked and should have
been.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import Final, Literal

from benchmarks.services import emptiness
from graphsvc.directory.loading import Loaded
from graphsvc.errors import Defect, GraphsvcError
from graphsvc.sealing import KeyRing
from tests.judge import ldbc
from tests.judge.compared import Compared
from tests.judge.comparing import batches, judge_small_worlds
from tests.judge.listing import compare_at_random

DATA: Final = Path(__file__).parent.parent.parent / "shared" / "data"
SHOWN: Final = 3
"""So many mismatches of a check are told at length."""

State = Literal["exact", "wrong", "skipped", "left out"]


@dataclass(frozen=True, slots=True)
class Check:
    """What is compared (``about``), by what, and the files of the data that it needs."""

    about: str
    run: Callable[[argparse.Namespace], Iterator[Compared]]
    needs: tuple[str, ...] = ()


@dataclass(slots=True)
class Outcome:
    """What came of a check. ``told`` are its first mismatches, or why it was skipped."""

    name: str
    about: str
    state: State
    compared: int = 0
    mismatches: int = 0
    seconds: float = 0.0
    told: list[str] = field(default_factory=list[str])


# --- the checks -----------------------------------------------------------------------------------


def _graphs(given: argparse.Namespace) -> Iterator[Compared]:
    for number in range(given.graphs):
        yield from compare_at_random(Random(f"{given.seed}/{number}"))


def _worlds(given: argparse.Namespace) -> Iterator[Compared]:
    with emptiness() as (database, session, home):
        ring = KeyRing(home / "keys.json")
        for numbers in batches(range(given.worlds)):
            for judged in judge_small_worlds(database, ring, session, numbers, seed=given.seed):
                yield from judged.compared


def _pairs(given: argparse.Namespace) -> Iterator[Compared]:
    with _askers(given.data) as askers:
        yield from ldbc.compare_pairs(askers, ldbc.rows(given.data, ldbc.PAIRS))


def _companies(given: argparse.Namespace) -> Iterator[Compared]:
    with _askers(given.data) as askers:
        yield from ldbc.compare_companies(askers, ldbc.rows(given.data, ldbc.COMPANIES))


def _weights(given: argparse.Namespace) -> Iterator[Compared]:
    with _askers(given.data) as askers:
        known = ldbc.friends(given.data)
        _whole(ldbc.state_weights(askers.database, known))
        yield from ldbc.compare_ranked(askers, known, ldbc.ranked(given.data))


@contextmanager
def _askers(data: Path) -> Generator[ldbc.Askers]:
    with emptiness() as (database, _, home):
        _whole(ldbc.load_network(database, data))
        yield ldbc.Askers(database, KeyRing(home / "keys.json"))


def _whole(loaded: Loaded) -> None:
    if loaded.problems:
        raise Defect(f"The data has {loaded.problem_count} faults. {loaded.problems[0].message}")


CHECKS: Final[Mapping[str, Check]] = {
    "graphs": Check("random networks, against listing all paths", _graphs),
    "worlds": Check("random worlds through Neo4j, against the definition", _worlds),
    "pairs": Check(
        "published pairs: length and number of shortest paths", _pairs, (ldbc.NETWORK, ldbc.PAIRS)
    ),
    "companies": Check(
        "published organisations: their nearest people", _companies, (ldbc.NETWORK, ldbc.COMPANIES)
    ),
    "weights": Check(
        "published paths by weight: order of all of 30 pairs",
        _weights,
        (ldbc.NETWORK, ldbc.RANKED, ldbc.WEIGHTS),
    ),
}


# --- the command ----------------------------------------------------------------------------------


def main(words: Sequence[str]) -> int:
    """Runs the checks, or explains them. Returns the status with which the command ends."""
    parser = _arguments()
    given = parser.parse_args(words)
    if not given.check:
        parser.print_help()
        return 0
    outcomes: list[Outcome] = []
    try:
        for name in given.only or CHECKS:
            outcomes.append(_outcome(name, CHECKS[name], given))
            if not given.json:
                print(_line(outcomes[-1]), flush=True)
    except GraphsvcError as error:
        print(f"{error} {error.advice}", file=sys.stderr)
        return 1
    passed = all(outcome.state in ("exact", "left out") for outcome in outcomes)
    if given.json:
        print(json.dumps({"passed": passed, "checks": list(map(asdict, outcomes))}, indent=1))
    return 0 if passed else 1


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks paths",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--check", action="store_true", help="check; without it nothing is done")
    parser.add_argument("--graphs", type=int, default=10_000, help="random networks (10,000)")
    parser.add_argument("--worlds", type=int, default=300, help="random worlds (300)")
    parser.add_argument("--seed", type=int, default=7, help="of networks and worlds (7)")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the published data")
    parser.add_argument(
        "--without-data", action="store_true", help="leave out what needs the published data"
    )
    parser.add_argument(
        "--only", action="append", choices=CHECKS, help="one of the checks; may be repeated"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    return parser


def _outcome(name: str, check: Check, given: argparse.Namespace) -> Outcome:
    if check.needs and given.without_data:
        return Outcome(name, check.about, "left out")
    if missing := [need for need in check.needs if not (given.data / need).exists()]:
        advice = "Name the folder with --data, or leave it out with --without-data."
        told = [f"{given.data.resolve()} has no {', no '.join(missing)}. {advice}"]
        return Outcome(name, check.about, "skipped", told=told)
    return _count(Outcome(name, check.about, "exact"), check.run(given))


def _count(outcome: Outcome, compared: Iterator[Compared]) -> Outcome:
    """Counts what agrees. Where nothing was compared, nothing is known to be exact."""
    start = time.perf_counter()
    for one in compared:
        outcome.compared += 1
        if not one.agrees:
            outcome.mismatches += 1
            if len(outcome.told) < SHOWN:
                outcome.told.append(str(one))
    outcome.seconds = round(time.perf_counter() - start, 1)
    if not outcome.compared:
        outcome.told.append("Nothing was compared.")
    if outcome.mismatches or not outcome.compared:
        outcome.state = "wrong"
    return outcome


def _line(outcome: Outcome) -> str:
    counted = ""
    if outcome.state in ("exact", "wrong"):
        counted = (
            f"  {outcome.compared:>9,} compared  {outcome.mismatches:>5,} mismatches"
            f"  {outcome.seconds:7.1f} s"
        )
    lines = [f"{outcome.state:8}  {outcome.name:9}  {outcome.about:52}{counted}".rstrip()]
    return "\n".join(
        [*lines, *(f"          {line}" for text in outcome.told for line in text.splitlines())]
    )
