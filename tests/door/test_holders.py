"""Nobody but those named in the tables holds a database, or runs a query that reads private things
without a viewer."""

import pytest

from graphsvc.queries import SystemQuery
from tests.door.syntax import Module, holds, modules, runs
from tests.door.tables import HOLDERS, PRIVATE_READS
from tests.judge.catalogue import whole_catalogue

MODULES = modules()
OWNERS = {query: module for query, (module, _) in PRIVATE_READS.items()}


def allowed(name: str) -> bool:
    """Whether a module, or a package that it is in, may hold a database."""
    return any(name == holder or name.startswith(f"{holder}.") for holder in HOLDERS)


def test_every_query_that_reads_private_things_without_a_viewer_stands_in_the_table() -> None:
    system = [query for query in whole_catalogue().values() if isinstance(query, SystemQuery)]
    assert sorted(query.name for query in system if query.is_private) == sorted(PRIVATE_READS)


def test_no_module_runs_such_a_query_of_another_one() -> None:
    assert {name: bad for name, one in MODULES.items() if (bad := runs(one, OWNERS))} == {}


def test_no_module_that_is_not_in_the_table_holds_a_database() -> None:
    others = {name: one for name, one in MODULES.items() if not allowed(name)}
    assert len(others) > 100
    assert {name: bad for name, one in others.items() if (bad := holds(one))} == {}


def test_every_line_of_the_table_of_holders_is_needed() -> None:
    holding = [f"{name}." for name, one in MODULES.items() if holds(one)]
    idle = [one for one in HOLDERS if not any(name.startswith(f"{one}.") for name in holding)]
    assert idle == []


def test_scopes_are_given_to_queries_in_one_place() -> None:
    givers = [name for name, one in MODULES.items() if "run_scoped" in one.attributes]
    assert givers == ["graphsvc.visibility"]


# What a route might try

ROUTE = "graphsvc.api.planted"
TRIED = {
    "fetches by the door's database": "def r(door, q):\n    return door.database.fetch(Q, text=q)",
    "takes the services' database": "def r(services):\n    return services.database",
    "waits for the services' database": "def r(services):\n    return services._ready",
    "reaches into the door": "def r(door):\n    return door._database",
    "reaches into a view": "def r(door):\n    return door.look(lambda view: view._tx)",
    "asks for it by name": "def r(door):\n    return getattr(door, '_database')",
    "gives scopes itself": "def r(tx, q):\n    return tx.run_scoped(q, ['org:other'])",
    "opens one": "from graphsvc.database import Database\n",
    "opens one by its module": "from graphsvc import database\n\ndb = database.Database('x')",
    "makes a view of anybody": "from graphsvc.visibility import look\n",
    "makes a view by the module": "import graphsvc.visibility as v\n\nx = v.change",
}


@pytest.mark.parametrize("source", TRIED.values(), ids=TRIED)
def test_a_route_that_would_hold_a_database_is_refused(source: str) -> None:
    assert holds(Module(ROUTE, source))


BORROWED = {
    "by its name": "from graphsvc.accounts.people import FIND_USER\n",
    "by another name": "from graphsvc.accounts.people import FIND_USER as HARMLESS\n",
    "by its module": "from graphsvc.accounts import people\n\nx = people.FIND_USER",
    "by its module's name": "import graphsvc.accounts.people\n\n"
    "x = graphsvc.accounts.people.FIND_USER",
    "of the catalogue": "from graphsvc.queries import CATALOGUE\n\nx = CATALOGUE['read/user']",
    "of the catalogue's module": "from graphsvc import queries\n\nx = queries.CATALOGUE",
    "of a package that passes it on": "from graphsvc.ingest.contacts import SOURCE_CONTACTS\n",
}


@pytest.mark.parametrize("source", BORROWED.values(), ids=BORROWED)
def test_a_route_that_takes_a_query_of_the_table_is_refused(source: str) -> None:
    assert runs(Module(ROUTE, source), OWNERS)


def test_a_route_that_takes_a_door_alone_is_not_refused() -> None:
    source = "from graphsvc.accounts.people import me\n\ndef r(door):\n    return door.look(me)"
    assert not holds(Module(ROUTE, source))
    assert not runs(Module(ROUTE, source), OWNERS)
