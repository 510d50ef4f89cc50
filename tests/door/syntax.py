"""Who holds a database, and who runs a query that reads private things: read from the syntax tree.

A fault is a sentence; a module without any gives none. So the same reading serves for the modules
of the project and for one that was planted.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from types import ModuleType

import graphsvc
from graphsvc import database, queries
from graphsvc.access import visibility
from graphsvc.api import deps
from graphsvc.ontology import Viewer
from graphsvc.queries import Query

ROOT = Path(graphsvc.__file__).parent

HOLDING = frozenset(
    {"database", "_database", "_ready", "tx", "_tx", "_scopes", "services", "run_scoped", "lend"}
)
"""Attributes by which a database or a transaction is held, or scopes are given to a query."""
HELD: tuple[object, ...] = (
    database.Database,
    database.Transaction,
    database.GraphDatabase,
    visibility.enter,
    database.open_database,
    deps.Services,
    deps.ServicesDep,
    deps.get_services,
)
"""What is taken by whoever holds a database or a transaction, under whatever name."""
REFLECTION = frozenset(
    {"vars", "setattr", "delattr", "eval", "exec", "globals", "locals", "attrgetter"}
    | {"methodcaller", "import_module", "__import__", "__dict__", "__setattr__", "__globals__"}
    | {"__closure__", "__subclasses__", "__getattribute__", "getattr_static"}
)
"""Names by which anything could be reached that is not named."""


@dataclass(frozen=True)
class Module:
    """A module by its dotted name, with its text."""

    name: str
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @cached_property
    def imported(self) -> dict[str, str]:
        """What its names are: the dotted name of a module, or of something within one."""
        found: dict[str, str] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    found[alias.asname or alias.name] = f"{node.module}.{alias.name}"
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    found[alias.asname or alias.name] = alias.name
        return found

    @cached_property
    def used(self) -> set[str]:
        """The dotted names of all that it takes from other modules."""
        return set(self.imported.values()) | {
            f"{self.imported[owner]}.{node.attr}"
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Attribute)
            and (owner := ast.unparse(node.value)) in self.imported
        }

    @cached_property
    def attributes(self) -> set[str]:
        """The names of all attributes that it reads or sets, also by ``getattr``."""
        return {name for node in ast.walk(self.tree) for name in _reached(node)}

    @cached_property
    def objects(self) -> dict[str, object]:
        """What those of our own names, and of the driver's, stand for."""
        ours = (name for name in self.used if name.split(".")[0] in ("graphsvc", "neo4j"))
        return {name: _resolved(name) for name in ours}

    @cached_property
    def declared(self) -> dict[str, str]:
        """The names of its constants, by the query that each declares."""
        return dict(self._declared())

    def _declared(self) -> Iterator[tuple[str, str]]:
        for node in self.tree.body:
            match node:
                case ast.Assign(
                    targets=[ast.Name(id=name)],
                    value=ast.Call(args=[ast.Constant(value=str(query)), *_]),
                ):
                    yield query, name
                case _:
                    pass


def _reached(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Attribute(attr=name):
            yield name
        case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value=str(name)), *_]):
            yield name
        case ast.MatchClass(kwd_attrs=names):
            yield from names
        case _:
            pass


@cache
def _resolved(name: str) -> object:
    """The object of a dotted name, or the module; none where there is none yet."""
    module, _, rest = name.rpartition(".")
    try:
        return import_module(name)
    except ImportError:
        owner = _resolved(module) if module else None
        return getattr(owner, rest, None)


@cache
def modules() -> dict[str, Module]:
    """All modules of the project."""
    found: dict[str, Module] = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = Module(name, path.read_text("utf-8"))
    return found


def holds(module: Module) -> list[str]:
    """How a module holds a database, a transaction, or what opens a view of one."""
    held = [name for name, one in module.objects.items() if any(one is taken for taken in HELD)]
    return [
        *(f"takes {name}" for name in sorted(held)),
        *(f"reaches for .{name}" for name in sorted(module.attributes & HOLDING)),
    ]


def hides(module: Module) -> list[str]:
    """How a module may reach what it does not name."""
    named = {name for name in module.imported if _is_module(module, name)}
    return [fault for node in ast.walk(module.tree) for fault in _hidden(node, named)]


def _is_module(module: Module, name: str) -> bool:
    return isinstance(_resolved(module.imported[name]), ModuleType)


def _hidden(node: ast.AST, modules_: set[str]) -> Iterator[str]:
    match node:
        case ast.ImportFrom(level=level) if level:
            yield "imports relatively"
        case ast.ImportFrom(names=[ast.alias(name="*")]):
            yield "imports everything"
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name) if (
            name in REFLECTION
        ):
            yield f"uses {name}"
        case ast.Call(func=ast.Name(id="getattr"), args=[_, asked, *_]) if not isinstance(
            asked, ast.Constant
        ):
            yield "asks for an attribute that it does not name"
        case ast.Assign(value=ast.Name(id=name)) | ast.AnnAssign(value=ast.Name(id=name)) if (
            name in modules_
        ):
            yield f"gives the module {name} another name"
        case ast.Call(args=args) if any(
            isinstance(one, ast.Name) and one.id in modules_ for one in args
        ):
            yield "hands a module on"
        case _:
            pass


def makes_viewers(module: Module) -> bool:
    """Whether it makes somebody a viewer, instead of being given one."""
    viewers = {name for name, one in module.imported.items() if _resolved(one) is Viewer}
    return any(
        isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in viewers | {"Viewer"}
        for node in ast.walk(module.tree)
    )


def queries_taken(module: Module) -> list[str]:
    """The queries that it takes from other modules."""
    return sorted(name for name, one in module.objects.items() if isinstance(one, Query))


def runs(module: Module, private: Mapping[str, str]) -> list[str]:
    """The queries that a module may not run; ``private`` has the module of each that may."""
    everything = modules() | {module.name: module}
    undeclared = [
        f"{query} is not declared in {owner}"
        for query, owner in private.items()
        if query not in everything[owner].declared
    ]
    taken = [
        f"takes {name} ({one.name}) of {private[one.name]}"
        for name, one in module.objects.items()
        if isinstance(one, Query) and private.get(one.name, module.name) != module.name
    ]
    whole = [name for name, one in module.objects.items() if one is queries.CATALOGUE]
    own = module.name == "graphsvc.queries"
    return [*undeclared, *taken, *([] if own else [f"takes {name}" for name in whole])]
