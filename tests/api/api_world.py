"""A small world behind the API: a directory, two organisations, what their users know."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import neo4j
from starlette.testclient import TestClient

from graphsvc.accounts.keys import add_key
from graphsvc.accounts.people import Organisation, User, add_organisation, add_user
from graphsvc.connections.imports import run_import, start_import
from graphsvc.database import Database
from graphsvc.days import day_number
from graphsvc.deriving.derive import derive
from graphsvc.door import Door
from graphsvc.ingest.directory import load_directory
from graphsvc.sealing import KeyRing
from graphsvc.settings import Settings
from loaders.records import Company, DirectoryRecord, Employment, PartialDate, Person, School, Study

TODAY = PartialDate(2026, 5, 4)

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
DANAS = f"""{HEADER}
Lee,Hart,,lee@initech.example,Initech,Head of purchasing,02 Mar 2024
Lena,Hartmann,https://linkedin.com/in/lena-hartmann,lena@initech.example,Initech,Buyer,01 Feb 2023
Noor,Said,,,Hooli GmbH,Founder,05 May 2022
"""
OMARS = f"""{HEADER}
Lars,Hartwig,,lars@initech.example,Initech,Buyer,01 Feb 2023
Vera,Stark,,,Hush Hush Ltd,Spy,05 May 2022
"""


def _directory() -> list[DirectoryRecord]:
    day = PartialDate.parse
    return [
        Company(
            "acme", "Acme, Inc.", domain="acme.example", headcount=40, city="Oslo", country="NO"
        ),
        Company("initech", "Initech", domain="initech.example"),
        Company("initech-2", "Initech Systems", parent="initech", acquired=day("2019-05")),
        Company("bank", "Bank of Åland"),
        Company("twin-1", "Twin Peaks Ltd"),
        Company("twin-2", "Twin Peaks Inc"),
        School("uppsala", "Uppsala University", city="Uppsala", country="SE"),
        School("twin-1", "Saint Mary College"),
        School("twin-2", "Saint Mary College"),
        Person("dana", "Dana Reyes"),
        Person("lee", "Lee Hart", emails=("lee@initech.example",)),
        Person("olga", "Ólga O'Neill"),
        Person("sam-1", "Sam Smith"),
        Person("sam-2", "Sam Smith"),
        Person("tan", "田中"),
        Employment("dana", "acme", "Engineer", day("2015"), day("2018-06")),
        Employment("lee", "acme", "Buyer", day("2014-01"), day("2019-03")),
        Employment("lee", "initech", "Head of purchasing", day("2019-04"), current=True),
        Employment("olga", "initech", "Clerk", day("2010"), day("2012")),
        Employment("sam-1", "initech", "Driver", day("2020"), current=True),
        Employment("sam-2", "acme", "Driver", day("2020"), current=True),
        Study("lee", "uppsala", "BSc", "Economics", day("2008"), day("2011")),
    ]


@dataclass(frozen=True)
class Asker:
    """A user and the headers with which they ask."""

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

    def person(self, ref: str) -> str:
        return self.ids["Person", ref]

    def company(self, ref: str) -> str:
        return self.ids["Company", ref]

    def school(self, ref: str) -> str:
        return self.ids["School", ref]

    def run(self, asker: Asker, text: str, *, label: str = "") -> str:
        """Imports a LinkedIn file for a user; returns the id of the import."""
        import_id = Door(self.database, asker.user.viewer, self.ring).change(
            lambda desk: start_import(
                desk, format_="linkedin", file="Connections.csv", data=text.encode(), label=label
            )
        )
        assert run_import(self.database, self.ring, import_id, worker="test")
        return import_id


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


def make_world(database: Database, ring: KeyRing, config: Settings, driver: neo4j.Driver) -> World:
    load_directory(database, _directory(), source="test", as_of=day_number(TODAY.first_day()))
    derive(database)
    with driver.session() as session:  # pyright: ignore[reportUnknownMemberType]
        rows = session.run(
            "MATCH (n:Person|Company|School) RETURN labels(n)[0] AS label, n.ref AS ref, n.id AS id"
        )
        ids = {(row["label"], row["ref"]): row["id"] for row in rows}
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
    world.run(world.dana, DANAS)
    world.run(world.omar, OMARS)
    return world
