"""What earlier rules wrote is written anew by today's, for each user in a run of its own."""

from collections.abc import Iterator

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.access.sealed import Sealer
from graphsvc.access.visibility import WITHHELD
from graphsvc.contacts import healing
from graphsvc.contacts.by_hand import add_contact
from graphsvc.contacts.healing import heal_when_due
from graphsvc.contacts.hiding.choice import hide_contact
from graphsvc.contacts.imports.start import undo_import
from graphsvc.contacts.own import list_contacts, remove_contact, take_again
from graphsvc.contacts.settling import settle
from graphsvc.database import Database, Transaction
from graphsvc.ids import new_id
from graphsvc.jobs.duties import EXECUTORS
from graphsvc.naming.names import contacts_named
from graphsvc.naming.search import search_people
from graphsvc.normal.rules import RULES
from graphsvc.runs.ledger import Claim
from graphsvc.runs.working import Worker, run_next, run_this
from graphsvc.sealing import KeyRing
from graphsvc.wire.contacts import ContactInput
from loaders.records import Company, Employment, Person
from tests.contacts.office import Facts, Office, open_office
from tests.directory.ledger import load
from tests.judge.kept import clear

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
FILE = "\n".join(
    (
        HEADER,
        "Mara,Known,,mara@known.example,Gasworks,Fitter,07 Mar 2021",
        "Bo,Ek,,bo@ek.example,Berg & Sons,Boss,",
        "Cy,Cole,https://www.linkedin.com/in/cy,,Coal Mine,Digger,01 Feb 2020",
        "Di,Dahl,,di@dahl.example,,,",
    )
).encode()
FREELANCE = f"{HEADER}\nNils,Holm,,,Freelance,Painter,".encode()
SECRET = "zoe.hidden@secret.example"


@pytest.fixture
def office(empty: Database, ring: KeyRing, driver: neo4j.Driver) -> Iterator[Office]:
    with driver.session() as session:  # pyright: ignore[reportUnknownMemberType]
        clear(session)
        load(
            empty,
            [
                Person("mara", "Mara Known", emails=("mara@known.example",)),
                Person("nils", "Nils Holm"),
                Company("gas", "Gasworks"),
                Employment("nils", "gas", current=True),
            ],
        )
        yield open_office(empty, ring, session)


def aged(office: Office) -> None:
    """Lets everything look as if other rules had written it: nothing is found by its keys."""
    office.session.run(
        "MATCH (c:Contact {org: $org}) SET c.human_key = 'old ' + c.id, c.tokens = 'old', "
        "c.name_index = 'old', c.print = 'old', c.rules = $rules - 1 "
        "WITH DISTINCT c.id AS id MATCH (d:ContactDetail {contact: id}) "
        "SET d.email_index = 'old', d.url_index = 'old'",
        org=office.org.id,
        rules=RULES,
    ).consume()
    office.session.run(
        "MATCH (o:OrgCompany|OrgSchool|HiddenTie {org: $org}) "
        "SET o.rules = $rules - 1, o.name_index = CASE WHEN o.name_index IS NULL THEN null "
        "ELSE 'old ' + o.id END, o.tokens = CASE WHEN o.tokens IS NULL THEN null ELSE 'old' END, "
        "o.human_key = CASE WHEN o.human_key IS NULL THEN null ELSE 'old' END",
        org=office.org.id,
        rules=RULES,
    ).consume()
    office.session.run(
        "MATCH (u:User {org: $org}) SET u.rules = $rules - 1", org=office.org.id, rules=RULES
    ).consume()


def worker_of(office: Office) -> Worker:
    return Worker(office.database, office.ring, EXECUTORS, new_id())


def healed(office: Office) -> list[str]:
    """Lets the scheduler start what is due and a worker do it; the runs that were done."""
    office.database.write(heal_when_due)
    done: list[str] = []
    while run := run_next(worker_of(office)):
        done.append(run)
    return done


def runs(office: Office) -> list[dict[str, object]]:
    rows = office.session.run(
        "MATCH (r:Run {kind: 'heal'}) RETURN r.lane AS lane, r.state AS state, r.scope AS scope"
    )
    return [dict(row) for row in rows]


def everything(office: Office) -> dict[str, Facts]:
    """All contacts by id but for what sealing makes different each time."""
    return {
        id_: {key: value for key, value in facts.items() if key != "made_by"}
        for id_, facts in office.contacts().items()
    }


def stored_name(office: Office, contact: str, name: str) -> None:
    """Writes a name as a version that let details through would have."""
    sealed = Sealer(office.ring, office.org.id).contact_field(contact, "name", name)
    office.session.run(
        "MATCH (c:Contact {id: $id}) SET c.name = $name", id=contact, name=sealed
    ).consume()


def door_of(office: Office) -> Door:
    return Door(office.database, office.user.viewer, office.ring)


def ids(office: Office) -> dict[str, str]:
    """The owner's contacts: ids by name."""
    return {row.name: row.id for row in door_of(office).look(list_contacts)}


def found(office: Office, text: str) -> list[str]:
    """Whom a search finds."""
    office.session.run("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()").consume()
    return [hit.name for hit in door_of(office).look(lambda view: search_people(view, text)).items]


def test_what_earlier_rules_wrote_is_as_if_today_s_had(office: Office) -> None:
    office.upload(FILE)
    add_contact(door_of(office), ContactInput(name="Eva Hand", company="Berg & Sons"))
    hide_contact_of(office, "Cy Cole")
    before, companies = everything(office), office.own_companies()
    aged(office)
    assert everything(office) != before
    assert found(office, "ek") == []
    assert len(healed(office)) == 1
    assert everything(office) == before
    assert office.own_companies() == companies
    assert found(office, "ek") == ["Bo Ek"]
    assert healed(office) == []
    assert [run["state"] for run in runs(office)] == ["done"]
    assert office.upload(FILE).changed == 0


def hide_contact_of(office: Office, name: str) -> None:
    contact = ids(office)[name]
    door_of(office).change(lambda desk: hide_contact(desk, contact))


def test_only_its_owner_sees_the_run(office: Office) -> None:
    aged(office)
    healed(office)
    owner = f"user:{office.user.id}"
    assert [run["scope"] for run in runs(office)] == [owner]


def test_details_leave_names_and_still_identify(office: Office) -> None:
    office.upload(FILE)
    mate, contact = office.another_user(), ids(office)["Bo Ek"]
    aged(office)
    stored_name(office, contact, f"Bo Ek ({SECRET})")
    look = door_of(mate).look
    assert look(lambda view: contacts_named(view, [contact]))[contact].name == WITHHELD
    healed(office)
    assert look(lambda view: contacts_named(view, [contact]))[contact].name == "Bo Ek"
    assert found(mate, "bo ek") == ["Bo Ek"]
    assert found(mate, "secret") == found(mate, "zoe") == found(office, "zoe.hidden") == []
    (kept,) = (one for one in door_of(office).look(list_contacts) if one.id == contact)
    assert kept.emails == ["bo@ek.example", SECRET]


def test_whoever_was_taken_for_somebody_without_proof_is_nobody_again(office: Office) -> None:
    """As two namesakes were who "worked together" at Freelance."""
    done = office.upload(FREELANCE)
    (contact,) = office.contacts().values()
    assert contact["state"] == "private"
    office.session.run(
        "MATCH (c:Contact {id: $id}) SET c.state = 'matched', c.pid = $person "
        "WITH c MATCH (v:Verdict {contact: c.id}) SET v.kind = 'matched' "
        "WITH v MATCH (i:Import {id: v.import}) SET i.matched = 1, i.private = 0",
        id=contact["id"],
        person=nils(office),
    ).consume()
    aged(office)
    healed(office)
    (now,) = office.contacts().values()
    assert (now["state"], now["pid"]) == ("private", "none")
    assert office.state(done.id).verdicts == {"matched": 0, "unsure": 0, "private": 1, "skipped": 0}


def nils(office: Office) -> str:
    row = office.session.run("MATCH (p:Person {name: 'Nils Holm'}) RETURN p.id AS id").single()
    assert row is not None
    return str(row["id"])


def test_own_companies_that_are_none_go_and_those_of_one_name_become_one(office: Office) -> None:
    office.upload(FILE)
    add_contact(door_of(office), ContactInput(name="Eva Hand", company="Berg & Sons"))
    contact = ids(office)["Bo Ek"]
    sealer = Sealer(office.ring, office.org.id)
    for id_, name, of in (("twin", "Berg & Sons Ltd", contact), ("none", "Freelance", "")):
        office.session.run(
            "CREATE (o:OrgCompany {id: $id, org: $org, scope: 'org:' + $org, name: $name, "
            "name_index: $id, tokens: 'old'}) "
            "WITH o MATCH (c:Contact {id: $of}) SET c.company_id = o.id",
            id=id_,
            org=office.org.id,
            name=sealer.company_name(id_, name),
            of=of,
        ).consume()
    office.session.run(
        "MATCH (c:Contact {id: $id}) SET c.company_id = 'none' + ''", id=ids(office)["Di Dahl"]
    ).consume()
    aged(office)
    healed(office)
    assert sorted(office.own_companies().values()) in (
        ["Berg & Sons", "Coal Mine", "Freelance"],
        ["Berg & Sons Ltd", "Coal Mine", "Freelance"],
    )
    at = {facts["name"]: facts["company_id"] for facts in office.contacts().values()}
    assert at["Bo Ek"] == at["Eva Hand"] != at["Cy Cole"]


def test_who_was_hidden_and_has_gone_stays_hidden_when_they_come_back(office: Office) -> None:
    office.upload(FILE)
    hide_contact_of(office, "Bo Ek")
    contact = ids(office)["Bo Ek"]
    door_of(office).change(lambda desk: remove_contact(desk, contact))
    aged(office)
    healed(office)
    door_of(office).change(take_again)
    office.upload(FILE)
    assert found(office, "ek") == ["Bo Ek"]
    assert found(office.another_user(), "ek") == []


def test_what_changes_meanwhile_is_left_as_it_has_become(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A contact that its owner settles, and one that they remove, after they were read."""
    office.upload(FILE)
    contact, gone = ids(office)["Bo Ek"], ids(office)["Di Dahl"]
    aged(office)
    resolve, person = healing.resolve, nils(office)

    def slow(*arguments: object) -> object:
        monkeypatch.undo()
        settle(door_of(office), contact, person=person)
        door_of(office).change(lambda desk: remove_contact(desk, gone))
        return resolve(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(healing, "resolve", slow)
    healed(office)
    after = office.contacts()
    assert after[contact]["pid"] == person
    assert gone not in after
    assert {facts["rules"] for facts in after.values()} == {RULES}


def test_a_run_that_is_stopped_goes_on_where_it_was(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.upload(FILE)
    before = everything(office)
    aged(office)
    monkeypatch.setattr(healing, "BATCH", 1)
    office.database.write(heal_when_due)
    held, left = Claim.hold, [8]

    def dies(claim: Claim, tx: Transaction, done: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise ConnectionError("The worker has died.")
        held(claim, tx, done)

    monkeypatch.setattr(Claim, "hold", dies)
    (run,) = [
        row["id"] for row in office.session.run("MATCH (r:Run {kind: 'heal'}) RETURN r.id AS id")
    ]
    with pytest.raises(ConnectionError):
        run_this(worker_of(office), run)
    some = {facts["rules"] for facts in office.contacts().values()}
    assert some == {RULES - 1, RULES}
    monkeypatch.setattr(Claim, "hold", held)
    assert run_this(worker_of(office), run)
    assert everything(office) == before


def test_whom_an_undo_brings_back_is_read_again(office: Office) -> None:
    office.upload(FILE)
    before = office.content(label="")
    aged(office)
    newer = office.upload(FILE.replace(b"Boss", b"Owner"))
    assert len(healed(office)) == 1
    door_of(office).change(lambda desk: undo_import(desk, newer.id))
    assert office.run(newer.id)
    assert {facts["rules"] for facts in office.contacts().values()} == {RULES - 1}
    assert len(healed(office)) == 1
    assert office.content(label="") == before


def test_colleagues_go_and_what_was_added_by_hand_stays(office: Office) -> None:
    office.upload(FILE)
    added = add_contact(door_of(office), ContactInput(name="Eva Hand", emails=("eva@x.example",)))
    office.session.run(
        "MATCH (u:User {id: $id}) SET u.email = 'bo@ek.example'", id=office.another_user().user.id
    ).consume()
    aged(office)
    stored_name(office, added.contact.id, "eva@x.example")
    healed(office)
    assert sorted(ids(office)) == ["Cy Cole", "Di Dahl", "Mara Known", "eva@x.example"]
    assert {facts["rules"] for facts in office.contacts().values()} == {RULES}


def test_nobody_else_s_contacts_are_touched(office: Office, ring: KeyRing) -> None:
    mate, other = office.another_user(), open_office(office.database, ring, office.session)
    mate.upload(FILE)
    other.upload(FILE)
    mates = everything(office)
    others = everything(other)
    office.upload(FILE, label="mine")
    aged(office)
    office.session.run(
        "MATCH (u:User {id: $id}) SET u.rules = $rules", id=mate.user.id, rules=RULES
    ).consume()
    old = {id_: facts for id_, facts in everything(office).items() if id_ in mates}
    healed(office)
    after = everything(office)
    assert {id_: after[id_] for id_ in mates} == old
    assert everything(other) == others


def test_what_failed_too_often_waits_for_somebody(office: Office) -> None:
    aged(office)
    office.database.write(heal_when_due)
    assert not office.database.write(heal_when_due)
    office.session.run("MATCH (r:Run {kind: 'heal'}) SET r.state = 'set_aside'").consume()
    assert not office.database.write(heal_when_due)


def test_nobody_is_healed_who_is_no_user_any_more(office: Office) -> None:
    office.upload(FILE)
    aged(office)
    office.database.write(heal_when_due)
    office.session.run("MATCH (u:User {id: $id}) SET u.active = false", id=office.user.id).consume()
    assert len(healed(office)) == 1
    assert {facts["rules"] for facts in office.contacts().values()} == {RULES - 1}
    assert not office.database.write(heal_when_due)
