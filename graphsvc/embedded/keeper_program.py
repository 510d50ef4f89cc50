"""Keeps detached servers until it is asked to end.

Run as a module, with the home, the names of the servers, and Neo4j's tuning as JSON.
"""

import json
import signal
import sys
from pathlib import Path
from threading import Event
from time import gmtime, strftime

from graphsvc.embedded.keeping import keep
from graphsvc.embedded.lifecycle import kept_detached
from graphsvc.embedded.neo4j import Tuning


def say(sentence: str) -> None:
    """A line with its moment (UTC)."""
    sys.stdout.write(f"{strftime('%Y-%m-%dT%H:%M:%SZ', gmtime())} {sentence}\n")
    sys.stdout.flush()


def main(home: str, names: str, tuning: str) -> None:
    stopping = Event()
    signal.signal(signal.SIGTERM, lambda _number, _frame: stopping.set())
    children = kept_detached(Path(home), names.split(","), Tuning(**json.loads(tuning)))
    keep(children, stopping.is_set, say)


if __name__ == "__main__":
    main(*sys.argv[1:])
