"""Companies by the names that people write: other spellings meet, and what names no company proves
nothing of anybody."""

from collections.abc import Iterator

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.database import Database
from graphsvc.errors import InvalidInput
from graphsvc.naming.search import search_companies
from graphsvc.paths.answer import answer
from graphsvc.paths.question import Question
from graphsvc.sealing import KeyRing
from graphsvc.statements.reference_account_names import search_names
from graphsvc.statements.work import add_work
from graphsvc.wire.statements import WorkHistoryInput
from loaders.records import Company, DirectoryRecord, Employment, PartialDate, Person, School, Study
from tests.contacts.office import Office, open_office
from tests.directory.ledger import broken, ledger, load
from tests.judge.kept import clear

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
DAY = PartialDate.parse
SPELT = {
    "Müller Bau GmbH": "Mueller Bau",
    "Saint Jude Hospital": "St. Jude Hospital",
    "International Harrow": "Intl Harrow",
    "Dunn & Bray": "DunnBray",
    "Pike Tarrow": "Tarrow Pike",
    "Electro Varn": "Elektro Varn",
    "삼성": "Samsung",
    "Ørsel Vind": "Orsel Vind",
    "Brightwater": "brightwater.com",
}
"""Names in the directory, and as somebody else writes them."""
RENAMED = {
    "Marlow Fenn Ltd": "Zabrin, formerly known as Marlow Fenn",
    "Tessaly": "Vandrik (now Tessaly Inc.)",
}
"""Names in the directory that stand beside another one."""


def _directory() -> Iterator[DirectoryRecord]:
    for number, name in enumerate([*SPELT, *RENAMED]):
        yield Company(f"c{number}", name)
        yield Person(f"p{number}", f"Vera Numo{chr(97 + number)}ski")
        yield Employment(f"p{number}", f"c{number}", "Buyer", DAY("2015"), current=True)
    yield from (
        Company("self", "Self-employed"),
        Company("freelance", "Freelance"),
        Company("various", "Various", domain="various.example"),
        Company("stealth", "Stealth Startup", headcount=12),
        School("none", "Self-taught"),
        *(Person(f"s{one}", name) for one, name in enumerate(("Ola Quist", "Per Dahl"))),
        *(Employment(f"s{one}", "self", "Owner", DAY("2001"), current=True) for one in (0, 1)),
        *(Employment(f"s{one}", "various", "Owner", DAY("2001"), DAY("2009")) for one in (0, 1)),
        *(Employment(f"s{one}", "freelance", "Writer", DAY("2001"), DAY("2020")) for one in (0, 1)),
        *(Study(f"s{one}", "none", "", "", DAY("1990"), DAY("1995")) for one in (0, 1)),
    )


@pytest.fixture(scope="module")
def office(empty: Database, ring: KeyRing, driver: neo4j.Driver) -> Iterator[Office]:
    with driver.session() as session:  # pyright: ignore[reportUnknownMemberType]
        clear(session)
        assert load(empty, _directory()) == []
        yield open_office(empty, ring, session)


def door(office: Office) -> Door:
    return Door(office.database, office.user.viewer, office.ring)


def ref(office: Office, id_: str) -> str:
    rows = office.session.run("MATCH (n {id: $id}) RETURN n.ref AS ref", id=id_)
    return rows.single(strict=True)["ref"]


def found(office: Office, text: str) -> list[str]:
    """Source ids of companies that a search as one types finds."""
    hits = door(office).look(lambda view: search_companies(view, text)).items
    return [ref(office, hit.id) for hit in hits]


@pytest.mark.parametrize(("name", "written"), RENAMED.items())
def test_the_name_before_or_after_means_the_company(
    office: Office, name: str, written: str
) -> None:
    number = len(SPELT) + list(RENAMED).index(name)
    row = f'Vera,Numo{chr(97 + number)}ski,,,"{written}",Buyer,'
    done = office.upload(f"{HEADER}\n{row}\n".encode(), label=written)
    (verdict,) = office.verdicts(done.id)
    assert (verdict.kind, ref(office, verdict.person or "")) == ("matched", f"p{number}")
    told = door(office).look(lambda view: answer(view, Question("company", written)))
    assert told.target is not None
    assert told.target.name == name


@pytest.mark.parametrize(("name", "written"), SPELT.items())
def test_another_spelling_means_the_company(office: Office, name: str, written: str) -> None:
    """In an import, in a question, in a search, and among reference accounts."""
    number = list(SPELT).index(name)
    row = f'Vera,Numo{chr(97 + number)}ski,,,"{written}",Buyer,'
    done = office.upload(f"{HEADER}\n{row}\n".encode(), label=written)
    (verdict,) = office.verdicts(done.id)
    assert (verdict.kind, ref(office, verdict.person or "")) == ("matched", f"p{number}")
    told = door(office).look(lambda view: answer(view, Question("company", written)))
    assert told.target is not None
    assert told.target.name == name
    assert f"c{number}" in found(office, written)
    names = door(office).look(lambda view: search_names(view, written)).items
    assert [name] == [one.name for one in names[0].candidates[:1]]


def test_what_is_no_employer_proves_nothing(office: Office) -> None:
    facts = ledger(office.session)
    tied = {dict(tie)["place"] for tie in (*facts["colleagues"], *facts["alumni"])}
    assert tied == {"various"}
    assert {dict(job)["place"] for job in facts["jobs"]} >= {"self", "freelance"}
    assert broken(office.session) == []


@pytest.mark.parametrize("text", ["Self-employed", "self employed", "Freelance", "Freelancer"])
def test_what_is_no_employer_is_nobodys_company(office: Office, text: str) -> None:
    done = office.upload(f"{HEADER}\nOla,Quist,,,{text},Owner,\n".encode(), label=text)
    (verdict,) = office.verdicts(done.id)
    assert (verdict.kind, verdict.person) == ("private", None)
    assert text not in office.own_companies().values()
    (contact,) = office.contacts(label=text).values()
    assert (contact["company"], contact["company_id"]) == (text, "none")
    assert found(office, text) == []
    told = door(office).look(lambda view: answer(view, Question("company", text)))
    assert (told.reason and told.reason.code) == "target_unknown"
    with pytest.raises(InvalidInput, match="names no company"):
        door(office).change(lambda desk: add_work(desk, WorkHistoryInput(company=text)))


def test_nor_by_its_id(office: Office) -> None:
    rows = office.session.run("MATCH (c:Company {ref: 'self'}) RETURN c.id AS id")
    id_: str = rows.single(strict=True)["id"]
    told = door(office).look(lambda view: answer(view, Question("company", id_)))
    assert (told.reason and told.reason.code) == "target_unknown"
    with pytest.raises(InvalidInput, match="names no company"):
        door(office).change(lambda desk: add_work(desk, WorkHistoryInput(company_id=id_)))


@pytest.mark.parametrize(
    ("text", "source"), [("Various", "various"), ("Stealth Startup", "stealth")]
)
def test_a_firm_of_such_a_name_of_which_more_is_known_is_one(
    office: Office, text: str, source: str
) -> None:
    done = office.upload(f"{HEADER}\nNew,Body,,,{text},Owner,\n".encode(), label=text)
    (contact,) = office.contacts(label=text).values()
    assert done.rows == 1
    assert ref(office, contact["company_id"]) == source
    assert source in found(office, text)


def test_a_place_becomes_a_company_when_more_is_known_of_it(
    empty: Database, session: neo4j.Session
) -> None:
    clear(session)
    firm = [one for one in _directory() if not isinstance(one, Study)]
    load(empty, firm)
    known = [
        Company("self", "Self-employed", headcount=40)
        if one == Company("self", "Self-employed")
        else one
        for one in firm
    ]
    load(empty, known)
    assert {dict(tie)["place"] for tie in ledger(session)["colleagues"]} == {"various", "self"}
    load(empty, firm)
    assert {dict(tie)["place"] for tie in ledger(session)["colleagues"]} == {"various"}
