"""A whole installation: starts services of its own, loads a made-up world and measures."""

import argparse
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.http import Asker, measure, served
from benchmarks.report import Report, as_json, as_text, machine
from benchmarks.sample import Pools, draw, look_around
from benchmarks.services import forgotten, opened
from benchmarks.storm import weather
from benchmarks.world import (
    Loaded,
    load,
    place_for,
    remembered,
    running_time,
    save,
    tuning_for,
    twin_email,
)
from graphsvc.access.keys import add_key
from graphsvc.access.users import find_user
from graphsvc.database import Database
from graphsvc.embedded import Options, services
from graphsvc.errors import GraphsvcError
from graphsvc.ontology import org_scope
from graphsvc.sealing import key_ring
from graphsvc.settings import point_to, settings

ASKERS = 4
"""How many users of the first organisation ask in turn."""


def main(words: Sequence[str]) -> int:
    """Runs the benchmark. Returns the status with which the command ends."""
    given = _arguments().parse_args(words)
    try:
        with _folder(given.home) as home:
            report = _run(home, given)
    except GraphsvcError as error:
        print(f"{error} {error.advice}", file=sys.stderr)
        return 1
    print(as_json(report) if given.json else as_text(report))
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--people", type=int, default=100_000, help="size of the world")
    parser.add_argument("--questions", type=int, default=200, help="asked in each series")
    parser.add_argument("--seed", type=int, default=7, help="of the world and of the questions")
    parser.add_argument(
        "--seconds",
        type=float,
        default=300.0,
        help="after which a series ends, however many questions are left",
    )
    parser.add_argument(
        "--home", type=Path, help="folder that keeps the loaded world; without it nothing is kept"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    return parser


@contextmanager
def _folder(home: Path | None) -> Generator[Path]:
    if home is not None:
        yield home.absolute()
        return
    with TemporaryDirectory(prefix="graphsvc-benchmark-") as made:
        yield Path(made)


def _run(home: Path, given: argparse.Namespace) -> Report:
    place_for(home, people=given.people, seed=given.seed)
    tuning = tuning_for(given.people)
    with forgotten(), services(home, Options(tuning=tuning)) as found:
        point_to(home, **asdict(found))
        with opened(found) as database:
            loaded = _loaded(database, home, given)
            here = machine(tuning)
            askers, pools = _askers(database, loaded)
            stormers = _signed_in(database, loaded.emails)
            (calm,) = _signed_in(database, [twin_email(0)])
        picks = draw(pools, count=given.questions, seed=given.seed)
        series = measure(served(), askers, picks, seconds=given.seconds, say=_say)
        with served() as address:
            public = [pick for pick in picks["person"] if pick.sort != "private"]
            storms = weather(
                address, calm, stormers, questions=public, companies=picks["company"], say=_say
            )
    return Report(machine=here, loaded=loaded, series=series, storms=storms)


def _loaded(database: Database, home: Path, given: argparse.Namespace) -> Loaded:
    found = remembered(home)
    if found is not None:
        return found
    ring = key_ring(home / "keys.json")
    made = load(database, ring, people=given.people, seed=given.seed, say=_say)
    save(home, made)
    return made


def _askers(database: Database, loaded: Loaded) -> tuple[list[Asker], Pools]:
    first = find_user(database, loaded.emails[0])
    askers = _signed_in(database, loaded.emails[:ASKERS])
    return askers, look_around(settings(), scope=org_scope(first.org))


def _signed_in(database: Database, emails: Sequence[str]) -> list[Asker]:
    users = [find_user(database, email) for email in emails]
    return [Asker(add_key(database, user=user.id, name="benchmark")) for user in users]


def _say(text: str) -> None:
    print(f"{running_time():7.1f} s  {text}", file=sys.stderr, flush=True)
