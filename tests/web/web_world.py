"""A small world behind the pages: a directory, two organisations, what their users know."""

from dataclasses import dataclass

from starlette.testclient import TestClient

from graphsvc.accounts.keys import add_key, start_session
from graphsvc.accounts.people import Organisation, User, add_organisation, add_user
from graphsvc.api.deps import SESSION_COOKIE
from graphsvc.connections.imports import run_import, start_import
from graphsvc.database import Database
from graphsvc.days import day_number
from graphsvc.deriving.derive import derive
from graphsvc.door import Door
from graphsvc.ingest.directory import load_directory
from graphsvc.paths.lookup import PERSON_BY_REF
from graphsvc.runs.working import Work, Worker, run_this
from graphsvc.sealing import KeyRing
from graphsvc.settings import Settings
from loaders.records import Company, DirectoryRecord, Employment, PartialDate, Person, School, Study

TODAY = PartialDate(2026, 5, 4)

EVIL = "<script>alert(1)</script>"
QUOTED = 'Zoë "Zed" O\'Hara & Söhne'

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
DANAS = f"""{HEADER}
Lee,Hart,,lee@initech.example,Initech,Head of purchasing,02 Mar 2024
Noor,Said,,noor@hooli.example,Hooli GmbH,Chief Dreamer,05 May 2022
{EVIL},Möller,,,Initech,Clerk,05 May 2022
"""
OMARS = f"""{HEADER}
Vera,Stark,,,Hush Hush Ltd,Spy,05 May 2022
Vera,Initech,,,Initech,Sleeper,05 May 2022
"""


def _directory() -> list[DirectoryRecord]:
    day = PartialDate.parse
    return [
        Company(
            "acme", "Acme, Inc.", domain="acme.example", headcount=40, city="Oslo", country="NO"
        ),
        Company("initech", "Initech", domain="initech.example"),
        Company("empty", "Vacant Works", parent="initech", acquired=PartialDate(2019, 5)),
        Company("twin-1", "Twin Peaks Ltd"),
        Company("twin-2", "Twin Peaks Inc"),
        School("uppsala", "Uppsala University", city="Uppsala", country="SE"),
        School("mary-1", "Saint Mary College", city="Cork"),
        School("mary-2", "Saint Mary College", city="Lima"),
        Person("dana", "Dana Reyes"),
        Person("lee", "Lee Hart", emails=("lee@initech.example",), profile_url="javascript:x"),
        Person("quoted", QUOTED),
        Person("sam-1", "Sam Smith"),
        Person("sam-2", "Sam Smith"),
        Person("lost", "Lost Soul"),
        Person("acme", "Initech"),
        Employment("dana", "acme", "Engineer", day("2015"), day("2018-06")),
        Employment("lee", "acme", "Buyer", day("2014-01"), day("2019-03")),
        Employment("quoted", "acme", "Buyer", day("2014-01"), day("2019-03")),
        Employment("quoted", "initech", '"Head" of <things>', day("2019-04"), current=True),
        Employment("lee", "initech", "Head of purchasing", day("2019-04"), current=True),
        Employment("sam-1", "initech", "Driver", day("2020"), current=True),
        Employment("sam-2", "acme", "Driver", day("2020"), current=True),
        Study("lee", "uppsala", "BSc", "Economics", day("2008"), day("2011")),
    ]


@dataclass(frozen=True)
class Asker:
    """A user and a key that acts for them."""

    user: User
    key: str


@dataclass(frozen=True)
class World:
    """Kim and Dana are of Globex, Omar of Umbrella."""

    database: Database
    ring: KeyRing
    config: Settings
    kim: Asker
    dana: Asker
    omar: Asker

    def person(self, ref: str) -> str:
        return self.database.fetch(PERSON_BY_REF, ref=f"{ref}")[0].id

    def waiting(self, asker: Asker, text: str) -> str:
        """An import of a LinkedIn file that nobody has run yet."""
        return Door(self.database, asker.user.viewer, self.ring).change(
            lambda desk: start_import(
                desk, format_="linkedin", file="Connections.csv", data=text.encode()
            )
        )

    def run(self, asker: Asker, text: str) -> str:
        """Imports a LinkedIn file for a user; returns the id of the import."""
        import_id = self.waiting(asker, text)
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


def make_world(database: Database, ring: KeyRing, config: Settings) -> World:
    load_directory(database, _directory(), source="test", as_of=day_number(TODAY.first_day()))
    derive(database)
    globex = add_organisation(database, ring, "Globex")
    umbrella = add_organisation(database, ring, "Umbrella")

    def asker(name: str, org: Organisation, person: str | None = None) -> Asker:
        email = f"{name.lower().replace(' ', '.')}@{org.name.lower()}.example"
        user = add_user(database, ring, email=email, org=org, name=name, person=person)
        return Asker(user, add_key(database, user=user.id))

    dana = database.fetch(PERSON_BY_REF, ref="dana")[0].id
    world = World(
        database,
        ring,
        config,
        kim=asker("Kim Novak", globex),
        dana=asker("Dana Reyes", globex, dana),
        omar=asker("Omar Bell", umbrella),
    )
    world.run(world.dana, DANAS)
    world.run(world.omar, OMARS)
    return world
