"""The application over a world, and those who ask it: Ann, whose eyes are used, and two of those of
whom she sees nothing or not all."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any, Final, Literal, cast

import neo4j
import pytest
from starlette.testclient import TestClient

from graphsvc.access.door import Door
from graphsvc.access.gathered import Gathered
from graphsvc.access.keys import add_key, start_session
from graphsvc.access.users import User
from graphsvc.api.deps import SESSION_COOKIE
from graphsvc.contacts.by_hand import add_contact
from graphsvc.contacts.hiding.choice import hide_contact
from graphsvc.contacts.imports.start import start_import
from graphsvc.contacts.imports.uploads import keep
from graphsvc.database import Database, Transaction
from graphsvc.ids import seeded
from graphsvc.queries import Query
from graphsvc.sealing import KeyRing
from graphsvc.statements.reference_accounts import (
    add_reference_account,
    list_reference_accounts,
    remove_reference_account,
)
from graphsvc.wire.contacts import ContactInput
from graphsvc.wire.statements import ReferenceAccount, ReferenceAccountInput
from tests.visibility.offices import ANNS, HEADER, HIDDEN, Offices, at_desk, build
from tests.visibility.over_http.moments import Clock, settle_moments
from tests.visibility.over_http.shown import Shown, show

Who = Literal["ann", "bob", "rival", "nobody"]
OTHERS: Final[tuple[Who, ...]] = ("rival", "bob")
Params = Mapping[str, str | Sequence[str]]

HETTY_NAME, HETTY_EMAIL = "Hetty Veil", "hetty@veil.example"
HETTY_URL = "https://www.linkedin.com/in/hettyveil"
HETTY: Final = ContactInput(
    name=HETTY_NAME, company="Veiled Vineyard", emails=(HETTY_EMAIL,), profile_url=HETTY_URL
)
"""Whom Bob hides and a rival has, each added by hand."""

UNSURE: Final = f"""{HEADER}
Ida,Moor,,dan@bolt.example,Bolt,Potter,01 Feb 2020
Uwe,Kerr,,eve@home.example,Cord,Weaver,01 Feb 2020
"""
"""Their e-mails are those of people with other names."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: the route as the application names it, the address, who asks, and the parameters
    of which the address is made."""

    route: str
    address: str
    who: Who
    params: Params = field(compare=False)

    def __str__(self) -> str:
        return f"{self.route} as {self.who}: {self.address[:200]}"


@dataclass(frozen=True, slots=True)
class World:
    """``work`` is what the database has been asked since the last answer."""

    offices: Offices
    client: TestClient
    keys: Mapping[Who, str]
    session: str
    work: list[str]
    numbers: Iterator[int] = field(default_factory=lambda: count(1_000))

    def ask(self, asked: Asked) -> Shown:
        """The answer to a request: of pages with the session's cookie, else with a key. What it
        writes, such as that somebody looked, has ids by the number of the request."""
        self.work.clear()
        with seeded(next(self.numbers)):
            text = show(self.client, asked.address, self._headers(asked))
        return Shown(text, tuple(self.work))

    def json(self, who: Who, address: str) -> Any:
        """What a program of somebody's is told."""
        return self.client.get(address, headers=self._key(who)).json()

    def _headers(self, asked: Asked) -> dict[str, str]:
        if asked.route.startswith("/v1/"):
            return self._key(asked.who)
        session = self.session if asked.who == "ann" else "of nobody"
        return {"Accept": "text/html", "Cookie": f"{SESSION_COOKIE}={session}"}

    def _key(self, who: Who) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.keys[who]}"} if who in self.keys else {}


def build_offices(
    database: Database, ring: KeyRing, session: neo4j.Session, clock: Clock, *, with_hidden: bool
) -> Offices:
    """The world with or without what Ann may not see, and in either more files of hers: one that
    waits, and one that leaves her several contacts to settle."""
    offices = build(database, ring, session, with_rivals=with_hidden, part=clock.part)
    with clock.part(5):
        _waits(offices, offices.ann, ANNS)
        offices.upload(offices.ann, UNSURE, label="unsure")
        acme = ReferenceAccountInput(company="Acme")
        at_desk(database, ring, offices.ann, lambda desk: add_reference_account(desk, acme))
    if with_hidden:
        with clock.part(6):
            for user in (offices.bob, offices.rivals[0]):
                _more_of(offices, user)
            _sold_unevenly(offices)
        for statement in _SOUND:
            session.run(statement).consume()
    settle_moments(session)
    return offices


_SOUND: Final = (
    "MATCH (n:WorkHistory|ReferenceAccount) WHERE n.scope STARTS WITH 'user:' DELETE n",
    """MATCH (c:Contact) WHERE NOT c.scope IN ['org:' + c.org, 'user:' + c.owner]
    OPTIONAL MATCH (d:ContactDetail {contact: c.id})
    DETACH DELETE c, d""",
    """MATCH (c:Contact), (o:OrgCompany {id: c.company_id}) WHERE c.scope <> o.scope
    SET c.company_id = 'none'""",
)
"""Takes away facts of Bob's alone in a form that the product does not write yet: with them the
graph would not be sound, and everybody may ask whether it is."""


def _waits(offices: Offices, user: User, text: str) -> None:
    Door(offices.database, user.viewer, offices.ring).change(
        lambda desk: start_import(
            desk, format_="linkedin", file="waits.csv", data=text.encode(), label="waits"
        )
    )


def _more_of(offices: Offices, user: User) -> None:
    """A file that waits for a worker, one that is looked at, and somebody whom nobody else sees."""
    database, ring = offices.database, offices.ring
    _waits(offices, user, HIDDEN)
    if user is not offices.bob:
        offices.upload(user, UNSURE, label="unsure")
    at_desk(database, ring, user, lambda desk: keep(desk, "hidden.csv", HIDDEN.encode()))
    hetty = add_contact(Door(database, user.viewer, ring), HETTY).contact.id
    if user is offices.bob:
        at_desk(database, ring, user, lambda desk: hide_contact(desk, hetty))


def _sold_unevenly(offices: Offices) -> None:
    """Of Ann's reference accounts rivals have most of the last, while her organisation has most of
    the one before it: any order by how many there are is another one."""
    last = max(_references(offices, offices.ann), key=lambda one: one.id)
    for rival in offices.rivals[:3]:
        for one in _references(offices, rival):
            if one.company.id != last.company.id:
                remove = partial(remove_reference_account, id_=one.id)
                at_desk(offices.database, offices.ring, rival, remove)


def _references(offices: Offices, user: User) -> list[ReferenceAccount]:
    return Door(offices.database, user.viewer, offices.ring).look(list_reference_accounts)


def sign_in(offices: Offices, client: TestClient, work: list[str]) -> World:
    """Gives everybody a key, and Ann a session."""
    users: dict[Who, User] = {"ann": offices.ann, "bob": offices.bob}
    if offices.rivals:
        users["rival"] = offices.rivals[0]
    keys: dict[Who, str] = {}
    for number, (who, user) in enumerate(users.items()):
        with seeded(100 + number):
            keys[who] = add_key(offices.database, user=user.id)
    session = start_session(offices.database, user=offices.ann.id, hours=1)
    return World(offices, client, keys, session, work)


_RUN: Final = "_rows"
"""The one method of a transaction through which every query goes."""


def unwritten(_gathered: Gathered) -> None:
    """In the place of what a timer would write."""


def watch_work(patch: pytest.MonkeyPatch) -> list[str]:
    """Queries as they are run from now on, each with the number of its rows. What is
    gathered is written by a timer, amid whatever is asked then, so it is not."""
    patch.setattr(Gathered, "write", unwritten)
    work: list[str] = []
    run = cast(Callable[..., list[Any]], getattr(Transaction, _RUN))

    def watched(tx: Transaction, query: Query[Any], params: Mapping[str, object]) -> list[Any]:
        rows = run(tx, query, params)
        work.append(f"{query.name}: {len(rows)}")
        return rows

    patch.setattr(Transaction, _RUN, watched)
    return work
