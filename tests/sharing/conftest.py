"""Shared fixtures."""

from tests.judge.fixtures import driver, session

__all__ = ["driver", "session"]
