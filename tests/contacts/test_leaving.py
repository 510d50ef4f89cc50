"""Users who leave: gone for everybody at once, erased after 30 days with the keys that open it."""

from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.access.integrity import find_broken
from graphsvc.access.keys import add_key, start_session, viewer_of_key, viewer_of_session
from graphsvc.access.users import User, activate_user, add_organisation, add_user
from graphsvc.accounts import leaving
from graphsvc.accounts.export import export
from graphsvc.accounts.leaving import EXECUTORS, KEPT_DAYS, ORGANISATION, erase_when_due, let_go
from graphsvc.accounts.logins import add_login, join, users_of
from graphsvc.database import Database, Transaction
from graphsvc.errors import Conflict, Defect, InvalidInput, NotAllowed, NotFound, NotSignedIn
from graphsvc.ontology import login_subject, user_scope
from graphsvc.runs.look import all_runs
from graphsvc.runs.working import Worker, run_next, run_this
from graphsvc.sealing import KeyRing, Place
from graphsvc.statements.reference_accounts import add_reference_account, list_reference_accounts
from graphsvc.statements.work import add_work
from graphsvc.wire.statements import ReferenceAccountInput, WorkHistoryInput
from tests.contacts.office import Office, open_office
from tests.runs.installation import until

DAY_MS = 86_400_000
ROWS = (
    b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    b"Ada,Byron,,ada@engines.example,Engines,Countess,\n"
    b"Bo,Berg,,bo@looms.example,Looms,Weaver,\n"
)


@pytest.fixture
def office(empty: Database, ring: KeyRing, session: neo4j.Session) -> Office:
    """Whose first user has contacts, a job and a reference account; with a colleague who is the
    administrator."""
    first = open_office(empty, ring, session)
    first.upload(ROWS)
    door = door_of(first)
    door.change(lambda desk: add_work(desk, WorkHistoryInput(company="Mills", title="Miller")))
    reference(first, "Works")
    return first


@pytest.fixture
def boss(office: Office, session: neo4j.Session) -> Office:
    found = office.another_user()
    session.run("MATCH (u:User {id: $id}) SET u.admin = true", id=found.user.id).consume()
    return found


def door_of(office: Office) -> Door:
    return Door(office.database, office.user.viewer, office.ring)


def reference(office: Office, company: str) -> None:
    given = ReferenceAccountInput(company=company)
    door_of(office).change(lambda desk: add_reference_account(desk, given))


def go(boss: Office, user: str, *, hand_to: str | None = None) -> None:
    door_of(boss).change(lambda desk: let_go(desk, user, hand_to=hand_to))


def long_ago(office: Office, days: int = KEPT_DAYS + 1) -> None:
    office.session.run(
        "MATCH (u:User {id: $id}) SET u.left = u.left - $ms", id=office.user.id, ms=days * DAY_MS
    ).consume()


def worker_of(office: Office) -> Worker:
    return Worker(office.database, office.ring, EXECUTORS, "test")


def work_off(office: Office) -> None:
    """Does all runs that are due."""
    while run_next(worker_of(office)):
        pass


def left_of(office: Office) -> list[str]:
    """Labels of all that is a user's."""
    rows = office.session.run(
        "MATCH (n) WHERE n.owner = $user OR n.user = $user OR n.holder = $user OR n.scope = $scope "
        "OR n.id = $user RETURN labels(n)[0] AS label",
        user=office.user.id,
        scope=user_scope(office.user.id),
    )
    return sorted({row["label"] for row in rows} - {"AuditEntry"})


def test_whoever_has_left_is_let_in_no_more(office: Office, boss: Office) -> None:
    key = add_key(office.database, user=office.user.id)
    browser = start_session(office.database, user=office.user.id, hours=1)
    go(boss, office.user.id)
    with pytest.raises(NotSignedIn):
        viewer_of_key(office.database, key)
    with pytest.raises(NotSignedIn):
        viewer_of_session(office.database, browser)
    with pytest.raises(NotSignedIn):
        door_of(office).look(lambda view: view.scopes)


def test_one_may_go_oneself_and_nobody_else_may_send_one(office: Office, boss: Office) -> None:
    with pytest.raises(NotAllowed):
        go(office, boss.user.id)
    go(office, office.user.id)
    with pytest.raises(NotSignedIn):
        door_of(office).look(lambda view: view.scopes)


def test_the_last_administrator_stays(boss: Office) -> None:
    with pytest.raises(Conflict, match="last administrator"):
        go(boss, boss.user.id)


def test_a_user_of_another_organisation_is_as_one_that_does_not_exist(boss: Office) -> None:
    other = add_organisation(boss.database, boss.ring, "Elsewhere")
    foreign = add_user(boss.database, boss.ring, email="f@elsewhere.example", org=other)
    told = set[str]()
    for id_ in (foreign.id, "nobody"):
        with pytest.raises(NotFound) as error:
            go(boss, id_)
        told.add(str(error.value))
    assert len(told) == 1


def test_reference_accounts_are_handed_over(office: Office, boss: Office) -> None:
    reference(boss, "Works")
    reference(office, "Looms")
    go(boss, office.user.id, hand_to=boss.user.id)
    held = door_of(boss).look(lambda view: list_reference_accounts(view, after="", limit=50))
    assert len(held) == 2
    assert "ReferenceAccount" not in left_of(office)


def test_the_organisation_may_take_them_over(office: Office, boss: Office) -> None:
    go(boss, office.user.id, hand_to=ORGANISATION)
    held = door_of(boss).look(lambda view: list_reference_accounts(view, after="", limit=50))
    assert [one.holder for one in held] == ["org"]


@pytest.mark.parametrize("holder", ["self", "nobody"])
def test_nobody_else_takes_them_over(office: Office, boss: Office, holder: str) -> None:
    to = office.user.id if holder == "self" else holder
    with pytest.raises((InvalidInput, NotFound)):
        go(boss, office.user.id, hand_to=to)
    assert door_of(office).look(lambda view: view.scopes)


def test_all_that_was_theirs_is_erased_with_its_keys(office: Office, boss: Office) -> None:
    boss.upload(ROWS)
    office.waiting(ROWS, label="late")
    place = Place("Upload", "x", "file")
    sealed = office.ring.seal(user_scope(office.user.id), "secret", place=place)
    go(boss, office.user.id)
    long_ago(office)
    assert office.database.write(erase_when_due)
    assert not office.database.write(erase_when_due), "one run is enough"
    waiting = all_runs(office.database, states=["queued"], limit=10)
    (erasing,) = [run.id for run in waiting if run.kind == "erase"]
    assert run_this(worker_of(office), erasing)
    assert left_of(office) == []
    with pytest.raises(Defect):
        office.ring.open(user_scope(office.user.id), sealed, place=place)
    assert set(office.own_companies().values()) == {"Engines", "Looms"}
    assert len(boss.contacts()) == 2
    assert find_broken(office.database, limit=1_000) == []


def test_a_login_that_goes_with_its_last_user_goes_with_its_keys(
    office: Office, boss: Office
) -> None:
    def add(tx: Transaction, user: User) -> str:
        login = add_login(tx, office.ring, email=user.email, verified=True)
        assert join(tx, login=login, user=user.id)
        return login

    logins = [office.database.write(lambda tx, w=who.user: add(tx, w)) for who in (office, boss)]
    place = Place("Login", "x", "email")
    gone, stays = [
        (login_subject(id_), office.ring.seal(login_subject(id_), "secret", place=place))
        for id_ in logins
    ]
    go(boss, office.user.id)
    long_ago(office)
    assert office.database.write(erase_when_due)
    work_off(office)
    with pytest.raises(Defect):
        office.ring.open(*gone, place=place)
    assert office.ring.open(*stays, place=place) == "secret"


def is_waited(session: neo4j.Session) -> bool:
    """Whether a transaction waits for the lock of another one."""
    status = "SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN status"
    return session.run(status).peek() is not None


def test_a_login_stays_that_somebody_joins_while_its_last_user_is_erased(
    office: Office, boss: Office
) -> None:
    database, place = office.database, Place("Login", "x", "email")
    joining = open_office(database, office.ring, office.session).user.id
    login = database.write(
        lambda tx: add_login(tx, office.ring, email=office.user.email, verified=True)
    )
    assert database.write(lambda tx: join(tx, login=login, user=office.user.id))
    sealed = office.ring.seal(login_subject(login), "secret", place=place)
    go(boss, office.user.id)
    long_ago(office)
    assert database.write(erase_when_due)
    with ThreadPoolExecutor(1) as pool:

        def joined(tx: Transaction) -> Future[None]:
            assert join(tx, login=login, user=joining)
            erasing = pool.submit(work_off, office)
            until(lambda: is_waited(office.session), "the erasing waits for the login")
            return erasing

        database.write(joined).result()
    assert left_of(office) == []
    users = database.read(lambda tx: users_of(tx, login))
    assert [one.user for one in users] == [joining]
    assert office.ring.open(login_subject(login), sealed, place=place) == "secret"


def test_it_stays_for_30_days_and_for_whoever_is_let_in_again(office: Office, boss: Office) -> None:
    go(boss, office.user.id)
    long_ago(office, KEPT_DAYS - 1)
    assert not office.database.write(erase_when_due)
    long_ago(office, 2)
    assert office.database.write(erase_when_due)
    activate_user(office.database, office.user)
    assert run_next(worker_of(office))
    assert len(office.contacts()) == 2
    assert door_of(office).look(lambda view: view.scopes)


def test_an_erasing_goes_on_where_it_was_left_and_lets_nobody_in(
    office: Office, boss: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving, "BATCH", 1)
    go(boss, office.user.id)
    long_ago(office)
    office.database.write(erase_when_due)
    asked = count()
    stopping = Worker(
        office.database, office.ring, EXECUTORS, "stopping", leaving=lambda: next(asked) > 2
    )
    run_next(stopping)
    assert left_of(office)
    with pytest.raises(Conflict, match="being erased"):
        activate_user(office.database, office.user)
    assert run_next(worker_of(office))
    assert left_of(office) == []


def test_an_export_has_everything_of_ones_own_and_nothing_of_others(
    office: Office, boss: Office
) -> None:
    lines = list(export(door_of(office)))
    kinds = {line.kind for line in lines}
    assert kinds >= {"user", "work_history", "reference_account", "contact", "import", "verdict"}
    text = "\n".join(line.model_dump_json() for line in lines)
    assert "ada@engines.example" in text
    theirs = "\n".join(line.model_dump_json() for line in export(door_of(boss)))
    assert "Ada" not in theirs
    assert "Miller" not in theirs
