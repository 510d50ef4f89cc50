"""Leaks that are planted on purpose, one at a time: each is found by the test that the table names,
which finds nothing without it. One that is missed fails here: every third in ``make test``, the
others in the lane ``long``."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from redis import Redis

from graphsvc.embedded import Services
from tests.lanes import CHOICE, further
from tests.meter import TESTS
from tests.test_docs import page, rows, words
from tests.visibility.teeth import biting
from tests.visibility.teeth.biting import BITTEN, HELD
from tests.visibility.teeth.table import TEETH, Tooth

OTHER_REDIS = "/1"
"""Another database of the same Redis: other tests see nothing that a leak has left there."""

STEP = 3
OFTEN, SELDOM = TEETH[::STEP], [one for place, one in enumerate(TEETH) if place % STEP]

Bites = Mapping[str, Sequence[Sequence[Any]]]


@pytest.fixture(scope="module")
def bites(running: Services, tmp_path_factory: pytest.TempPathFactory) -> Bites:
    """What came of each tooth, in a session of pytest of their own on the services of this one."""
    told = tmp_path_factory.mktemp("teeth") / "bitten.json"
    planted = SELDOM if CHOICE.lane == "long" else OFTEN
    tests = sorted({f"{TESTS.name}/{tooth.test}" for tooth in planted})
    services = _services(running)
    with Redis.from_url(services["REDIS_URL"]) as connection:  # pyright: ignore[reportUnknownMemberType]
        connection.flushdb()  # pyright: ignore[reportUnknownMemberType]
    session = [sys.executable, "-m", "pytest", "-p", biting.__name__, "--bitten", str(told)]
    done = subprocess.run(
        [*session, *tests],
        cwd=TESTS.parent,
        env=os.environ | services,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.is_file(), done.stdout + done.stderr
    return json.loads(told.read_text("utf-8"))


def _services(running: Services) -> dict[str, str]:
    return {
        "NEO4J_URI": running.neo4j_uri,
        "NEO4J_USER": running.neo4j_user,
        "NEO4J_PASSWORD": running.neo4j_password,
        "REDIS_URL": running.redis_url.removesuffix("/0") + OTHER_REDIS,
    }


@pytest.mark.parametrize("tooth", [*OFTEN, *further(*SELDOM)], ids=lambda tooth: tooth.leak)
def test_a_planted_leak_is_found_by_the_test_that_is_named_for_it(
    bites: Bites, tooth: Tooth
) -> None:
    assert [said for said, _seconds in bites[tooth.leak]] == [HELD, BITTEN]


def test_the_page_on_security_has_every_leak_with_its_test_and_no_other() -> None:
    told = [(leak, words(test)) for leak, test in rows(page("security"), "leak | found by")]
    assert told == [(tooth.leak, [tooth.test]) for tooth in TEETH]


def test_there_are_teeth_enough_and_each_is_another_one() -> None:
    assert len({tooth.leak for tooth in TEETH}) == len(TEETH) >= 25
