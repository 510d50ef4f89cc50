"""Shared fixtures."""

from tests.judge.fixtures import driver, fixed_day, session

__all__ = ["driver", "fixed_day", "session"]
