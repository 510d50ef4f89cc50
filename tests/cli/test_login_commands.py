"""Help for somebody who cannot sign in, by whoever runs the installation; a mail tells of each."""

import json
from typing import Any

import pytest

from graphsvc.access.keys import Beginning, entry_of_key, start_session
from graphsvc.accounts.links import find_link
from graphsvc.accounts.logins import add_login, get_login, join, login_of
from graphsvc.accounts.two_step import SET_TWO_STEP
from graphsvc.database import Database
from graphsvc.mail.outbox import MAILBOX
from graphsvc.ontology import Began, KeyScope
from graphsvc.sealing import KeyRing
from tests.judge.commands import Cli

ANN = "ann@locked-out.example"


@pytest.fixture
def call(cli: Cli) -> Any:
    """The document that a command of ``admin`` answers with."""

    def call(*words: str) -> Any:
        done = cli("admin", *words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return call


def mails(database: Database) -> list[str]:
    """The kinds of mails that were posted."""
    return [row.kind for row in database.fetch(MAILBOX, limit=20)]


def test_a_password_is_set_by_a_link_and_2_step_verification_reset(
    call: Any, cli: Cli, empty: Database, ring: KeyRing
) -> None:
    call("org", "add", "Locked out")
    ann = call("user", "add", ANN, "--org", "Locked out")["id"]
    made = call("login", "link", "--user", ANN, "--print")
    page, _, code = made["link"].partition("/reset?code=")
    assert page == "http://127.0.0.1:8000"
    link = empty.read(lambda tx: find_link(tx, code))
    assert (link.holder, link.kind, link.mailed) == (ann, "first", False)
    assert mails(empty) == ["password_link_made"]
    mailed = call("login", "link", "--user", ANN)
    assert mailed == {"user": ann, "link": None, "mailed": True}
    assert mails(empty)[0] == "password_first"

    off = cli("admin", "login", "two-step-off", "--user", ANN)
    assert off.returncode == 1
    assert "is not on" in off.stderr
    login = empty.write(lambda tx: add_login(tx, ring, email=ANN, verified=True))
    empty.write(lambda tx: join(tx, login=login, user=ann))
    on = {"on": True, "totp": b"sealed", "step": 1, "recovery": ["x"], "nothing": b""}
    empty.execute(SET_TWO_STEP, id=login, **on)
    beginning = Beginning(Began.TWO_STEP, login=login)
    start_session(empty, user=ann, hours=1, beginning=beginning)
    assert call("login", "two-step-off", "--user", ANN) == {
        "user": ann,
        "two_step": False,
        "sessions": 1,
    }
    found = empty.read(lambda tx: get_login(tx, login))
    assert found is not None
    assert not found.two_step
    assert empty.read(lambda tx: login_of(tx, ann)) == found
    assert mails(empty)[0] == "two_step_taken_off"
    call("login", "link", "--user", ANN)
    assert mails(empty)[0] == "password_reset"


def test_a_key_has_the_scopes_and_the_end_that_are_named(call: Any, empty: Database) -> None:
    call("org", "add", "Scoped")
    call("user", "add", "bob@scoped.example", "--org", "Scoped")
    words = ("key", "add", "--user", "bob@scoped.example", "--scope", "read", "--days", "3")
    entry, used = entry_of_key(empty, call(*words)["key"])
    assert entry.scopes == {KeyScope.READ}
    assert entry.until > 0
    assert used == 0


def test_the_first_administrator_is_invited_by_a_link_or_a_mail(
    call: Any, cli: Cli, empty: Database
) -> None:
    call("org", "add", "Begun")
    made = call(
        "user", "invite", "Ina@Begun.example", "--org", "Begun", "--administrator", "--link"
    )
    assert made["link"].startswith("http://127.0.0.1:8000/invitation?code=")
    assert (made["email"], made["administrator"]) == ("ina@begun.example", True)
    told = cli("admin", "user", "invite", "otto@begun.example", "--org", "Begun")
    assert told.stdout.strip() == "otto@begun.example is invited by mail."
    assert mails(empty)[0] == "invitation"
    assert cli("admin", "user", "invite", "nobody", "--org", "Begun").returncode == 2
