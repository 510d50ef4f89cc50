"""The whole catalogue: every module that may declare a query is imported."""

import importlib
import pkgutil
from typing import Any

import graphsvc
from graphsvc.queries import CATALOGUE, Query


def whole_catalogue() -> dict[str, Query[Any]]:
    """Every query of the project by name."""
    for found in pkgutil.walk_packages(graphsvc.__path__, "graphsvc."):
        if not found.name.endswith(".__main__"):
            importlib.import_module(found.name)
    return CATALOGUE


def names_of(kind: str) -> list[str]:
    """Names of all queries of a kind: directory, viewer or system."""
    return sorted(name for name, query in whole_catalogue().items() if query.kind == kind)
