"""Mails: put into the outbox once, sealed until they are sent, handed over to a real server that
may refuse, stall and drop."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import neo4j
import pytest
from pydantic import ValidationError
from starlette.testclient import TestClient

from graphsvc.access.integrity import find_broken
from graphsvc.access.users import Organisation, add_organisation
from graphsvc.app import create_app
from graphsvc.database import Database
from graphsvc.errors import Defect, NoMail
from graphsvc.jobs.duties import EXECUTORS, tick
from graphsvc.mail.kinds import LINK, TEXTS, write
from graphsvc.mail.outbox import Way, check_way, mailbox, post, way
from graphsvc.mail.smtp import NotSent
from graphsvc.ontology import MailKind
from graphsvc.runs.ledger import FOR_A_PERSON, SMALLER
from graphsvc.runs.look import any_run
from graphsvc.runs.working import Worker, run_next, run_this
from graphsvc.sealing import KeyRing
from graphsvc.settings import Settings, settings
from tests.judge.fixtures import driver, session
from tests.judge.kept import clear
from tests.mail.servers import Post, dribbling, free_port, post_office

__all__ = ["driver", "session"]

TO, BY = "wilma.wren@elsewhere.example", "Ivo Inviter"
CODE = "https://intro.example/invitation?code=se-cret"

Use = Callable[..., None]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Iterator[Use]:
    """Sets settings of the process, by the names of their variables."""

    def chosen(**values: object) -> None:
        for name, value in values.items():
            monkeypatch.setenv(f"GRAPHSVC_{name.upper()}", str(value))
        settings.cache_clear()

    yield chosen
    monkeypatch.undo()
    settings.cache_clear()


@dataclass
class Outbox:
    """An organisation whose outbox is empty, what settings are used, and a worker."""

    database: Database
    ring: KeyRing
    session: neo4j.Session
    org: Organisation
    use: Use

    @property
    def worker(self) -> Worker:
        return Worker(self.database, self.ring, EXECUTORS, "w")

    def invite(self, *, once: str = "a") -> bool:
        return self.database.write(
            lambda tx: post(
                tx,
                self.ring,
                MailKind.INVITATION,
                to=TO,
                once=once,
                org=self.org.id,
                by=BY,
                organisation=self.org.name,
                days="14",
                link=CODE,
            )
        )

    def stored(self) -> list[dict[str, Any]]:
        rows = self.session.run("MATCH (m:Mail) RETURN properties(m) AS m").data()
        return [row["m"] for row in rows]

    def invited(self) -> str:
        """The id of the run of a mail that is posted."""
        self.invite()
        return self.stored()[0]["id"]

    def by_smtp(self, office: Post, **more: object) -> None:
        self.use(
            smtp_host="127.0.0.1",
            smtp_port=office.port,
            smtp_tls="none",
            smtp_from="graphsvc@intro.example",
            **more,
        )


@pytest.fixture
def outbox(empty: Database, ring: KeyRing, session: neo4j.Session, use: Use) -> Outbox:
    clear(session)
    return Outbox(empty, ring, session, add_organisation(empty, ring, "Alpha"), use)


def test_a_mail_is_sealed_until_it_is_sent_and_gone_afterwards(outbox: Outbox) -> None:
    with post_office(Post()) as office:
        outbox.by_smtp(office)
        assert outbox.invite()
        [stored] = outbox.stored()
        for secret in (TO, BY, CODE, "se-cret", "elsewhere"):
            assert secret not in repr(stored)
            assert secret.encode() not in bytes(stored["to"]) + bytes(stored["content"])
        assert run_next(outbox.worker) == stored["id"]
    [taken] = office.taken
    assert office.to == [TO]
    assert taken["Subject"] == "Ivo Inviter invites you to Alpha"
    assert taken["Message-ID"] == f"<{stored['id']}@intro.example>"
    bodies = {
        part.get_content_type(): part.get_content()
        for part in taken.walk()
        if not part.is_multipart()
    }
    assert CODE in bodies["text/plain"]
    assert f'<a href="{CODE}">' in bodies["text/html"]
    [left] = outbox.stored()
    assert left.keys() == {"id", "org", "scope", "kind", "once", "state", "created", "expires"}
    assert any_run(outbox.database, stored["id"]).state == "done"
    assert find_broken(outbox.database, limit=100) == []


def test_a_worker_in_a_long_run_sends_mails_between_its_batches(outbox: Outbox) -> None:
    with post_office(Post()) as office:
        outbox.by_smtp(office)
        assert outbox.invite()
    [stored] = outbox.stored()
    asked = {"scope": "user:x", "most": 5, "limit": 4, "seats": ["a"], "org_seats": ["a"]}
    found = outbox.database.fetch(SMALLER, rows=500, priority=FOR_A_PERSON, patience=0, **asked)
    assert [run.id for run in found] == [stored["id"]]


def test_for_one_cause_there_is_one_mail(outbox: Outbox) -> None:
    with post_office(Post()) as office:
        outbox.by_smtp(office)
        assert [outbox.invite(once=once) for once in "aabb"] == [True, False] * 2
        while run_next(outbox.worker):
            pass
        assert not outbox.invite()
        assert run_next(outbox.worker) is None
    assert len(office.taken) == 2


def test_a_mail_that_was_taken_before_its_worker_died_comes_again_as_the_same_one(
    outbox: Outbox,
) -> None:
    with post_office(Post(drops=True)) as office:
        outbox.by_smtp(office)
        mail = outbox.invited()
        with pytest.raises(NotSent):
            run_this(outbox.worker, mail)
        office.drops = False
        assert run_this(outbox.worker, mail)
    first, second = office.taken
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Date"] == second["Date"]


def test_pauses_grow_and_after_five_attempts_it_is_set_aside_with_a_reason(
    outbox: Outbox,
) -> None:
    pauses: list[int] = []
    with post_office(Post(answers=[f"550 {TO} is unknown here"] * 5)) as office:
        outbox.by_smtp(office)
        mail = outbox.invited()
        for _ in range(5):
            with pytest.raises(NotSent):
                run_this(outbox.worker, mail)
            [row] = outbox.session.run("MATCH (r:Run) RETURN r.due - timestamp() AS pause").data()
            pauses.append(round(row["pause"] / 60_000))
        run = any_run(outbox.database, mail)
        assert run.state == "set_aside"
        assert run.error
        assert run.error.startswith("The mail server refuses the recipient (550).")
        assert "unknown" not in run.error
        assert run_next(outbox.worker) is None
    assert pauses[:4] == [1, 4, 16, 64]
    assert office.taken == []
    assert outbox.stored()[0]["state"] == "queued"


WRONG: dict[str, tuple[Post, dict[str, object], str]] = {
    "refuses the mail": (Post(after="554 No"), {}, "refuses the mail (554)"),
    "breaks off": (Post(drops=True), {}, "breaks off"),
    "knows no encryption": (Post(), {"smtp_tls": "starttls"}, "breaks off, or cannot"),
    "speaks no TLS": (Post(), {"smtp_tls": "tls"}, "not to be trusted"),
    "knows nobody to sign in": (Post(), {"smtp_user": "u", "smtp_host": "localhost"}, "cannot do"),
}


@pytest.mark.parametrize(("office", "more", "reason"), WRONG.values(), ids=WRONG)
def test_what_goes_wrong_is_said_without_the_servers_words(
    outbox: Outbox, office: Post, more: dict[str, object], reason: str
) -> None:
    with post_office(office):
        outbox.by_smtp(office)
        outbox.use(**more)
        mail = outbox.invited()
        with pytest.raises(NotSent, match=r"The mail server") as told:
            run_this(outbox.worker, mail)
    assert reason in str(told.value)
    assert reason in (any_run(outbox.database, mail).error or "")


def test_a_server_that_stalls_or_is_not_there_holds_no_worker_for_long(outbox: Outbox) -> None:
    with dribbling() as port:
        outbox.by_smtp(Post(port=port), smtp_seconds=0.3)
        mail = outbox.invited()
        with pytest.raises(NotSent, match="silent for too long"):
            run_this(outbox.worker, mail)
    outbox.use(smtp_port=free_port())
    with pytest.raises(NotSent, match="does not answer at its address"):
        run_this(outbox.worker, mail)


def test_without_a_mail_server_a_service_on_loopback_keeps_them_for_a_page(outbox: Outbox) -> None:
    assert outbox.invite()
    assert run_next(outbox.worker) is None
    [shown] = mailbox(outbox.database, outbox.ring)
    assert (shown.to, shown.written.subject) == (TO, "Ivo Inviter invites you to Alpha")
    assert shown.written.link == CODE
    outbox.session.run("MATCH (m:Mail) SET m.expires = 0").consume()
    tick(outbox.database)
    assert mailbox(outbox.database, outbox.ring) == []


NEAR, FAR = ("127.0.0.1", 50_000), ("192.0.2.7", 50_000)


def asked(outbox: Outbox, client: tuple[str, int], **headers: str) -> int:
    config = Settings()
    app = create_app(config, database=outbox.database, ring=outbox.ring)
    with TestClient(app, client=client, base_url="http://localhost") as browser:
        page = browser.get("/mailbox", headers={"Accept": "text/html", **headers})
        assert (TO in page.text) == (page.status_code == 200)
        return page.status_code


def test_the_mailbox_is_for_browsers_of_this_machine(outbox: Outbox) -> None:
    outbox.invite()
    assert asked(outbox, NEAR) == 200
    assert asked(outbox, FAR) == 404
    assert asked(outbox, NEAR, **{"X-Forwarded-For": "192.0.2.7"}) == 404
    outbox.use(smtp_host="mail.example")
    assert asked(outbox, NEAR) == 404
    outbox.use(smtp_host="", public_url="https://intro.example")
    assert asked(outbox, NEAR) == 404


WAYS: dict[str, tuple[dict[str, Any], Way]] = {
    "loopback": ({}, Way.MAILBOX),
    "loopback by name": ({"host": "localhost"}, Way.MAILBOX),
    "with a mail server": ({"smtp_host": "mail.example"}, Way.SMTP),
    "at all addresses": ({"host": "0.0.0.0"}, Way.NONE),
    "behind a proxy": ({"public_url": "https://intro.example"}, Way.NONE),
    "with a proxy that says for whom": ({"proxies": "127.0.0.1"}, Way.NONE),
    "behind a local one": ({"public_url": "http://localhost:9000"}, Way.MAILBOX),
}


@pytest.mark.parametrize(("chosen", "expected"), WAYS.values(), ids=WAYS)
def test_what_becomes_of_mails_follows_from_the_settings(
    chosen: dict[str, Any], expected: Way
) -> None:
    assert way(Settings(**chosen)) is expected


def test_where_no_mail_can_be_sent_the_reason_is_said_and_nothing_is_written(
    outbox: Outbox,
) -> None:
    outbox.use(public_url="https://intro.example")
    with pytest.raises(NoMail) as told:
        outbox.invite()
    assert "GRAPHSVC_SMTP_HOST" in told.value.advice
    assert outbox.stored() == []
    with pytest.raises(NoMail):
        check_way(settings())


def test_a_password_goes_over_no_network_in_the_clear() -> None:
    with pytest.raises(ValidationError, match="the password would go over the network"):
        Settings(smtp_host="mail.example", smtp_user="u", smtp_tls="none")
    assert "hunter2" not in repr(Settings(smtp_password="hunter2"))  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("kind", MailKind)
def test_every_kind_of_mails_can_be_written_and_nothing_breaks_out_of_it(kind: MailKind) -> None:
    hostile = "Eve\r\nBcc: all@example.com\u2028<script>" + "x" * 500
    values = {name: CODE if name == LINK else hostile for name in TEXTS[kind].values}
    written = write(kind, values)
    assert written.subject.isprintable()
    assert len(written.subject) < 450
    assert "<script>" not in written.html
    assert (CODE in written.text) == (CODE in written.html) == (LINK in values)


def test_a_mail_takes_the_values_of_its_kind_and_no_others(outbox: Outbox) -> None:
    for values in ({}, {"link": CODE, "contact": "Nora Quillfeather"}):
        with pytest.raises(Defect, match="takes"):
            outbox.database.write(
                lambda tx, values=values: post(
                    tx, outbox.ring, MailKind.SIGN_UP, to=TO, once="x", **values
                )
            )
