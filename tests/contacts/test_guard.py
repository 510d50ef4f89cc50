"""Files that lack much ask first; files may be added; keys that change keep what was known."""

from collections.abc import Callable

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.access.visibility import Desk
from graphsvc.contacts.imports.start import (
    ImportOptions,
    answer_import,
    discard_import,
    start_import,
)
from graphsvc.database import Database
from graphsvc.errors import Conflict, NotFound
from graphsvc.sealing import KeyRing
from tests.contacts.office import Office, open_office

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"


def rows(numbers: range, *, url: bool = False) -> bytes:
    """A file of so many people, each at one of seven companies."""
    lines = [
        f"Given{n},Family{n},{f'https://www.linkedin.com/in/person-{n}' if url else ''},,"
        f"Works {n % 7},Clerk,07 Mar 2020"
        for n in numbers
    ]
    return "\n".join([HEADER, *lines, ""]).encode()


MANY = rows(range(200))


@pytest.fixture
def office(empty: Database, ring: KeyRing, session: neo4j.Session) -> Office:
    return open_office(empty, ring, session)


def at_desk(office: Office, work: Callable[[Desk], None]) -> None:
    Door(office.database, office.user.viewer, office.ring).change(work)


def chunks(office: Office) -> int:
    counted = office.session.run(
        "MATCH (c:UploadChunk {scope: $scope}) RETURN count(c) AS count",
        scope=f"user:{office.user.id}",
    ).single(strict=True)
    return counted["count"]


def test_a_file_that_lacks_much_asks_before_it_changes_anything(office: Office) -> None:
    office.upload(MANY)
    before = office.all_there_is()
    asking = office.upload(rows(range(120, 320)))
    assert (asking.state, asking.known, asking.missing) == ("asking", 200, 120)
    assert (asking.added, asking.changed, asking.removed) == (0, 0, 0)
    assert office.all_there_is() == before
    assert office.verdicts(asking.id) == []
    assert chunks(office) == 1


@pytest.mark.parametrize(("lacking", "asks"), [(50, False), (51, False), (60, False), (61, True)])
def test_it_asks_from_thirty_percent_and_fifty_on(office: Office, lacking: int, asks: bool) -> None:
    office.upload(MANY)
    state = office.upload(rows(range(lacking, 200)))
    assert (state.state == "asking") is asks


def test_few_contacts_may_all_go(office: Office) -> None:
    office.upload(rows(range(50)))
    assert office.upload(rows(range(50, 60))).removed == 50


def test_who_confirms_removes_them(office: Office) -> None:
    office.upload(MANY)
    asking = office.upload(rows(range(120, 320)))
    at_desk(office, lambda desk: answer_import(desk, asking.id, "replace"))
    assert office.state(asking.id).state == "queued"
    assert office.run(asking.id)
    done = office.state(asking.id)
    assert (done.state, done.added, done.removed) == ("done", 120, 120)
    assert len(office.contacts()) == 200
    assert chunks(office) == 0


def test_who_adds_keeps_them(office: Office) -> None:
    office.upload(MANY)
    asking = office.upload(rows(range(120, 320)))
    at_desk(office, lambda desk: answer_import(desk, asking.id, "add"))
    assert office.run(asking.id)
    done = office.state(asking.id)
    assert (done.state, done.mode, done.added, done.removed) == ("done", "add", 120, 0)
    assert len(office.contacts()) == 320


def test_who_gives_up_changes_nothing(office: Office) -> None:
    office.upload(MANY)
    before = office.all_there_is()
    asking = office.upload(rows(range(120, 320)))
    at_desk(office, lambda desk: discard_import(desk, asking.id))
    assert office.state(asking.id).state == "discarded"
    assert not office.run(asking.id)
    assert office.all_there_is() == before
    assert chunks(office) == 0


def test_a_newer_upload_takes_the_place_of_one_that_asks(office: Office) -> None:
    office.upload(MANY)
    asking = office.upload(rows(range(120, 320)))
    newer = office.upload(MANY)
    assert newer.state == "done"
    superseded = office.state(asking.id)
    assert (superseded.state, superseded.newer) == ("superseded", newer.id)
    assert chunks(office) == 0


def test_only_what_asks_can_be_answered_and_only_by_its_owner(office: Office) -> None:
    done = office.upload(MANY)
    with pytest.raises(Conflict):
        at_desk(office, lambda desk: answer_import(desk, done.id, "add"))
    with pytest.raises(Conflict):
        at_desk(office, lambda desk: discard_import(desk, done.id))
    asking = office.upload(rows(range(120, 320)))
    mate = office.another_user()
    with pytest.raises(NotFound):
        at_desk(mate, lambda desk: answer_import(desk, asking.id, "add"))
    with pytest.raises(NotFound):
        at_desk(mate, lambda desk: discard_import(desk, asking.id))
    assert office.state(asking.id).state == "asking"


def test_a_file_may_be_added_from_the_start(office: Office) -> None:
    office.upload(MANY)
    import_id = Door(office.database, office.user.viewer, office.ring).change(
        lambda desk: start_import(
            desk,
            format_="linkedin",
            file="more.csv",
            data=rows(range(500, 510)),
            options=ImportOptions(mode="add"),
        )
    )
    assert office.run(import_id)
    assert len(office.contacts()) == 210
    assert office.upload(MANY).removed == 10


def test_an_export_that_begins_to_tell_addresses_keeps_its_contacts(office: Office) -> None:
    """The key of every row changes from its name to its profile address."""
    office.upload(MANY)
    before = office.contacts()
    state = office.upload(rows(range(200), url=True))
    assert (state.state, state.added, state.removed) == ("done", 0, 0)
    assert office.contacts().keys() == before.keys()
    again = office.upload(rows(range(200), url=True))
    assert (again.added, again.changed, again.removed) == (0, 0, 0)


def test_namesakes_and_movers_are_not_taken_for_one_by_their_name(office: Office) -> None:
    old = f"{HEADER}\nAda,Byron,,,Engines,Analyst,\nBo,Berg,,,Berg,Owner,\n"
    new = (
        f"{HEADER}\nAda,Byron,https://www.linkedin.com/in/other-ada,,Looms,Weaver,\n"
        "Bo,Berg,https://www.linkedin.com/in/bo,,Berg,Owner,\n"
        "Bo,Berg,https://www.linkedin.com/in/bo-too,,Berg,Owner,\n"
    )
    office.upload(old.encode())
    before = office.contacts()
    state = office.upload(new.encode())
    assert (state.added, state.removed) == (3, 2)
    assert not office.contacts().keys() & before.keys()
