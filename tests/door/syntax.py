"""Who holds a database, and who runs a query that reads private things: read from the syntax tree.

A fault is a sentence; a module without any gives none. So the same reading serves for the modules
of the project and for one that was planted.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import graphsvc

ROOT = Path(graphsvc.__file__).parent

HOLDING = frozenset({"database", "_database", "_ready", "tx", "_tx", "_scopes", "run_scoped"})
"""Attributes by which a database or a transaction is held, or scopes are given to a query."""
HELD = frozenset({"Database", "Transaction", "look", "change"})
"""Names that are imported by whoever holds a database or a transaction."""
FROM = frozenset({"graphsvc.database", "graphsvc.visibility"})


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
            if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
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
        return {
            name
            for node in ast.walk(self.tree)
            for name in ([node.attr] if isinstance(node, ast.Attribute) else list(_asked_for(node)))
        }

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


def _asked_for(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value=str(name)), *_]):
            yield name
        case _:
            pass


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
    taken = [f"{origin}.{name}" for origin in FROM for name in HELD]
    return [
        *(f"takes {name}" for name in sorted(module.used & set(taken))),
        *(f"reaches for .{name}" for name in sorted(module.attributes & HOLDING)),
    ]


def runs(module: Module, private: Mapping[str, str]) -> list[str]:
    """The queries that a module may not run; ``private`` has the module of each that may."""
    everything = modules() | {module.name: module}
    faults: list[str] = []
    for query, owner in private.items():
        constant = everything[owner].declared.get(query)
        if constant is None:
            faults.append(f"{query} is not declared in {owner}")
        elif module.name != owner and any(
            name.endswith(f".{constant}") and owner.startswith(name.removesuffix(f".{constant}"))
            for name in module.used
        ):
            faults.append(f"takes {constant} ({query}) of {owner}")
    if module.name != "graphsvc.queries" and "graphsvc.queries.CATALOGUE" in module.used:
        faults.append("takes queries by their names from the catalogue")
    return faults
