"""The command line as a person uses it: a process for every command, on services that run."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from graphsvc.embedded import Services

Done = subprocess.CompletedProcess[str]
Cli = Callable[..., Done]
Run = Callable[[list[str], dict[str, str], str], Done]
"""Runs words in an environment with an input."""

SCRIPT: Final = str(Path(sys.executable).with_name("graphsvc"))
"""The command as it is installed, which is what people run."""


def command_line(running: Services, home: Path, run: Run, *, keys: Path) -> Cli:
    """Calls ``graphsvc`` with words; the answer has returncode, stdout and stderr. ``keys`` is the
    key file, which belongs to the database and so to all tests of a session."""
    environment = {
        **os.environ,
        "NEO4J_URI": running.neo4j_uri,
        "NEO4J_USER": running.neo4j_user,
        "NEO4J_PASSWORD": running.neo4j_password,
        "REDIS_URL": running.redis_url,
        "GRAPHSVC_HOME": str(home),
        "GRAPHSVC_KEY_FILE": str(keys),
    }

    def call(*words: str, stdin: str = "") -> Done:
        return run([*words], environment, stdin)

    return call


def alone(words: list[str], environment: dict[str, str], given: str) -> Done:
    """In a process that begins with nothing, as a shell starts one."""
    return subprocess.run(
        [SCRIPT, *words],
        env=environment,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def forked() -> Generator[Run]:
    """In a fork of one that has imported everything, which saves a second of the processor."""
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.judge.forking"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with server, TemporaryDirectory(prefix="graphsvc-commands-") as folder:
        yield lambda words, environment, given: _ask(
            server, Path(folder), words, environment=environment, given=given
        )
        assert server.stdin is not None
        server.stdin.close()


def _ask(
    server: "subprocess.Popen[str]",
    folder: Path,
    words: list[str],
    *,
    environment: dict[str, str],
    given: str,
) -> Done:
    assert server.stdin is not None
    assert server.stdout is not None
    files = {name: folder / name for name in ("stdin", "stdout", "stderr")}
    for name, path in files.items():
        path.write_text(given if name == "stdin" else "", "utf-8")
    places = {name: str(path) for name, path in files.items()}
    asked = {"words": words, "environment": environment, **places}
    server.stdin.write(json.dumps(asked) + "\n")
    server.stdin.flush()
    code = int(server.stdout.readline())
    told = [files[name].read_text("utf-8") for name in ("stdout", "stderr")]
    return Done(["graphsvc", *words], code, *told)
