"""``python -m benchmarks [WHAT]``: what the first word names, else a whole installation."""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from benchmarks import installation, names, paths, plans, records, scopes, ties, timing

COMMANDS: Final[Mapping[str, Callable[[Sequence[str]], int]]] = {
    "installation": installation.main,
    "names": names.main,
    "paths": paths.main,
    "plans": plans.main,
    "records": records.main,
    "scopes": scopes.main,
    "ties": ties.main,
    "timing": timing.main,
}
"""What can be measured or checked, by the word that asks for it."""


def main(words: Sequence[str]) -> int:
    """Runs one benchmark with the words after its name. Returns the status of the command."""
    first = words[0] if words else ""
    if first in COMMANDS:
        return COMMANDS[first](words[1:])
    return installation.main(words)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
