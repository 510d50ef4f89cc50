"""A login goes to whoever proves that its address is theirs."""

from graphsvc.accounts import two_step
from graphsvc.accounts.logins import set_password, set_verified
from graphsvc.accounts.sessions import end_keys, end_others
from graphsvc.database import Transaction


def take_over(tx: Transaction, login: str, *, password: str = "") -> None:
    """Whoever had a login by another password, and perhaps a second step, is in no more, by no
    browser and no API key, and in nobody's way. ``password`` is a hash of
    ``passwords.hashed``; empty for none. Whether it may be taken over is the caller's to ask."""
    two_step.switch_off(tx, login)
    set_password(tx, login, password)
    set_verified(tx, login)
    end_others(tx, login)
    end_keys(tx, login)
