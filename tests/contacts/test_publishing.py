"""A private connection that its owner publishes is a person like any other, for everybody, and
nobody learns who published it or when (C8)."""

import uuid

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.access.integrity import find_broken
from graphsvc.contacts.imports.start import undo_import
from graphsvc.contacts.offers import offer_all
from graphsvc.contacts.own import get_contact, list_contacts, remove_contact
from graphsvc.contacts.publishing import preview_publication, publish_contact
from graphsvc.contacts.settling import list_unsettled, settle
from graphsvc.database import Database
from graphsvc.days import today
from graphsvc.directory import published
from graphsvc.directory.loading import PUBLISHED, load_directory
from graphsvc.directory.pages.people import get_person
from graphsvc.directory.pages.people_tab import list_people
from graphsvc.directory.published import join_published
from graphsvc.directory.upkeep import erase
from graphsvc.errors import Conflict, InvalidInput, NotFound
from graphsvc.naming.search import search_people
from graphsvc.naming.targets import Targets
from graphsvc.sealing import KeyRing
from graphsvc.wire.contacts import Contact
from graphsvc.wire.publishing import LeftOut, Publication, PublicationInput
from loaders.files import FILES
from loaders.records import Company, DirectoryRecord, Employment, Person
from tests.contacts.office import Office, open_office
from tests.judge.kept import clear

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
URL = "https://www.linkedin.com/in/nora-quill"
NORA = f"Nora,Quill,{URL},nora@secret.example,Engines,Harbour master,07 Mar 2020"
CY = "Cy,Cole,,cy@coal.example,Coal Mine,Digger,10 Mar 2020"
FILE = "\n".join([HEADER, NORA, CY, ""]).encode()


def _directory() -> list[DirectoryRecord]:
    return [
        Company("engines", "Engines", domain="engines.example"),
        Person("ada", "Ada Byron", ("ada@engines.example",)),
        Employment("ada", "engines", "Analyst", current=True),
    ]


@pytest.fixture
def office(empty: Database, ring: KeyRing, session: neo4j.Session) -> Office:
    clear(session)
    load_directory(empty, _directory(), source="published ones", as_of=today(), ring=ring)
    found = open_office(empty, ring, session)
    found.upload(FILE)
    return found


def door(office: Office) -> Door:
    return Door(office.database, office.user.viewer, office.ring)


def named(office: Office, name: str) -> Contact:
    (found,) = [one for one in door(office).look(list_contacts) if one.name == name]
    return found


def preview(office: Office, name: str) -> Publication:
    id_ = named(office, name).id
    return door(office).look(lambda view: preview_publication(view, id_))


def given(shown: Publication, *leave_out: LeftOut) -> PublicationInput:
    fields = shown.model_dump(include={"name", "title", "employer", "profile_url"})
    return PublicationInput(**fields, leave_out=list(leave_out))


def publish(office: Office, name: str, *leave_out: LeftOut) -> str:
    """Publishes what is shown; returns the id of the person."""
    shown = preview(office, name)
    contact = door(office).change(
        lambda desk: publish_contact(desk, shown.contact, given(shown, *leave_out))
    )
    assert contact.person is not None
    assert find_broken(office.database, limit=10_000) == []
    return contact.person


def test_no_file_is_loaded_as_what_owners_published(office: Office) -> None:
    """A load as that source would remove everybody whom it does not have."""
    person = publish(office, "Nora Quill")
    assert PUBLISHED not in FILES
    with pytest.raises(InvalidInput, match="people whom owners published") as refused:
        load_directory(office.database, _directory(), source=PUBLISHED, as_of=today())
    assert "another name" in refused.value.advice
    taking = [Person(f"{PUBLISHED}:{person}", "Somebody Else"), Person("eve", "Eve Else")]
    loaded = load_directory(
        office.database, taking, source="taking", as_of=today(), ring=office.ring
    )
    (problem,) = loaded.problems
    assert (problem.file, problem.field, problem.advice) == (
        "people",
        "id",
        "Give it another id.",
    )
    assert loaded.written == {"Person": 1}
    assert door(office).look(lambda view: get_person(view, person)).name == "Nora Quill"


def test_exactly_what_was_shown_becomes_public_and_never_an_address_or_a_number(
    office: Office,
) -> None:
    shown = preview(office, "Nora Quill")
    assert (shown.name, shown.title, shown.employer, shown.profile_url) == (
        "Nora Quill",
        "Harbour master",
        "Engines",
        URL,
    )
    assert shown.employer_is == "known"
    assert shown.kept_back == ["e-mail addresses", "the day of connecting"]
    person = publish(office, "Nora Quill")
    public = office.session.run(
        "MATCH (n) WHERE n:Person OR n:PersonKey OR n:PersonName OR n:Company "
        "RETURN collect(properties(n)) AS all"
    ).single(strict=True)["all"]
    assert "secret.example" not in str(public)
    stranger = open_office(office.database, office.ring, office.session)
    page = door(stranger).look(lambda view: get_person(view, person))
    assert (page.name, page.emails, page.profile_url) == ("Nora Quill", [], URL)
    assert [(job.title, job.company.name, job.since) for job in page.jobs] == [
        ("Harbour master", "Engines", "")
    ]


def test_it_is_a_person_like_any_other_for_everybody(office: Office) -> None:
    """“Once you add a Private Connection to the database, that contact will be available to all
    Sales Intelligence users. It will also link to a person’s detail page.”"""
    person = publish(office, "Nora Quill")
    stranger = open_office(office.database, office.ring, office.session)
    found = door(stranger).look(lambda view: search_people(view, "Nora Q")).items
    assert [(one.id, one.kind) for one in found] == [(person, "person")]
    for text in (person, URL, "Nora Quill", "Nora Quill @ Engines"):
        meant = door(stranger).look(lambda view, text=text: Targets(view).person(text))
        assert meant is not None
        assert meant.people == {person}
    company = office.session.run("MATCH (c:Company {ref: 'engines'}) RETURN c.id AS id")
    id_ = company.single(strict=True)["id"]
    tab = door(stranger).look(lambda view: list_people(view, id_))
    assert "Nora Quill" in [one.name for one in tab.people]
    assert tab.private == []


def test_nothing_says_when_by_whom_or_by_which_run(office: Office) -> None:
    person = publish(office, "Cy Cole")
    assert uuid.UUID(person).version == 4
    rows = office.session.run(
        "MATCH (p:Person {id: $id})-[w:WORKED_AT]->(c:Company) "
        "RETURN properties(p) AS p, properties(w) AS w, c.id AS company, c.ref AS ref, "
        "c.source AS source, c.seen AS seen",
        id=person,
    ).single(strict=True)
    assert uuid.UUID(rows["company"]).version == 4
    assert (rows["source"], rows["seen"], rows["ref"]) == (
        "published",
        "published",
        f"published:{rows['company']}",
    )
    for facts in (rows["p"], rows["w"]):
        assert facts["source"] == facts["seen"] == "published"
        told = str(facts)
        assert office.user.id not in told
        assert office.org.id not in told
        assert str(today()) not in told


def test_what_is_no_fact_about_the_person_can_be_left_out(office: Office) -> None:
    person = publish(office, "Nora Quill", "profile_url", "title")
    page = door(office).look(lambda view: get_person(view, person))
    assert page.profile_url in (None, "")
    assert [job.title for job in page.jobs] == [""]
    person = publish(office, "Cy Cole", "employer")
    assert door(office).look(lambda view: get_person(view, person)).jobs == []


def test_an_employer_that_the_directory_lacks_becomes_a_company_and_the_own_one_joins_it(
    office: Office,
) -> None:
    office.another_user().upload(
        "\n".join([HEADER, "Ida,Ink,,,Coal Mine,Clerk,", ""]).encode(), label="x"
    )
    assert preview(office, "Cy Cole").employer_is == "new"
    publish(office, "Cy Cole")
    assert office.own_companies() == {}
    company = named(office, "Cy Cole").company_id
    assert company is not None
    tab = door(office).look(lambda view: list_people(view, company))
    assert [one.name for one in tab.people] == ["Cy Cole"]
    assert [one.name for one in tab.private] == ["Ida Ink"]


def test_only_the_owner_publishes(office: Office) -> None:
    """“Only you can add the person to the database.”"""
    shown = preview(office, "Nora Quill")
    for other in (office.another_user(), open_office(office.database, office.ring, office.session)):
        for id_ in (shown.contact, "absent"):
            with pytest.raises(NotFound, match="no such contact of yours"):
                door(other).look(lambda view, id_=id_: preview_publication(view, id_))
            with pytest.raises(NotFound, match="no such contact of yours"):
                door(other).change(lambda desk, id_=id_: publish_contact(desk, id_, given(shown)))
    assert named(office, "Nora Quill").person is None


def test_what_was_not_shown_is_not_published(office: Office) -> None:
    shown = preview(office, "Nora Quill")
    other = given(shown).model_copy(update={"title": "Pirate"})
    with pytest.raises(Conflict, match="not what you were shown"):
        door(office).change(lambda desk: publish_contact(desk, shown.contact, other))


def test_somebody_who_fits_is_proposed_instead_of_a_second_one(office: Office) -> None:
    shown = preview(office, "Nora Quill")
    colleague = office.another_user()
    colleague.upload(FILE)
    person = publish(office, "Nora Quill")
    theirs = preview(colleague, "Nora Quill") if not named(colleague, "Nora Quill").person else None
    assert theirs is not None
    assert [one.id for one in theirs.fitting] == [person]
    with pytest.raises(Conflict, match="in the directory already"):
        door(colleague).change(lambda desk: publish_contact(desk, theirs.contact, given(theirs)))
    settle(door(colleague), theirs.contact, person=None)
    again = preview(colleague, "Nora Quill")
    assert (again.fitting, again.profile_taken) == ([], True)
    with pytest.raises(Conflict, match="somebody else’s"):
        door(colleague).change(lambda desk: publish_contact(desk, again.contact, given(again)))
    assert publish(colleague, "Nora Quill", "profile_url") != person
    with pytest.raises(Conflict, match="is a person of the directory already"):
        door(office).change(lambda desk: publish_contact(desk, shown.contact, given(shown)))


def test_other_owners_are_offered_the_person_and_told_nothing(office: Office) -> None:
    other = open_office(office.database, office.ring, office.session)
    other.upload(FILE)
    person = publish(office, "Nora Quill")
    assert named(other, "Nora Quill").person is None
    assert door(other).look(list_unsettled) == []
    offer_all(office.database, office.ring)
    (offer,) = door(other).look(list_unsettled)
    assert (offer.why, [one.id for one in offer.candidates]) == ("offer", [person])
    assert "publish" not in offer.model_dump_json().casefold()


def test_who_asked_not_to_be_held_here_is_refused_with_a_plain_reason(office: Office) -> None:
    load_directory(
        office.database,
        [Person("gone", "Nora Quill", ("nora@secret.example",))],
        source="gone",
        as_of=today(),
        ring=office.ring,
    )
    erase(office.database, office.ring, "gone")
    shown = preview(office, "Nora Quill")
    with pytest.raises(Conflict, match="This person asked not to be held here"):
        door(office).change(lambda desk: publish_contact(desk, shown.contact, given(shown)))
    assert named(office, "Nora Quill").person is None


def test_neither_undoing_the_import_nor_removing_the_contact_unpublishes(office: Office) -> None:
    nora, cy = publish(office, "Nora Quill"), publish(office, "Cy Cole")
    id_ = named(office, "Cy Cole").id
    door(office).change(lambda desk: remove_contact(desk, id_))
    newest = office.session.run("MATCH (i:Import {newest: true}) RETURN i.id AS id")
    import_id = newest.single(strict=True)["id"]
    door(office).change(lambda desk: undo_import(desk, import_id))
    assert office.run(import_id)
    assert door(office).look(list_contacts) == []
    for person in (nora, cy):
        assert door(office).look(lambda view, person=person: get_person(view, person)).name


def test_the_next_import_keeps_to_it(office: Office) -> None:
    person = publish(office, "Nora Quill")
    again = office.upload(FILE)
    assert (again.added, again.changed, again.removed) == (0, 0, 0)
    office.upload(FILE.replace(b"Harbour master", b"Harbour mistress"))
    contact = named(office, "Nora Quill")
    assert contact.person == person
    assert door(office).look(lambda view: get_contact(view, contact.id)).title == "Harbour mistress"


def test_a_source_that_has_the_person_later_does_not_double_them(office: Office) -> None:
    publish(office, "Nora Quill")
    records: list[DirectoryRecord] = [
        Person("x:nora", "Nora Quill", ("n@other.example",), profile_url=URL)
    ]
    load_directory(office.database, records, source="later", as_of=today(), ring=office.ring)
    assert join_published(office.database) == 1
    assert join_published(office.database) == 0
    rows = office.session.run("MATCH (p:Person {name: 'Nora Quill'}) RETURN p.id AS id").data()
    assert [row["id"] for row in rows] == [named(office, "Nora Quill").person]
    assert find_broken(office.database, limit=10_000) == []


def test_all_of_whom_a_source_has_are_joined_however_few_are_looked_at_at_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that cannot be joined is told once, and does not keep the others from it."""
    office.upload(
        f"{HEADER}\nIda,Ink,{URL}-ink,,,,\nMax,Moss,{URL}-moss,,,,\n".encode(), label="more"
    )
    people = {"Nora Quill": URL, "Ida Ink": f"{URL}-ink", "Max Moss": f"{URL}-moss"}
    for name in people:
        publish(office, name)
    records = [Person(f"x:{url[-4:]}", name, profile_url=url) for name, url in people.items()]
    load_directory(office.database, records, source="later", as_of=today(), ring=office.ring)
    told, tried = list[str](), set[str]()

    def refused(_database: Database, _kind: str, _keep: str, drop: str) -> None:
        assert drop not in tried
        tried.add(drop)
        raise Conflict("They are two users.")

    monkeypatch.setattr(published, "_AT_ONCE", 1)
    with monkeypatch.context() as refusing:
        refusing.setattr(published, "merge", refused)
        assert join_published(office.database, told.append) == 0
    assert told == ["They are two users."] * 3
    assert join_published(office.database, told.append) == 3
    assert len(told) == 3
    assert find_broken(office.database, limit=10_000) == []
