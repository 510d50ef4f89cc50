"""Names, titles, employers and addresses of contacts are nowhere in clear: not in the database, not
in logs, not in errors; and what is sealed for one place does not open in another."""

import logging
import traceback
from collections.abc import Iterator
from typing import Any

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.contacts.imports.look import get_import
from graphsvc.contacts.imports.run import run_import
from graphsvc.contacts.imports.start import start_import
from graphsvc.database import Database
from graphsvc.errors import Conflict, Defect
from graphsvc.ids import seeded
from graphsvc.naming.names import contacts_named
from graphsvc.ontology import PRIVATE_LABELS, org_scope, user_scope
from graphsvc.sealing import KeyRing, Place
from tests.visibility.hits import contact_ids
from tests.visibility.offices import ANNS, BOBS, CYDS, HEADER, PLANTED, Offices, build


class Built:
    """A world and what was logged while it was built."""

    def __init__(self, offices: Offices, log: str) -> None:
        self.offices = offices
        self.log = log


class Lines(logging.Handler):
    """Keeps all that is logged, with arguments and tracebacks."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture(scope="module")
def built(empty: Database, ring: KeyRing, driver: neo4j.Driver) -> Built:
    lines, root = Lines(), logging.getLogger()
    level = root.level
    root.addHandler(lines)
    root.setLevel(logging.DEBUG)
    try:
        with driver.session() as opened:  # pyright: ignore[reportUnknownMemberType]
            offices = build(empty, ring, opened, with_rivals=False)
    finally:
        root.removeHandler(lines)
        root.setLevel(level)
    return Built(offices, "\n".join(lines.lines))


def planted_in(text: str) -> list[str]:
    """Which of the planted values a text holds, in whatever case."""
    small = text.casefold()
    return [value for value in PLANTED if value in small]


def stored(session: neo4j.Session) -> Iterator[tuple[str, str, Any]]:
    """Every property of every private node, and of every relationship at one."""
    nodes = session.run(
        "MATCH (n) WHERE any(label IN labels(n) WHERE label IN $labels) "
        "RETURN labels(n)[0] AS of, properties(n) AS facts",
        labels=sorted(PRIVATE_LABELS),
    )
    ties = session.run(
        "MATCH (n)-[r]-() WHERE any(label IN labels(n) WHERE label IN $labels) "
        "RETURN type(r) AS of, properties(r) AS facts",
        labels=sorted(PRIVATE_LABELS),
    )
    for row in (*nodes, *ties):
        for name, value in row["facts"].items():
            yield row["of"], name, value


def readable(value: Any) -> str:
    """A value as somebody with the database in hand would try to read it."""
    if isinstance(value, bytes | bytearray):
        return bytes(value).decode("latin-1") + bytes(value).decode("utf-16-le", "replace")
    return str(value)


def test_what_is_planted_stands_in_the_files() -> None:
    """Or the search for it would prove nothing."""
    files = (ANNS + BOBS + CYDS).casefold()
    assert [
        value for value in PLANTED if value.replace(" ", ",") not in files.replace(" ", ",")
    ] == ["secret sawmill"]


def test_no_property_of_anything_private_holds_a_planted_value(
    built: Built, session: neo4j.Session
) -> None:
    found = list(stored(session))
    assert len(found) > 300
    assert {of for of, _, _ in found} >= PRIVATE_LABELS
    leaks = [(of, name, planted_in(readable(value))) for of, name, value in found]
    assert [leak for leak in leaks if leak[2]] == []


def test_a_waiting_upload_is_sealed_and_gone_after_its_run(
    built: Built, session: neo4j.Session
) -> None:
    offices = built.offices
    before = [item for item in stored(session) if item[0] == "UploadChunk"]
    waiting = Door(offices.database, offices.cyd.viewer, offices.ring).change(
        lambda desk: start_import(
            desk,
            format_="linkedin",
            file="nora.q@harbour.csv",
            data=(ANNS + CYDS.replace(HEADER, "").lstrip()).encode(),
            label="waiting",
        )
    )
    chunks = [item for item in stored(session) if item[0] == "UploadChunk"]
    assert len(chunks) > len(before)
    assert any(isinstance(value, bytes | bytearray) and len(value) > 400 for _, _, value in chunks)
    assert [leak for _, _, value in stored(session) if (leak := planted_in(readable(value)))] == []
    assert run_import(offices.database, offices.ring, waiting, worker="test")
    assert [item for item in stored(session) if item[0] == "UploadChunk"] == before
    assert [leak for _, _, value in stored(session) if (leak := planted_in(readable(value)))] == []


def test_no_log_holds_a_planted_value(built: Built) -> None:
    """The driver logs parameters, among them what is looked up in the directory, so it is silent
    even where everything else is told to speak."""
    assert [line for line in built.log.splitlines() if planted_in(line)] == []
    assert logging.getLogger("neo4j").getEffectiveLevel() >= logging.ERROR


def test_a_refused_file_tells_its_owner_alone(built: Built, session: neo4j.Session) -> None:
    offices = built.offices
    data = ANNS.replace("01 Feb 2020", "01 Feb 2020,Nora Quillfeather").encode() + b'"Otto Zanzibar'
    refused = Door(offices.database, offices.cyd.viewer, offices.ring).change(
        lambda desk: start_import(
            desk, format_="linkedin", file="Quillfeather.csv", data=data, label="refused"
        )
    )
    assert run_import(offices.database, offices.ring, refused, worker="test")
    told = Door(offices.database, offices.cyd.viewer, offices.ring).look(
        lambda view: get_import(view, refused),
    )
    assert told.state == "refused"
    assert told.problem
    assert "Quillfeather.csv" in told.problem
    assert [leak for _, _, value in stored(session) if (leak := planted_in(readable(value)))] == []


def test_an_error_in_the_midst_of_an_import_quotes_nothing(built: Built) -> None:
    """The database refuses the contacts, since their ids are taken."""
    offices = built.offices
    waiting = [_waiting(offices, label) for label in ("first", "second")]
    with seeded(5):
        assert run_import(offices.database, offices.ring, waiting[0], worker="test")
    with seeded(5), pytest.raises(Conflict) as raised:
        run_import(offices.database, offices.ring, waiting[1], worker="test")
    told = "".join(traceback.format_exception(raised.value))
    assert "Conflict" in told
    assert planted_in(told) == []
    assert (raised.value.__cause__, raised.value.__context__) == (None, None)


def _waiting(offices: Offices, label: str) -> str:
    return Door(offices.database, offices.bob.viewer, offices.ring).change(
        lambda desk: start_import(
            desk, format_="linkedin", file="Connections.csv", data=ANNS.encode(), label=label
        )
    )


@pytest.mark.parametrize("field", ["name", "title", "company"])
def test_a_sealed_value_opens_in_its_own_row_alone(
    built: Built, session: neo4j.Session, field: str
) -> None:
    offices = built.offices
    one, other = contact_ids(offices)[:2]
    move = f"MATCH (a:Contact {{id: $one}}), (b:Contact {{id: $other}}) SET a.{field} = b.{field}"
    before: Any = session.run(
        "MATCH (c:Contact {id: $one}) RETURN properties(c) AS facts", one=one
    ).single(strict=True)["facts"]
    session.run(move, one=one, other=other).consume()  # pyright: ignore[reportArgumentType]
    try:
        with pytest.raises(Defect, match="does not open") as raised:
            read(offices, one)
        assert planted_in(str(raised.value)) == []
    finally:
        session.run("MATCH (c:Contact {id: $one}) SET c = $facts", one=one, facts=before).consume()
    read(offices, one)


def read(offices: Offices, contact: str) -> None:
    """Opens a contact's listed fields."""
    Door(offices.database, offices.ann.viewer, offices.ring).look(
        lambda view: contacts_named(view, [contact]),
    )


def test_a_sealed_value_opens_for_its_field_its_subject_and_as_a_whole_alone(
    built: Built, ring: KeyRing
) -> None:
    mine, alpha = user_scope(built.offices.ann.id), org_scope(built.offices.alpha.id)
    place = Place("Contact", "one", "name")
    sealed = ring.seal(alpha, "Nora Quillfeather", place=place)
    assert ring.open(alpha, sealed, place=place) == "Nora Quillfeather"
    for subject, where, value in (
        (alpha, Place("Contact", "one", "title"), sealed),
        (alpha, Place("ContactDetail", "one", "name"), sealed),
        (alpha, Place("Contact", "other", "name"), sealed),
        (mine, place, sealed),
        (alpha, place, sealed[:-1]),
        (alpha, place, sealed[:20] + bytes([sealed[20] ^ 1]) + sealed[21:]),
    ):
        with pytest.raises(Defect, match="does not open"):
            ring.open(subject, value, place=where)


def test_equal_values_look_different_wherever_they_are_sealed(built: Built, ring: KeyRing) -> None:
    alpha, place = org_scope(built.offices.alpha.id), Place("Contact", "one", "name")
    assert ring.seal(alpha, "Nora", place=place) != ring.seal(alpha, "Nora", place=place)


def test_without_its_keys_nothing_of_a_user_opens(built: Built, ring: KeyRing) -> None:
    ring.create("user:gone")
    place = Place("ContactDetail", "one", "emails")
    sealed = ring.seal("user:gone", "nora.q@harbour.example", place=place)
    ring.destroy("user:gone")
    with pytest.raises(Defect, match="no keys"):
        ring.open("user:gone", sealed, place=place)
    ring.create("user:gone")
    with pytest.raises(Defect, match="does not open"):
        ring.open("user:gone", sealed, place=place)
