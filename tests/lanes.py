"""Two lanes: ``test`` runs every suite once, ``long`` runs further seeds, kills and sizes.

``--lane`` chooses one; without it the cases of ``test`` are run and nothing is judged. The cases of
the other one carry the mark ``long``. Tests by chance draw the same each time: hypothesis by the
names of the tests, all others by ``seeds()``, for which ``--seeds`` takes others.
"""

from dataclasses import dataclass
from typing import Final, Literal

import pytest
from hypothesis import is_hypothesis_test, settings

Lane = Literal["test", "long"]

FIRST: Final = 1
FURTHER: Final = (2, 3)
"""Seeds of the lane ``long``."""
TIMES: Final = 10
"""So many times as many examples does hypothesis try there."""


@dataclass
class Choice:
    """What the command line asks for."""

    lane: Lane | None = None
    seeds: tuple[int, ...] = ()


CHOICE: Final = Choice()

long = pytest.mark.long
"""For cases of the lane ``long`` alone."""


def seeds() -> list[object]:
    """Cases for a test that draws by chance: one seed, and further ones in the other lane."""
    now, later = (CHOICE.seeds, ()) if CHOICE.seeds else ((FIRST,), FURTHER)
    if CHOICE.seeds and CHOICE.lane == "long":
        now, later = (), CHOICE.seeds
    return [*now, *further(*later)]


def further(*cases: object) -> list[pytest.ParameterSet]:
    """Cases of the lane ``long`` alone."""
    return [pytest.param(case, marks=long) for case in cases]


def examples(count: int) -> settings:
    """So many examples of hypothesis, and more in the lane ``long``."""
    return settings(max_examples=count * (TIMES if CHOICE.lane == "long" else 1))


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("graphsvc")
    group.addoption("--lane", choices=["test", "long"], help="run and judge a whole lane")
    group.addoption("--seeds", default="", metavar="1,2", help="other seeds, in both lanes")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "long: further seeds, kills and sizes")
    words: str = config.option.seeds
    CHOICE.lane = config.option.lane
    CHOICE.seeds = tuple(int(word) for word in words.split(",") if word)
    settings.register_profile(
        "lane", deadline=None, derandomize=True, database=None, parent=examples(100)
    )
    settings.load_profile("lane")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    chosen = [item for item in items if _belongs(item, CHOICE.lane)]
    if left_out := [item for item in items if not _belongs(item, CHOICE.lane)]:
        config.hook.pytest_deselected(items=left_out)
    items[:] = chosen


def _belongs(item: pytest.Item, lane: Lane | None) -> bool:
    marked = item.get_closest_marker("long") is not None
    if lane != "long":
        return not marked
    return marked or is_hypothesis_test(getattr(item, "obj", None))
