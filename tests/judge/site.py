"""A small site: a directory, two organisations and their users, for suites over HTTP. What is in
the directory, and whom the users know, each kind of suite says itself."""

from collections.abc import Generator, Iterable, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import neo4j
import pytest
import redis
from pydantic import SecretStr
from starlette.testclient import TestClient

from graphsvc.access.door import Door
from graphsvc.access.keys import add_key, start_session
from graphsvc.access.users import Organisation, User, add_organisation, add_user
from graphsvc.api.deps import SESSION_COOKIE
from graphsvc.contacts.imports.run import run_import
from graphsvc.contacts.imports.start import start_import
from graphsvc.database import Database
from graphsvc.days import day_number
from graphsvc.directory.deriving.derive import derive
from graphsvc.directory.loading import load_directory
from graphsvc.embedded import Services
from graphsvc.jobs import app as jobs
from graphsvc.redis_places import RedisPlaces
from graphsvc.runs.working import Work, Worker, run_this
from graphsvc.sealing import KeyRing
from graphsvc.settings import Settings
from graphsvc.shares import HEAVY, Shares
from loaders.records import DirectoryRecord, PartialDate
from tests.judge.runs import newest_waiting

TODAY = PartialDate(2026, 5, 4)
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"


@dataclass(frozen=True)
class Asker:
    """A user and a key that acts for them."""

    user: User
    key: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}"}


@dataclass(frozen=True)
class World:
    """Kim and Dana are of Globex, Omar of Umbrella. ``ids`` are those of the directory, by label
    and by what the source calls them."""

    database: Database
    ring: KeyRing
    config: Settings
    ids: Mapping[tuple[str, str], str]
    globex: Organisation
    umbrella: Organisation
    kim: Asker
    dana: Asker
    omar: Asker

    @contextmanager
    def busy(self, asker: Asker) -> Generator[None]:
        """In another process as much is done for somebody that is heavy as may be at a time."""
        assert self.config.redis_url is not None
        elsewhere, user = Shares(RedisPlaces(self.config.redis_url)), asker.user
        with ExitStack() as stack:
            for _ in range(HEAVY.of_user):
                stack.enter_context(elsewhere.held(HEAVY, user=user.id, org=user.org))
            yield

    def person(self, ref: str) -> str:
        return self.ids["Person", ref]

    def company(self, ref: str) -> str:
        return self.ids["Company", ref]

    def school(self, ref: str) -> str:
        return self.ids["School", ref]

    def waiting(self, asker: Asker, text: str, *, label: str = "") -> str:
        """An import of a LinkedIn file that nobody has run yet."""
        return Door(self.database, asker.user.viewer, self.ring).change(
            lambda desk: start_import(
                desk, format_="linkedin", file="Connections.csv", data=text.encode(), label=label
            )
        )

    def run(self, asker: Asker, text: str, *, label: str = "") -> str:
        """Imports a LinkedIn file for a user; returns the id of the import."""
        import_id = self.waiting(asker, text, label=label)
        self.work(import_id)
        return import_id

    def work(self, import_id: str) -> None:
        """Does what a worker would."""
        assert run_import(self.database, self.ring, import_id, worker="test")

    def fail(self, import_id: str) -> None:
        """Does what a worker would that cannot divide by zero."""

        def do(_work: Work) -> None:
            raise ZeroDivisionError

        run_this(Worker(self.database, self.ring, {"import": do}, "test"), import_id)

    def sign_in(self, client: TestClient, asker: Asker) -> None:
        """Gives a browser a session."""
        session = start_session(self.database, user=asker.user.id, hours=1)
        client.cookies.set(SESSION_COOKIE, session)


def make_world(
    database: Database,
    ring: KeyRing,
    config: Settings,
    *,
    directory: Iterable[DirectoryRecord],
    danas: str,
    omars: str,
) -> World:
    """Loads the directory, and imports the LinkedIn files of Dana and Omar."""
    load_directory(database, directory, source="test", as_of=day_number(TODAY.first_day()))
    derive(database)
    ids = _ids(config)
    globex = add_organisation(database, ring, "Globex")
    umbrella = add_organisation(database, ring, "Umbrella")

    def asker(name: str, org: Organisation, person: str | None = None) -> Asker:
        email = f"{name.lower().replace(' ', '.')}@{org.name.lower()}.example"
        user = add_user(database, ring, email=email, org=org, name=name, person=person)
        return Asker(user, add_key(database, user=user.id))

    world = World(
        database=database,
        ring=ring,
        config=config,
        ids=ids,
        globex=globex,
        umbrella=umbrella,
        kim=asker("Kim Novak", globex),
        dana=asker("Dana Reyes", globex, ids["Person", "dana"]),
        omar=asker("Omar Bell", umbrella),
    )
    world.run(world.dana, danas)
    world.run(world.omar, omars)
    return world


def _ids(config: Settings) -> Mapping[tuple[str, str], str]:
    auth = (config.neo4j_user, config.neo4j_password.get_secret_value())
    assert config.neo4j_uri is not None
    with (
        neo4j.GraphDatabase.driver(config.neo4j_uri, auth=auth) as driver,  # pyright: ignore[reportUnknownMemberType]
        driver.session() as session,  # pyright: ignore[reportUnknownMemberType]
    ):
        rows = session.run(
            "MATCH (n:Person|Company|School) RETURN labels(n)[0] AS label, n.ref AS ref, n.id AS id"
        )
        return {(row["label"], row["ref"]): row["id"] for row in rows}


@pytest.fixture(scope="session")
def config(running: Services, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of the application under test."""
    return Settings(
        neo4j_uri=running.neo4j_uri,
        neo4j_user=running.neo4j_user,
        neo4j_password=SecretStr(running.neo4j_password),
        redis_url=running.redis_url,
        home=tmp_path_factory.mktemp("home"),
        upload_bytes=200_000,
        hosts="testserver",
        requests_of_user=100_000,
        failed_sign_ins=100_000,
    )


def begin_anew(config: Settings) -> None:
    """Nothing that an earlier module has asked for, or was mailed, counts against this one: all
    their browsers are at one address."""
    assert config.redis_url is not None
    client: Any = redis.Redis.from_url(config.redis_url)  # pyright: ignore[reportUnknownMemberType]
    with client:
        for key in client.scan_iter("graphsvc:rate*"):
            client.delete(key)


@pytest.fixture
def sent(world: World, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the runs for which a worker would be woken; none is."""
    ids: list[str] = []
    monkeypatch.setattr(jobs, "wake", lambda: ids.append(newest_waiting(world.database)))
    return ids


@dataclass(frozen=True)
class Caller:
    """A client that asks for one user."""

    client: TestClient
    asker: Asker

    def get(self, path: str, **params: Any) -> Any:
        return self.client.get(path, params=params, headers=self.asker.headers)

    def post(self, path: str, body: Any) -> Any:
        return self.client.post(path, json=body, headers=self.asker.headers)

    def put(self, path: str, body: Any) -> Any:
        return self.client.put(path, json=body, headers=self.asker.headers)

    def delete(self, path: str) -> Any:
        return self.client.delete(path, headers=self.asker.headers)

    def items(self, path: str, **params: Any) -> list[dict[str, Any]]:
        response = self.get(path, **params)
        assert response.status_code == 200, response.text
        return response.json()["items"]
