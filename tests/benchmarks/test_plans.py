"""The report of plans: what is watched, profiled and told."""

from pathlib import Path

import pytest

from benchmarks.__main__ import COMMANDS
from benchmarks.plans import Watch, as_text, profiled
from benchmarks.world import Loaded, Overhead
from graphsvc.access.users import add_organisation, add_user, me
from graphsvc.database import Database
from graphsvc.sealing import KeyRing


def test_what_is_looked_at_is_watched_profiled_and_told(empty: Database, ring: KeyRing) -> None:
    org = add_organisation(empty, ring, "Planners")
    user = add_user(empty, ring, email="pia@planners.example", org=org, name="Pia Plan")
    watch = Watch(empty, ring)
    assert watch.look(user, me).name == "Pia Plan"
    assert set(watch.calls) == {"access/read/viewer_scopes", "access/read/me"}
    told = profiled(empty, "access/read/me", watch.calls["access/read/me"])
    assert (told.calls, told.most.rows) == (1, 1)
    assert told.most.hits == sum(step.hits for step in told.most.steps) > 0
    loaded = Loaded(1, 7, 1, 1, [user.email], [], [], Overhead(1, 1, 1.0, 1.0), [])
    text = as_text(loaded, [told])
    assert "| `access/read/me` | 1 | 1 |" in text
    assert "NodeUniqueIndexSeek" in text
    assert "`paths/read/contact_ties`" in text.split("Not asked by this mix:")[1].split("\n")[0]


def test_a_folder_without_a_world_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert COMMANDS["plans"](["--home", str(tmp_path)]) == 1
    assert "holds no loaded world" in capsys.readouterr().err
