"""One pair of real services for the tests of this folder, and a disk that is nearly full."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphsvc.embedded import BRIEF, Options, Services, services
from graphsvc.embedded.making import make_store
from graphsvc.settings import settings


@pytest.fixture(scope="session")
def no_other_services() -> Iterator[None]:
    """Settings that name no service elsewhere, also for the processes that tests start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("NEO4J_URI", raising=False)
        patch.delenv("REDIS_URL", raising=False)
        settings.cache_clear()
        yield
    settings.cache_clear()


@pytest.fixture(scope="session")
def embedded_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("embedded-home")


@pytest.fixture(scope="session")
def shared(no_other_services: None, embedded_home: Path) -> Iterator[Services]:
    """Services that belong to this process."""
    make_store()
    with services(embedded_home, Options(tuning=BRIEF)) as found:
        yield found


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 20 MB; mounting one takes root."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("cannot mount a small file system here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
