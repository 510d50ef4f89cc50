"""Ways to plant a leak, each for the length of one test."""

from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from tests.judge.catalogue import whole_catalogue

Plant = Callable[[pytest.MonkeyPatch, ModuleType], None]
"""Is given the module of the test that is to find it."""


def query(name: str, *changes: tuple[str, str]) -> Plant:
    """Lets a query say something else: in its text each first word of a pair, which has to be
    there, becomes the second."""

    def plant(patch: pytest.MonkeyPatch, _test: ModuleType) -> None:
        found = whole_catalogue()[name]
        text = found.text
        for old, new in changes:
            assert old in text, f"{name} has no {old!r} any more"
            text = text.replace(old, new)
        patch.setitem(vars(found), "text", text)

    return plant


def call(where: str, leak: Callable[..., Any]) -> Plant:
    """Lets a leak be called in the place of ``module:function`` or ``module:Class.method``, with
    that first. Without a module it is the test's own, which has taken the name from another one."""

    def made(was: Callable[..., Any]) -> Callable[..., Any]:
        def planted(*args: Any, **named: Any) -> Any:
            return leak(was, *args, **named)

        return planted

    return put(where, made)


def put(where: str, make: Callable[[Any], Any]) -> Plant:
    """Puts into a place, named as for :func:`call`, what is made of what was there."""

    def plant(patch: pytest.MonkeyPatch, test: ModuleType) -> None:
        module, _, path = where.partition(":")
        *outer, name = path.split(".")
        holder: Any = import_module(module) if module else test
        for one in outer:
            holder = getattr(holder, one)
        patch.setattr(holder, name, make(vars(holder)[name]))

    return plant


def both(*plants: Plant) -> Plant:
    """Several together, where one rule is kept in several places."""

    def plant(patch: pytest.MonkeyPatch, test: ModuleType) -> None:
        for one in plants:
            one(patch, test)

    return plant
