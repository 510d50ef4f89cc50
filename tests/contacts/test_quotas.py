"""So much may there be of a user, and of their organisation; what somebody is told who has it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import neo4j
import pytest
from office import Office, open_office

from graphsvc.access import keys, quotas
from graphsvc.access.door import Door
from graphsvc.access.keys import add_key, end_sessions, list_keys, start_session, viewer_of_session
from graphsvc.access.visibility import Desk
from graphsvc.contacts.by_hand import add_contact
from graphsvc.contacts.imports.uploads import drop, keep
from graphsvc.database import Database
from graphsvc.errors import NotSignedIn, QuotaReached
from graphsvc.sealing import KeyRing
from graphsvc.settings import Settings
from graphsvc.statements.education import add_education
from graphsvc.statements.reference_accounts import add_reference_account
from graphsvc.statements.work import add_work
from graphsvc.wire.contacts import ContactInput
from graphsvc.wire.statements import EducationInput, ReferenceAccountInput, WorkHistoryInput

FEW = Settings(
    uploads_of_user=3,
    uploads_of_org=5,
    sources_of_user=3,
    sources_of_org=5,
    contacts_of_user=10,
    contacts_of_org=15,
    keys_of_user=3,
    keys_of_org=5,
    sessions_of_user=3,
    statements_of_user=2,
    statements_of_org=3,
    references_of_user=2,
    references_of_org=3,
)


@pytest.fixture
def office(empty: Database, ring: KeyRing, session: neo4j.Session) -> Office:
    return open_office(empty, ring, session)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Quotas that are soon reached."""
    monkeypatch.setattr(quotas, "settings", lambda: FEW)
    monkeypatch.setattr(keys, "settings", lambda: FEW)


def book(*names: str) -> bytes:
    rows = [f"{name},Person,,{name.lower()}@x.example,,," for name in names]
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    return "\n".join([head, *rows, ""]).encode()


def named(begin: str, count: int) -> bytes:
    return book(*(f"{begin}{chr(97 + number)}" for number in range(count)))


def at_once(work: Callable[[int], object], number: int) -> int:
    """How many of so many at once are let through; all others are told that it is too much."""

    def tried(one: int) -> int:
        try:
            work(one)
        except QuotaReached:
            return 0
        return 1

    with ThreadPoolExecutor(number) as pool:
        return sum(pool.map(tried, range(number)))


def test_so_many_keys(office: Office) -> None:
    other = office.another_user()
    assert at_once(lambda _: add_key(office.database, user=office.user.id), 8) == 3
    assert at_once(lambda _: add_key(office.database, user=other.user.id), 8) == 2
    assert len(list_keys(office.database, user=office.user.id)) == 3


def test_another_browser_signs_out_the_one_that_would_end_first(office: Office) -> None:
    user = office.user.id
    cookies = [start_session(office.database, user=user, hours=5 - n) for n in range(3)]
    newest = start_session(office.database, user=user, hours=1)
    with pytest.raises(NotSignedIn):
        viewer_of_session(office.database, cookies[2])
    for cookie in (*cookies[:2], newest):
        assert viewer_of_session(office.database, cookie).user == user
    assert end_sessions(office.database, user=user) == 3


def test_so_many_sources_and_files_that_wait(office: Office) -> None:
    assert at_once(lambda n: office.waiting(book("Ada"), label=str(n)), 8) == 3
    other = office.another_user()
    assert at_once(lambda n: other.waiting(book("Ada"), label=str(n)), 8) == 2
    door = Door(office.database, office.user.viewer, office.ring)
    with pytest.raises(QuotaReached, match="files that wait"):
        door.change(lambda desk: keep(desk, "c.csv", book("Ada")))


def test_a_file_that_is_looked_at_waits_too_and_gives_its_place_to_a_newer_one(
    office: Office,
) -> None:
    door = Door(office.database, office.user.viewer, office.ring)
    kept = [door.change(lambda desk: keep(desk, "c.csv", book("Ada"))) for _ in range(5)][-1]
    office.waiting(book("Ada"), label="1")
    second = office.waiting(book("Ada"), label="2")
    with pytest.raises(QuotaReached, match="3 files that wait"):
        office.waiting(book("Ada"), label="3")
    door.change(lambda desk: drop(desk, kept))
    office.waiting(book("Ada"), label="3")
    assert office.run(second)
    with pytest.raises(QuotaReached, match="3 sources"):
        office.waiting(book("Ada"), label="4")
    assert office.upload(book("Ada"), label="2").state == "done"


def test_a_file_with_too_many_contacts_changes_nothing_and_says_so(office: Office) -> None:
    assert office.upload(named("A", 6), label="1").state == "done"
    before = office.contacts()
    refused = office.upload(named("B", 5), label="2")
    assert (refused.state, len(office.contacts())) == ("refused", 6)
    assert "at most 10 contacts" in (refused.problem or "")
    assert office.contacts() == before
    assert office.upload(named("B", 4), label="2").state == "done"
    assert office.upload(named("C", 4), label="2").state == "done"
    assert len(office.contacts()) == 10


def test_an_organisation_has_so_many_contacts(office: Office) -> None:
    assert office.upload(named("A", 9)).state == "done"
    refused = office.another_user().upload(named("B", 7))
    assert refused.state == "refused"
    assert "An organisation has at most 15 contacts" in (refused.problem or "")


def test_nobody_adds_more_by_hand(office: Office) -> None:
    assert office.upload(named("A", 8)).state == "done"
    door = Door(office.database, office.user.viewer, office.ring)
    names = [f"{first} Byron" for first in ("Ada", "Bea", "Cid", "Dee", "Eve", "Fay")]
    assert at_once(lambda n: add_contact(door, ContactInput(name=names[n])), 6) == 2


def states(kind: str) -> Callable[[Office, str], object]:
    """States something of a kind at a place of that name."""

    def work(desk: Desk, name: str) -> object:
        match kind:
            case "job":
                return add_work(desk, WorkHistoryInput(company=name))
            case "study":
                return add_education(desk, EducationInput(school=name))
            case _:
                return add_reference_account(desk, ReferenceAccountInput(company=name))

    def state(office: Office, name: str) -> object:
        door = Door(office.database, office.user.viewer, office.ring)
        return door.change(lambda desk: work(desk, name))

    return state


@pytest.mark.parametrize("kind", ["job", "study", "reference account"])
def test_so_much_may_be_stated(office: Office, kind: str) -> None:
    """What everybody states of a place is joined with all who were there, so it has a bound."""
    state, other = states(kind), office.another_user()
    assert at_once(lambda number: state(office, f"Mill {number}"), 4) == 2
    assert at_once(lambda number: state(other, f"Mill {number}"), 4) == 1
