"""What holds between the rooms of docs/architecture.md, beside the direction of imports."""

import ast
import subprocess
import sys
from collections.abc import Iterator

import pytest
from fastapi.routing import APIRoute

from graphsvc.app import ROUTERS
from graphsvc.jobs.duties import EXECUTORS
from graphsvc.ontology import RUN_KINDS
from graphsvc.queries import query_files
from tests.door.syntax import Module, modules

MODULES = modules()


def declared(module: Module) -> Iterator[str]:
    """Names of the queries that a module declares, or how they begin where it makes them up."""
    for node in ast.walk(module.tree):
        match node:
            case ast.Call(func=ast.Name(id=kind), args=[name, *_]) if kind.endswith("Query"):
                yield "".join(_known(name))
            case _:
                pass


def _known(name: ast.expr) -> Iterator[str]:
    """The text of a name up to what is filled in."""
    match name:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=[ast.Constant(value=str(text)), *_]):
            yield text
        case _:
            pass


def room(module: str) -> str:
    return module.split(".")[1]


@pytest.fixture(scope="module")
def queries() -> list[tuple[str, str]]:
    """Modules with the queries that they declare."""
    return [(name, query) for name, one in MODULES.items() for query in declared(one)]


def test_queries_are_found_in_the_modules_that_declare_them(
    queries: list[tuple[str, str]],
) -> None:
    begun = tuple(query for _, query in queries)
    assert [name for name in query_files() if not name.startswith(begun)] == []


def test_a_query_stands_in_the_folder_of_the_room_that_owns_it(
    queries: list[tuple[str, str]],
) -> None:
    assert [
        (module, query)
        for module, query in queries
        if query.split("/", maxsplit=1)[0] != room(module)
    ] == []


def test_a_client_can_import_the_models_of_the_wire_alone() -> None:
    """Neither the driver nor anything that reads, matches or serves comes with them."""
    wire = [name for name in MODULES if name.startswith("graphsvc.wire")]
    code = f"import sys, {', '.join(wire)}; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not {"neo4j", "fastapi", "celery", "redis", "rapidfuzz", "tink"} & loaded
    rooms = {room(name) for name in loaded if name.startswith("graphsvc.")}
    assert rooms <= {
        *("wire", "normal", "strength", "cursors", "days", "settings", "errors", "ontology")
    }


def test_pages_call_functions_and_no_routes() -> None:
    """A route is for HTTP: what it does stands in a function that both call."""
    routes = [
        route.endpoint for one in ROUTERS for route in one.routes if isinstance(route, APIRoute)
    ]
    assert routes
    pages = {name: one for name, one in MODULES.items() if room(name + ".") == "web"}
    assert len(pages) > 10
    taken = {
        name: sorted(used for used, one in module.objects.items() if any(one is r for r in routes))
        for name, module in pages.items()
    }
    assert {name: used for name, used in taken.items() if used} == {}


def test_every_kind_of_runs_has_a_row_and_something_that_does_it() -> None:
    assert RUN_KINDS.keys() == EXECUTORS.keys()
