"""Nobody but those named in the tables holds a database, or runs a query that reads private things
without a viewer."""

import pytest

from graphsvc.queries import SystemQuery
from tests.door.syntax import (
    Module,
    hides,
    holds,
    makes_viewers,
    modules,
    queries_taken,
    runs,
)
from tests.door.tables import HOLDERS, PRIVATE_READS, REFLECTING, VIEWERS
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


def test_no_module_reaches_for_what_it_does_not_name() -> None:
    faults = {name: bad for name, one in MODULES.items() if (bad := hides(one))}
    reflecting = {
        table for table in REFLECTING for name in faults if f"{name}.".startswith(f"{table}.")
    }
    others = [
        name for name in faults if not any(f"{name}.".startswith(f"{one}.") for one in REFLECTING)
    ]
    assert {name: faults[name] for name in others} == {}
    assert sorted(reflecting) == sorted(REFLECTING)


def test_only_those_of_the_table_make_somebody_a_viewer() -> None:
    assert sorted(name for name, one in MODULES.items() if makes_viewers(one)) == sorted(VIEWERS)


def test_no_route_or_page_runs_a_query_itself() -> None:
    """What it changes or reads it leaves to a function that knows whose it is."""
    routes = {name: one for name, one in MODULES.items() if name.startswith("graphsvc.api.")}
    assert {name: bad for name, one in routes.items() if (bad := queries_taken(one))} == {}


def test_scopes_are_given_to_queries_in_one_place() -> None:
    givers = [name for name, one in MODULES.items() if "run_scoped" in one.attributes]
    assert givers == ["graphsvc.access.visibility"]


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
    "opens one by the driver": "from graphsvc.database import GraphDatabase\n",
    "takes one that passes it on": "from graphsvc.access.door import Database\n",
    "opens the configured one": "from graphsvc.database import open_database\n",
    "takes it out by matching": "def r(s):\n    match s:\n"
    "        case object(database=one):\n            return one",
    "takes the application's services": "def r(request):\n    return request.app.state.services",
    "is given the application's services": "from graphsvc.api.deps import ServicesDep\n",
    "makes a view of anybody": "from graphsvc.access.visibility import enter\n",
    "borrows a transaction": "def r(desk):\n    return desk.lend(lambda tx, _: tx)",
    "makes a view by the module": "import graphsvc.access.visibility as v\n\nx = v.enter",
}


@pytest.mark.parametrize("source", TRIED.values(), ids=TRIED)
def test_a_route_that_would_hold_a_database_is_refused(source: str) -> None:
    assert holds(Module(ROUTE, source))


HIDDEN = {
    "imports relatively": "from ..visibility import enter\n",
    "imports everything": "from graphsvc.access.users import *\n",
    "asks for what is in a name": "H = '_data' + 'base'\n\ndef r(d):\n    return getattr(d, H)",
    "gets at its fields": "def r(door):\n    return vars(door)",
    "gets at its dictionary": "def r(door):\n    return door.__dict__",
    "uses an attrgetter": "from operator import attrgetter\n\nx = attrgetter('_database')",
    "imports by a name": "from importlib import import_module\n",
    "changes a query": "def r(q):\n    object.__setattr__(q, 'text', 'x')",
    "renames a module": "from graphsvc.access import users\n\nthese = users",
    "hands a module on": "from graphsvc.access import users\n\nx = dir(users)",
}


@pytest.mark.parametrize("source", HIDDEN.values(), ids=HIDDEN)
def test_a_route_that_reaches_for_what_it_does_not_name_is_refused(source: str) -> None:
    assert hides(Module(ROUTE, source))


def test_a_route_that_makes_somebody_a_viewer_is_refused() -> None:
    made = "from graphsvc.ontology import Viewer as V\n\nx = V(user='u', org='o')"
    assert makes_viewers(Module(ROUTE, made))


def test_a_route_that_takes_a_query_that_writes_is_refused() -> None:
    assert queries_taken(Module(ROUTE, "from graphsvc.access.keys import ADD_KEY\n"))


BORROWED = {
    "by its name": "from graphsvc.access.users import FIND_USER\n",
    "by another name": "from graphsvc.access.users import FIND_USER as HARMLESS\n",
    "by its module": "from graphsvc.access import users\n\nx = users.FIND_USER",
    "by its module's name": "import graphsvc.access.users\n\nx = graphsvc.access.users.FIND_USER",
    "of the catalogue": "from graphsvc.queries import CATALOGUE\n\nx = CATALOGUE['access/read/me']",
    "of the catalogue's module": "from graphsvc import queries\n\nx = queries.CATALOGUE",
    "of an import": "from graphsvc.contacts.imports.ingest import ASKED\n",
}


@pytest.mark.parametrize("source", BORROWED.values(), ids=BORROWED)
def test_a_route_that_takes_a_query_of_the_table_is_refused(source: str) -> None:
    assert runs(Module(ROUTE, source), OWNERS)


def test_a_route_that_takes_a_door_alone_is_not_refused() -> None:
    source = "from graphsvc.access.users import me\n\ndef r(door):\n    return door.look(me)"
    assert not holds(Module(ROUTE, source))
    assert not runs(Module(ROUTE, source), OWNERS)
