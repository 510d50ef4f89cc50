"""The pages over a small world, and browsers of its users."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from web_world import World, make_world

from graphsvc.app import create_app
from graphsvc.database import Database
from graphsvc.sealing import KeyRing
from graphsvc.settings import Settings
from tests.judge.kept import Worlds
from tests.judge.site import begin_anew, config, sent

__all__ = ["config", "sent"]

BROWSER = {"Accept": "text/html,application/xhtml+xml", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture(scope="module")
def world(empty: Database, ring: KeyRing, config: Settings, kept: Worlds) -> World:
    """The world of one test module."""
    return kept.have("web", lambda: make_world(empty, ring, config))


@pytest.fixture(scope="module")
def app(world: World) -> Iterator[FastAPI]:
    """The application over the world, started."""
    begin_anew(world.config)
    made = create_app(world.config, database=world.database, ring=world.ring)
    with TestClient(made):
        yield made


@pytest.fixture
def stranger(app: FastAPI) -> TestClient:
    """A browser in which nobody is signed in."""
    return TestClient(app, headers=BROWSER, follow_redirects=False)


@pytest.fixture
def kim(app: FastAPI, world: World) -> TestClient:
    client = TestClient(app, headers=BROWSER)
    world.sign_in(client, world.kim)
    return client


@pytest.fixture
def dana(app: FastAPI, world: World) -> TestClient:
    client = TestClient(app, headers=BROWSER)
    world.sign_in(client, world.dana)
    return client


@pytest.fixture
def omar(app: FastAPI, world: World) -> TestClient:
    client = TestClient(app, headers=BROWSER)
    world.sign_in(client, world.omar)
    return client
