"""What owners say of their contacts holds, now and in every later import."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.access.integrity import find_broken
from graphsvc.contacts import offers, settling
from graphsvc.contacts.corrections import Correction
from graphsvc.contacts.imports.look import find_verdicts
from graphsvc.contacts.offers import offer_all, offer_matches
from graphsvc.contacts.own import get_contact, list_contacts, remove_contact, take_again
from graphsvc.contacts.settling import (
    count_unsettled,
    edit_contact,
    list_unsettled,
    settle,
    unsettle,
    verdict_on,
)
from graphsvc.database import Database
from graphsvc.days import today
from graphsvc.directory.loading import load_directory
from graphsvc.directory.pages.people_tab import list_people
from graphsvc.errors import Conflict, InvalidInput, NotFound, Unavailable
from graphsvc.matching.resolve import Verdict, resolve
from graphsvc.naming.references import COMPANY_BY_REF, PERSON_BY_REF
from graphsvc.ontology import VerdictKind
from graphsvc.paths.answer import answer
from graphsvc.paths.question import Question
from graphsvc.queries import Reader
from graphsvc.sealing import KeyRing
from graphsvc.wire.contacts import Contact, ContactEdit, Unsettled
from loaders import records
from loaders.records import Company, DirectoryRecord, Employment, Person
from tests.contacts.office import Office, open_office

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
FILE = f"""{HEADER}
Ada,Byron,,,Engines,Analyst,07 Mar 2020
Sam,Twin,,,Engines,Clerk,08 Mar 2020
Bo,Berg,,bo@engines.example,Engines,Owner,09 Mar 2020
Cy,Cole,,,Coal Mine,Digger,10 Mar 2020
""".encode()

DIRECTORY: list[DirectoryRecord] = [
    Company("engines", "Engines", domain="engines.example"),
    Person("ada", "Ada Byron"),
    Person("twin 1", "Sam Twin"),
    Person("twin 2", "Sam Twin"),
    Person("zoe", "Zoe Zander", ("bo@engines.example",)),
    *(
        Employment(ref, "engines", "Clerk", current=True)
        for ref in ("ada", "twin 1", "twin 2", "zoe")
    ),
]


@pytest.fixture(scope="module")
def directory(empty: Database) -> Database:
    load_directory(empty, DIRECTORY, source="settling", as_of=today())
    return empty


@pytest.fixture
def office(directory: Database, ring: KeyRing, session: neo4j.Session) -> Office:
    found = open_office(directory, ring, session)
    assert found.upload(FILE).verdicts == {"matched": 1, "unsure": 2, "private": 1, "skipped": 0}
    return found


def person(office: Office, ref: str) -> str:
    return office.database.fetch(PERSON_BY_REF, ref=ref)[0].id


def named(office: Office, name: str) -> Contact:
    found = Door(office.database, office.user.viewer, office.ring).look(
        lambda view: list_contacts(view, limit=100),
    )
    return next(contact for contact in found if contact.name == name)


def waiting(office: Office) -> list[Unsettled]:
    return Door(office.database, office.user.viewer, office.ring).look(list_unsettled)


def say(office: Office, name: str, who: str | None) -> Contact:
    """The owner settles the contact of that name."""
    contact = named(office, name).id
    return settle(Door(office.database, office.user.viewer, office.ring), contact, person=who)


def check_again(office: Office) -> None:
    """The same file finds nothing to change, and the graph is sound."""
    before = office.all_there_is()
    again = office.upload(FILE)
    assert (again.added, again.changed, again.removed) == (0, 0, 0)
    assert office.all_there_is() == before
    assert find_broken(office.database, limit=100_000) == []


def test_unsure_contacts_wait_with_their_candidates_side_by_side(office: Office) -> None:
    found = {one.contact.name: one for one in waiting(office)}
    assert found.keys() == {"Sam Twin", "Bo Berg"}
    twin = found["Sam Twin"]
    assert twin.why == "unsure"
    assert twin.reason
    assert {one.id for one in twin.candidates} == {person(office, f"twin {n}") for n in (1, 2)}
    assert all(one.agrees == ["name", "title", "company"] for one in twin.candidates)
    (zoe,) = found["Bo Berg"].candidates
    assert zoe.agrees == ["company", "emails"]
    assert Door(office.database, office.user.viewer, office.ring).look(count_unsettled) == 2


def test_a_word_takes_back_none_that_was_said_beside_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen, contact = person(office, "twin 2"), named(office, "Sam Twin").id
    door, times = Door(office.database, office.user.viewer, office.ring), list[int]()

    def beside(read: Reader, record: records.Contact, said: Correction) -> Verdict:
        """Another browser says something else while this one thinks."""
        times.append(1)
        if len(times) == 1:
            edit_contact(
                door, contact, ContactEdit(name="Sam Twin", title="Head clerk", company="Engines")
            )
        return verdict_on(read, record, said)

    monkeypatch.setattr(settling, "verdict_on", beside)
    settled = settle(door, contact, person=chosen)
    assert (settled.title, settled.person) == ("Head clerk", chosen)
    assert len(times) == 3
    monkeypatch.undo()
    check_again(office)


def test_who_is_said_to_be_somebody_is_that_from_now_on(office: Office) -> None:
    chosen = person(office, "twin 2")
    settled = say(office, "Sam Twin", chosen)
    assert (settled.state, settled.person) == ("matched", chosen)
    assert [one.contact.name for one in waiting(office)] == ["Bo Berg"]
    paths = (
        Door(office.database, office.user.viewer, office.ring)
        .look(
            lambda view: answer(view, Question("person", chosen)),
        )
        .paths
    )
    assert [path.people[-1].id for path in paths] == [chosen]
    check_again(office)


def test_the_verdict_and_its_counts_follow_the_word(office: Office) -> None:
    chosen = person(office, "twin 1")
    say(office, "Sam Twin", chosen)
    (verdict,) = Door(office.database, office.user.viewer, office.ring).look(
        lambda view: find_verdicts(view, "sam twin"),
    )
    assert (verdict.kind, verdict.rule, verdict.person) == ("matched", "your word", chosen)
    assert "Sam Twin" in verdict.reason
    assert verdict.candidates == []
    assert office.state(verdict.import_id).verdicts == {
        "matched": 2,
        "unsure": 1,
        "private": 1,
        "skipped": 0,
    }


def test_none_of_them_leaves_a_private_connection(office: Office) -> None:
    settled = say(office, "Sam Twin", None)
    assert (settled.state, settled.person) == ("private", None)
    assert [one.contact.name for one in waiting(office)] == ["Bo Berg"]
    check_again(office)


def test_a_wrong_match_is_undone_and_stays_so(office: Office) -> None:
    assert named(office, "Ada Byron").state == "matched"
    assert say(office, "Ada Byron", None).state == "private"
    check_again(office)


def test_somebody_new_is_asked_about_though_others_were_refused(
    office: Office,
) -> None:
    say(office, "Sam Twin", None)
    extra = [
        Person("twin 3", "Sam Twin"),
        Employment("twin 3", "engines", "Clerk", current=True),
    ]
    load_directory(office.database, extra, source="extra", as_of=today())
    try:
        newer = office.upload(FILE)
        assert newer.changed == 1
        (twin,) = [one for one in waiting(office) if one.contact.name == "Sam Twin"]
        assert [one.id for one in twin.candidates] == [person(office, "twin 3")]
    finally:
        load_directory(office.database, [], source="extra", as_of=today())


def test_a_word_can_be_taken_back(office: Office) -> None:
    say(office, "Sam Twin", person(office, "twin 1"))
    contact = named(office, "Sam Twin").id
    again = unsettle(Door(office.database, office.user.viewer, office.ring), contact)
    assert again.state == "private"
    assert {one.contact.name for one in waiting(office)} == {"Sam Twin", "Bo Berg"}
    check_again(office)


def test_a_corrected_contact_keeps_its_correction(office: Office) -> None:
    contact = named(office, "Cy Cole").id
    edit = ContactEdit(name="Cyrus Cole", title="Engineer", company="Engines")
    edited = edit_contact(Door(office.database, office.user.viewer, office.ring), contact, edit)
    assert (edited.name, edited.title, edited.company) == ("Cyrus Cole", "Engineer", "Engines")
    company = office.database.fetch(COMPANY_BY_REF, ref="engines")[0].id
    assert edited.company_id == company
    assert office.own_companies() == {}
    tab = Door(office.database, office.user.viewer, office.ring).look(
        lambda view: list_people(view, company)
    )
    assert "Cyrus Cole" in [one.name for one in tab.private]
    check_again(office)


def test_a_removed_contact_does_not_come_back_until_its_owner_wants_it(office: Office) -> None:
    contact = named(office, "Cy Cole").id
    viewer = office.user.viewer
    Door(office.database, viewer, office.ring).change(lambda desk: remove_contact(desk, contact))
    again = office.upload(FILE)
    assert (again.added, again.removed, again.verdicts["skipped"]) == (0, 0, 1)
    (verdict,) = Door(office.database, viewer, office.ring).look(
        lambda v: find_verdicts(v, "Cole Cy")
    )
    assert (verdict.kind, verdict.contact) == ("skipped", None)
    assert "removed" in verdict.reason
    count = Door(office.database, viewer, office.ring).change(take_again)
    assert count == 1
    assert office.upload(FILE).added == 1
    assert named(office, "Cy Cole").state == "private"


def test_only_the_owner_has_a_word_and_only_about_people_that_there_are(office: Office) -> None:
    contact = named(office, "Sam Twin").id
    mate = office.another_user()
    with pytest.raises(NotFound):
        settle(Door(office.database, mate.user.viewer, office.ring), contact, person=None)
    with pytest.raises(NotFound):
        Door(office.database, mate.user.viewer, office.ring).look(lambda v: get_contact(v, contact))
    with pytest.raises(InvalidInput):
        say(office, "Sam Twin", "0198f5b2-7c1e-7a4b-9c3d-5e6f70819203")
    assert waiting(mate) == []


def test_no_word_is_taken_while_an_import_of_the_source_is_under_way(office: Office) -> None:
    office.waiting(FILE)
    with pytest.raises(Conflict, match="under way"):
        say(office, "Sam Twin", None)


def come(office: Office, *refs: str) -> None:
    """Those are in the directory who are called Cy Cole, with the company of them all."""
    people = [Person(ref, "Cy Cole") for ref in refs]
    jobs = [Employment(ref, "coal", "Digger", current=True) for ref in refs]
    extra = [Company("coal", "Coal Mine"), *people, *jobs] if refs else []
    load_directory(office.database, extra, source="offers", as_of=today())


@pytest.fixture
def cy(office: Office) -> Iterator[str]:
    """Cy comes into the directory after the contact has; his id there."""
    come(office, "cy")
    yield person(office, "cy")
    come(office)


def test_whoever_comes_into_the_directory_is_offered_to_the_owner_alone(
    office: Office, cy: str
) -> None:
    mate = office.another_user()
    assert offer_all(office.database, office.ring) >= 1
    (offer,) = [one for one in waiting(office) if one.why == "offer"]
    assert offer.contact.name == "Cy Cole"
    assert offer.contact.state == "private"
    assert [one.id for one in offer.candidates] == [cy]
    assert waiting(mate) == []
    assert offer_all(office.database, office.ring) == 0
    assert say(office, "Cy Cole", cy).state == "matched"
    check_again(office)


def test_a_refused_offer_is_not_made_again(office: Office, cy: str) -> None:
    offer_all(office.database, office.ring)
    say(office, "Cy Cole", None)
    offer_all(office.database, office.ring)
    assert "Cy Cole" not in [one.contact.name for one in waiting(office)]


def asked_about(office: Office) -> None:
    come(office, "cy", "another cy")
    office.upload(FILE)
    assert "Cy Cole" in [one.contact.name for one in waiting(office)]


def removed(office: Office) -> None:
    contact = named(office, "Cy Cole").id
    Door(office.database, office.user.viewer, office.ring).change(
        lambda desk: remove_contact(desk, contact)
    )


MEANWHILE: dict[str, Callable[[Office], object]] = {
    "his job changes": lambda office: office.upload(
        FILE.replace(b"Coal Mine,Digger", b"Gold Mine,Foreman")
    ),
    "his owner says that he is none of them": lambda office: say(office, "Cy Cole", None),
    "he is matched": lambda office: office.upload(FILE),
    "he is asked about": asked_about,
    "he is removed": removed,
}


@pytest.mark.parametrize("happens", MEANWHILE.values(), ids=MEANWHILE)
def test_nobody_is_offered_for_a_contact_that_changes_as_he_is_looked_for(
    office: Office, cy: str, monkeypatch: pytest.MonkeyPatch, happens: Callable[[Office], object]
) -> None:
    told = list[list[Unsettled]]()

    def beside(read: Reader, given: Sequence[records.Contact]) -> list[Verdict]:
        found = resolve(read, given)
        assert found[0].kind is not VerdictKind.PRIVATE
        if not told:
            happens(office)
            told.append(waiting(office))
        return found

    monkeypatch.setattr(offers, "resolve", beside)
    offer_matches(office.database, office.ring, office.user.viewer)
    assert [waiting(office)] == told
    assert "offer" not in [one.why for one in told[0]]
    assert find_broken(office.database, limit=100_000) == []


def test_an_offer_is_not_taken_whose_person_goes_as_it_is_answered(
    office: Office, cy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*given: Any) -> Verdict:
        come(office)
        return verdict_on(*given)

    assert offer_matches(office.database, office.ring, office.user.viewer) == 1
    monkeypatch.setattr(settling, "verdict_on", gone)
    with pytest.raises(Unavailable, match="changes too fast"):
        say(office, "Cy Cole", cy)
    with pytest.raises(InvalidInput, match="no such person"):
        say(office, "Cy Cole", cy)
    contact = named(office, "Cy Cole")
    assert (contact.state, contact.person) == ("private", None)
    assert find_broken(office.database, limit=100_000) == []


def test_why_a_connection_is_not_seen(office: Office) -> None:
    def why(text: str) -> list[tuple[str, str]]:
        found = Door(office.database, office.user.viewer, office.ring).look(
            lambda v: find_verdicts(v, text)
        )
        return [(one.name, one.kind) for one in found]

    assert why("twin") == [("Sam Twin", "unsure")]
    assert why("COLE") == [("Cy Cole", "private")]
    assert why("byron ada") == [("Ada Byron", "matched")]
    assert why("nobody") == why("") == why("?") == []


def test_a_move_is_said_with_the_job_that_was_left(office: Office) -> None:
    newer = FILE.replace(b"Coal Mine,Digger", b"Gold Mine,Foreman")
    state = office.upload(newer)
    moved = [one for one in office.verdicts(state.id) if one.left_company]
    assert [(one.name, one.left_title, one.left_company, one.company) for one in moved] == [
        ("Cy Cole", "Digger", "Coal Mine", "Gold Mine")
    ]
    assert [one.left_company for one in office.verdicts(office.upload(newer).id)] == [None] * 4
