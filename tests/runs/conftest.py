"""The plain session for what tests look at and the product does not."""

from tests.judge.fixtures import driver, session

__all__ = ["driver", "session"]
