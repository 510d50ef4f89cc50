"""A process that has imported the whole command line, and runs each command in a fork of itself.

A line of its input is one command: ``words``, ``environment``, and paths of files that hold the
input and take the output. Its answer is the exit code.
"""

import json
import os
import pkgutil
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import graphsvc.cli
from graphsvc.cli import main
from graphsvc.settings import settings


def serve() -> None:
    """Runs commands until its input ends; in a fork it runs one, and leaves as that does."""
    for found in pkgutil.iter_modules(graphsvc.cli.__path__, "graphsvc.cli."):
        import_module(found.name)
    for line in sys.stdin:
        if (child := os.fork()) == 0:
            become(json.loads(line))
            main()
            return
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def become(asked: dict[str, Any]) -> None:
    """Makes this process one that was called with those words."""
    for handle, name in enumerate(("stdin", "stdout", "stderr")):
        mode = os.O_RDONLY if handle == 0 else os.O_WRONLY | os.O_CREAT
        os.dup2(os.open(Path(asked[name]), mode, 0o600), handle)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - until the process ends
    os.environ.clear()
    os.environ.update(asked["environment"])
    settings.cache_clear()
    sys.argv = ["graphsvc", *asked["words"]]


if __name__ == "__main__":
    serve()
