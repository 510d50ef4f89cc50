"""Imports of contacts: real files, files again and anew, files that cannot be used."""

import io
import zipfile
from collections import Counter
from pathlib import Path

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.contacts.imports.look import ImportState
from graphsvc.contacts.imports.start import start_import
from graphsvc.contacts.writing import drafts
from graphsvc.contacts.writing.tidying import tidied
from graphsvc.database import Database
from graphsvc.days import today
from graphsvc.directory.loading import load_directory
from graphsvc.errors import Conflict, FileRefused, InvalidInput
from graphsvc.ontology import VerdictKind
from graphsvc.sealing import KeyRing
from loaders.files import FILES
from loaders.limits import LIMITS
from loaders.origin import Origin
from loaders.records import Company, Contact, DirectoryRecord, Employment, Person
from tests.contacts.office import Office, dangling, lone, open_office

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
SMALL = f"""{HEADER}
Ada,Byron,https://www.linkedin.com/in/ada,,Engines,Analyst,07 Mar 2020
Bo,Berg,,bo@berg.example,Berg & Sons,Owner,08 Mar 2020
Cy,Cole,,,Coal Mine,Digger,09 Mar 2020
Di,Dole,,,Berg & Sons,Clerk,10 Mar 2020
"""
REAL_FILES = {"2020-03_noURL_noNotes.csv": 604, "Basic_LinkedInDataExport_12-06-2020.zip": 738}


@pytest.fixture
def office(empty: Database, ring: KeyRing, session: neo4j.Session) -> Office:
    return open_office(empty, ring, session)


def directory_of(contacts: list[Contact]) -> list[DirectoryRecord]:
    """A directory that knows every third of these people, at their employers, and a namesake of
    every ninth."""
    named = [contact for contact in contacts if contact.name and contact.company]
    known = {contact.row: contact for contact in named[::3]}
    companies = {contact.company: f"company {contact.row}" for contact in known.values()}
    twins = {f"twin {row}": known[row] for row in list(known)[::3]}
    people = {f"person {row}": contact for row, contact in known.items()} | twins
    return [
        *(Company(ref, name) for name, ref in companies.items()),
        *(Person(ref, contact.name) for ref, contact in people.items()),
        *(
            Employment(ref, companies[contact.company], contact.title, current=True)
            for ref, contact in people.items()
        ),
    ]


def contacts_of(path: Path) -> list[Contact]:
    found = FILES["linkedin"].read(Origin(path.name, path=path), LIMITS)
    return [item for item in found if isinstance(item, Contact)]


@pytest.fixture(scope="module", params=REAL_FILES)
def real_file(request: pytest.FixtureRequest, empty: Database, shared_data: Path) -> Path:
    """A real file, with a directory that knows some of its people."""
    path = shared_data / "linkedin" / str(request.param)
    records = directory_of(contacts_of(path))
    load_directory(empty, records, source=path.name, as_of=today())
    return path


def test_every_row_of_a_real_file_gets_a_verdict(office: Office, real_file: Path) -> None:
    contacts = contacts_of(real_file)
    import_id = office.waiting(real_file.read_bytes(), file=real_file.name)
    assert office.run(import_id)
    state, verdicts = office.state(import_id), office.verdicts(import_id)
    assert (state.state, state.problem) == ("done", None)
    assert state.rows == state.done == len(contacts) == REAL_FILES[real_file.name]
    assert [verdict.row for verdict in verdicts] == sorted(contact.row for contact in contacts)
    assert state.verdicts == {
        kind.value: Counter(verdict.kind for verdict in verdicts)[kind.value]
        for kind in VerdictKind
    }
    assert all(state.verdicts.values()), "no kind of verdict is left untried"
    assert all(verdict.rule and verdict.reason for verdict in verdicts)
    kept = {verdict.contact for verdict in verdicts if verdict.kind != "skipped"}
    assert kept == office.contacts().keys()
    assert state.added == len(kept)


def test_a_verdict_says_what_its_row_said_and_holds_for_its_contact(
    office: Office, real_file: Path
) -> None:
    import_id = office.waiting(real_file.read_bytes(), file=real_file.name)
    assert office.run(import_id)
    said = {contact.row: tidied(contact) for contact in contacts_of(real_file)}
    kept = office.contacts()
    for verdict in office.verdicts(import_id):
        contact = said[verdict.row]
        assert (verdict.name, verdict.company) == (contact.name, contact.company)
        if verdict.contact:
            facts = kept[verdict.contact]
            assert (facts["name"], facts["title"]) == (contact.name, contact.title)
            assert (facts["state"] == "matched") == (verdict.kind == "matched")
            assert facts["pid"] == (verdict.person or "none")


def test_a_real_file_again_changes_nothing(office: Office, real_file: Path) -> None:
    first = office.upload(real_file.read_bytes(), file=real_file.name)
    before = office.all_there_is()
    again = office.upload(real_file.read_bytes(), file=real_file.name)
    assert (again.added, again.changed, again.removed) == (0, 0, 0)
    assert again.verdicts == first.verdicts
    assert office.all_there_is() == before


def test_rows_that_a_newer_file_has_no_longer_go_and_nothing_else(
    office: Office, shared_data: Path
) -> None:
    data = (shared_data / "linkedin" / "2020-03_noURL_noNotes.csv").read_bytes()
    office.upload(data)
    before = office.contacts()
    lines = data.splitlines(keepends=True)
    gone = set(range(10, len(lines) - 1, 7))
    newer = office.upload(b"".join(line for n, line in enumerate(lines) if n not in gone))
    after = office.contacts()
    assert newer.removed == len(before) - len(after)
    assert 0 < newer.removed <= len(gone)
    assert newer.added == 0
    assert {id_: before[id_] for id_ in after} == after
    assert set(office.own_companies()) == {
        facts["company_id"] for facts in after.values() if facts["company_id"] != "none"
    } & set(office.own_companies())
    assert office.upload(data).added == newer.removed
    assert without_ids(office.contacts()) == without_ids(before)


def without_ids(contacts: dict[str, dict[str, object]]) -> list[str]:
    """Contacts to compare where some were removed and came back."""
    left_out = {"id", "print", "company_id", "made_by"}
    return sorted(
        repr(sorted((k, v) for k, v in facts.items() if k not in left_out | lone(facts)))
        for facts in contacts.values()
    )


def test_a_changed_row_changes_its_contact_and_keeps_its_id(office: Office) -> None:
    office.upload(SMALL.encode())
    before = office.contacts()
    newer = SMALL.replace("Engines,Analyst", "Looms,Countess").replace("Mine,Digger", "Mine,Boss")
    state = office.upload(newer.encode())
    after = office.contacts()
    assert (state.added, state.changed, state.removed) == (0, 2, 0)
    assert after.keys() == before.keys()
    changed = {facts["name"] for id_, facts in after.items() if facts != before[id_]}
    assert changed == {"Ada Byron", "Cy Cole"}
    assert sorted(office.own_companies().values()) == ["Berg & Sons", "Coal Mine", "Looms"]


def test_the_next_import_writes_anew_what_other_rules_wrote(
    office: Office, session: neo4j.Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a release that reads names otherwise needs no more than each source's next file."""
    monkeypatch.setattr(drafts, "RULES", drafts.RULES - 1)
    office.upload(SMALL.encode())
    monkeypatch.undo()
    right = keys_of(office)
    session.run(
        "MATCH (c:Contact {org: $org}) SET c.human_key = 'old', c.tokens = [], "
        "c.name_index = 'old'",
        org=office.org.id,
    )
    assert keys_of(office) != right
    state = office.upload(SMALL.encode())
    assert (state.added, state.removed, state.changed) == (0, 0, len(right))
    assert keys_of(office) == right
    assert office.upload(SMALL.encode()).changed == 0


def keys_of(office: Office) -> dict[str, list[object]]:
    """What contacts are found by."""
    names = ("human_key", "name_index", "tokens")
    return {id_: [facts[name] for name in names] for id_, facts in office.contacts().items()}


def test_rows_in_another_order_change_nothing(office: Office) -> None:
    office.upload(SMALL.encode())
    before = office.all_there_is()
    header, *rows = SMALL.splitlines()
    turned = office.upload("\n".join([header, *reversed(rows), ""]).encode())
    assert (turned.added, turned.changed, turned.removed) == (0, 0, 0)
    assert office.all_there_is() == before


def test_sources_of_one_user_are_apart(office: Office) -> None:
    office.upload(SMALL.encode(), label="one")
    before = office.contacts(label="one")
    office.upload(SMALL.replace("Cy,Cole", "Cyd,Coal").encode(), label="two")
    office.upload("\n".join([*SMALL.splitlines()[:2], ""]).encode(), label="two")
    assert office.contacts(label="one") == before
    assert len(office.contacts(label="two")) == 1


def test_what_others_imported_stays(office: Office) -> None:
    other = office.another_user()
    office.upload(SMALL.encode())
    other.upload(SMALL.encode())
    mine = {id_: f for id_, f in office.contacts().items() if f["owner"] == office.user.id}
    other.upload("\n".join([*SMALL.splitlines()[:2], ""]).encode())
    assert {i: f for i, f in office.contacts().items() if f["owner"] == office.user.id} == mine
    assert len(office.own_companies()) == 3


def test_importing_leaves_the_directory_as_it_is(
    office: Office, session: neo4j.Session, real_file: Path
) -> None:
    before = directory(session)
    office.upload(real_file.read_bytes(), file=real_file.name)
    assert directory(session) == before


def directory(session: neo4j.Session) -> list[str]:
    """All public nodes and relationships."""
    nodes = session.run(
        "MATCH (n:Person|PersonKey|Company|School) RETURN labels(n) AS of, properties(n) AS facts"
    )
    ties = session.run(
        "MATCH (a:Person)-[r]-(b) RETURN type(r) + a.id + b.id AS of, properties(r) AS facts"
    )
    return sorted(repr((row["of"], sorted(row["facts"].items()))) for row in (*nodes, *ties))


# Files that cannot be used


def zipped(data: bytes, name: str = "Connections.csv") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


ROW = "Eve,Eden,,eve@eden.example,Garden,Gardener,11 Mar 2020\n"
BAD_FILES = {
    "cut in mid-row": ("c.csv", (SMALL + ROW)[:-30].encode(), 6),
    "cut within a quotation": ("c.csv", SMALL.encode() + b'"Eve,Ed', 6),
    "cut within a character": ("c.csv", SMALL.encode() + "Ève".encode()[:1], 6),
    "another encoding": ("c.csv", SMALL.encode() + "Ève,Éden,,,,,\n".encode("latin-1"), 6),
    "UTF-16 without its mark": ("c.csv", SMALL.encode("utf-16-le"), None),
    "an open quotation": ("c.csv", SMALL.encode() + b'"Eve,Eden,,,,,\n' + ROW.encode(), 6),
    "a NUL": ("c.csv", SMALL.encode() + ROW.replace("Eden", "Ed\0n").encode(), 6),
    "ten thousand columns": ("c.csv", (HEADER + ",x" * 10_000 + "\n").encode(), None),
    "ten thousand values": ("c.csv", SMALL.encode() + b"x" + b",x" * 10_000 * 100 + b"\n", None),
    "no header": ("c.csv", ROW.encode() * 3, None),
    "a header alone": ("c.csv", f"{HEADER}\n".encode(), None),
    "a picture": ("c.csv", bytes(range(256)) * 20, None),
    "a zip bomb": ("c.zip", zipped((HEADER + "\n" + ROW * 400_000).encode()), None),
    "a zip of something else": ("c.zip", zipped(b"x", "Messages.csv"), None),
    "a cut zip": ("c.zip", zipped(SMALL.encode())[:-40], None),
    "no zip": ("c.zip", b"PK\3\4 and nothing more", None),
}
"""Name and content of a file, and the line that is at fault where it can be told."""


@pytest.mark.parametrize("what", BAD_FILES)
def test_a_file_that_cannot_be_used_changes_nothing(office: Office, what: str) -> None:
    office.upload(SMALL.encode())
    before = office.all_there_is()
    name, data, row = BAD_FILES[what]
    state = office.upload(data, file=name)
    assert state.state == "refused"
    assert told(state).startswith(name)
    if row:
        assert f"row {row}" in told(state) or f"line {row}" in told(state)
    assert (state.added, state.changed, state.removed) == (0, 0, 0)
    assert office.all_there_is() == before
    assert office.verdicts(state.id) == []


def test_after_a_refused_file_the_next_one_is_taken(office: Office) -> None:
    assert office.upload(BAD_FILES["a NUL"][1]).state == "refused"
    assert office.upload(SMALL.encode()).added == 4


def told(state: ImportState) -> str:
    """What the owner is told of the problem: where it is, and a whole sentence."""
    assert state.problem
    assert state.problem.rstrip().endswith((".", ")"))
    return state.problem


def test_a_row_that_cannot_be_read_is_skipped_and_said(office: Office) -> None:
    import_id = office.waiting((SMALL + "a,b\n").encode())
    assert office.run(import_id)
    last = office.verdicts(import_id)[-1]
    assert (last.row, last.kind, last.contact) == (6, "skipped", None)
    assert (last.rule, "2 values" in last.reason) == ("cannot be read", True)
    assert len(office.contacts()) == 4


def test_a_day_that_cannot_be_read_costs_the_day_and_is_said(office: Office) -> None:
    import_id = office.waiting((SMALL + ROW.replace("11 Mar 2020", "the other day")).encode())
    assert office.run(import_id)
    last = office.verdicts(import_id)[-1]
    assert (last.row, last.kind, "the other day" in last.reason) == (6, "private", True)
    assert last.contact is not None


@pytest.mark.parametrize("data", [b"", b"x" * (LIMITS.bytes + 1)], ids=["empty", "too large"])
def test_an_upload_of_the_wrong_size_is_not_even_kept(
    office: Office, session: neo4j.Session, data: bytes
) -> None:
    with pytest.raises(FileRefused):
        office.waiting(data)
    kept = session.run(
        "MATCH (n:Import|UploadChunk {scope: $s}) RETURN n", s=f"user:{office.user.id}"
    )
    assert list(kept) == []


def test_a_format_that_is_none_of_contacts_is_said(office: Office) -> None:
    with pytest.raises(InvalidInput, match="not a format of contacts"):
        Door(office.database, office.user.viewer, office.ring).change(
            lambda desk: start_import(desk, format_="directory", file="x", data=b"x")
        )


def test_one_import_of_a_source_at_a_time(office: Office) -> None:
    waiting = office.waiting(SMALL.encode())
    with pytest.raises(Conflict):
        office.waiting(SMALL.encode())
    office.waiting(SMALL.encode(), label="another")
    assert office.run(waiting)
    assert office.upload(SMALL.encode()).state == "done"


def test_no_contact_names_a_company_that_nobody_has(office: Office, session: neo4j.Session) -> None:
    office.upload(SMALL.encode())
    assert list(dangling(session)) == []
