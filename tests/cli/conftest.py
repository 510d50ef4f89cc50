"""Runs the command line as a person would: a process of its own, against the session's services."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from graphsvc.database import Database
from graphsvc.embedded import Services

Cli = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def cli(running: Services, empty: Database, tmp_path: Path) -> Cli:
    """Calls ``graphsvc`` with words; the answer has returncode, stdout and stderr."""
    places = asdict(running)
    environment = {
        **os.environ,
        "NEO4J_URI": places["neo4j_uri"],
        "NEO4J_USER": places["neo4j_user"],
        "NEO4J_PASSWORD": places["neo4j_password"],
        "REDIS_URL": places["redis_url"],
        "GRAPHSVC_HOME": str(tmp_path / "home"),
    }

    def call(*words: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "graphsvc", *words],
            env=environment,
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )

    return call
