"""The command line on the session's services, with a home of its own for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphsvc.database import Database
from graphsvc.embedded import Services
from tests.judge.commands import Cli, Run, alone, command_line, forked


@pytest.fixture(scope="session")
def fork() -> Iterator[Run]:
    with forked() as run:
        yield run


@pytest.fixture
def cli(running: Services, empty: Database, key_file: Path, tmp_path: Path, fork: Run) -> Cli:
    """Commands in forks of one process."""
    return command_line(running, tmp_path / "home", fork, keys=key_file)


@pytest.fixture
def shell(running: Services, empty: Database, key_file: Path, tmp_path: Path) -> Cli:
    """Commands in processes that begin with nothing."""
    return command_line(running, tmp_path / "home", alone, keys=key_file)
