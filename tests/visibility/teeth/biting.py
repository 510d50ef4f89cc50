"""A plugin of pytest, for a session of its own: runs the test that each tooth names twice, as it is
and with the leak planted, each time with fixtures made anew.

What came of it is written as JSON, by the name of the tooth: what each of the two runs came to, and
the seconds that it took.
"""

import json
import time
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from _pytest.runner import runtestprotocol

from graphsvc.errors import UserError
from tests.visibility.teeth.table import TEETH, Tooth

HELD: Final = "passed"
BITTEN: Final = "the test says that something is wrong"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bitten", help="where to write what came of each tooth")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Biting(Path(str(config.getoption("--bitten")))))


class Biting:
    """Runs the teeth whose tests were asked for."""

    def __init__(self, told: Path) -> None:
        self._told = told
        self._wrong: list[str] = []

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
        """Notes what was raised, and where: what is wrong has to be said by the test itself."""
        if call.excinfo is not None:
            error = call.excinfo.value
            said = isinstance(error, AssertionError | pytest.fail.Exception | UserError)
            at_last = said and call.when == "call"
            self._wrong.append(BITTEN if at_last else f"{call.when}: {error!r}")
        return (yield)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """In the place of the loop over all tests. Those that follow each other are of different
        modules, or the last one's fixtures would be the next one's."""
        items = {
            item.nodeid.removeprefix("tests/"): item
            for item in session.items
            if isinstance(item, pytest.Function)
        }
        teeth = [tooth for tooth in TEETH if tooth.test in items]
        found: dict[str, Any] = {}
        for tooth in teeth:
            item, other = items[tooth.test], _other(items[tooth.test], session.items)
            with pytest.MonkeyPatch.context() as patch:
                found[tooth.leak] = [self._run(item, other), self._bite(tooth, item, other, patch)]
        self._told.write_text(json.dumps(found), "utf-8")
        session.items[0].session._setupstate.teardown_exact(None)  # pyright: ignore
        return True

    def _bite(
        self,
        tooth: Tooth,
        item: pytest.Function,
        other: pytest.Item | None,
        patch: pytest.MonkeyPatch,
    ) -> tuple[str, float]:
        try:
            module: Any = item.module
            tooth.plant(patch, module)
        except Exception as error:
            return f"cannot be planted: {error!r}", 0.0
        return self._run(item, other)

    def _run(self, item: pytest.Item, other: pytest.Item | None) -> tuple[str, float]:
        """What a run came to, and its seconds."""
        self._wrong.clear()
        begun = time.perf_counter()
        runtestprotocol(item, log=False, nextitem=other)
        return (self._wrong or [HELD])[0], time.perf_counter() - begun


def _other(item: pytest.Item, items: Sequence[pytest.Item]) -> pytest.Item | None:
    """A test of another folder, before which all fixtures of this one's module and folder end."""
    return next((one for one in items if one.path.parent != item.path.parent), None)
