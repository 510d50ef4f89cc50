"""A small whole input for every format, to be damaged by the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from loaders.files import FILES, FileFormat
from loaders.limits import LIMITS, Limits
from loaders.origin import Origin
from loaders.records import Problem, Record, Refused

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
NO_DATA = f"the real data is not at {DATA}"


@dataclass(frozen=True)
class Sample:
    """A whole input of a format: its files, the one to damage, and how many rows they have.

    ``table`` is false for what has no header and no columns, ``short`` true where values may lack
    at the end of a row.
    """

    format: str
    main: str
    files: Mapping[str, str]
    rows: int
    quotes: bool = True
    table: bool = True
    short: bool = False

    @property
    def form(self) -> FileFormat:
        return FILES[self.format]

    @property
    def text(self) -> str:
        return self.files[self.main]

    def damaged(self, data: bytes) -> Origin:
        """The input with the main file replaced."""
        whole = {name: text.encode() for name, text in self.files.items()}
        whole[self.main] = data
        if {".csv", ".vcf", ".txt"} & set(self.form.accepts):
            return Origin(self.main, data=data)
        return Origin("input.zip", data=zipped(whole))

    def origin(self) -> Origin:
        return self.damaged(self.text.encode())

    def folder(self, path: Path) -> Origin:
        """The input as a folder of this machine."""
        for name, text in self.files.items():
            (path / name).write_text(text, encoding="utf-8", newline="")
        return Origin("input", path=path)


def zipped(files: Mapping[str, bytes], *, method: int = zipfile.ZIP_STORED) -> bytes:
    """A zip of the files, with the same bytes each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            archive.writestr(info, data)
    return buffer.getvalue()


def read(form: FileFormat, origin: Origin, limits: Limits = LIMITS) -> list[Record | Problem]:
    return list(form.read(origin, limits))


def outcome(
    form: FileFormat, origin: Origin, limits: Limits = LIMITS
) -> list[Record | Problem] | Problem:
    """What was read, or why it was refused."""
    try:
        return read(form, origin, limits)
    except Refused as refused:
        return refused.problem


def refusal(form: FileFormat, origin: Origin, limits: Limits = LIMITS) -> Problem:
    """Why it was refused; fails where it was not."""
    found = outcome(form, origin, limits)
    assert isinstance(found, Problem), f"not refused: {found}"
    assert_helpful(found)
    return found


def problems(found: list[Record | Problem]) -> list[Problem]:
    return [item for item in found if isinstance(item, Problem)]


def assert_helpful(problem: Problem) -> None:
    """It names the file, says what is wrong and what to do."""
    assert problem.file
    assert problem.message.endswith(".")
    assert problem.advice.endswith(".")


def csv(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


LINKEDIN = Sample(
    format="linkedin",
    main="Connections.csv",
    files={
        "Connections.csv": csv(
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
            'Ada,Byron,https://www.linkedin.com/in/ada,,"Engines, Inc.",Analyst,07 Mar 2020',
            "José,García,https://www.linkedin.com/in/jos%C3%A9,j@example.com,Ñandú,Chef,1 Apr 2021",
            ",,,,,,21 Sep 2009",
        )
    },
    rows=3,
)

DIRECTORY = Sample(
    format="directory",
    main="employments.csv",
    files={
        "companies.csv": csv("id,name,domain,headcount,city,country", "c1,Acme,acme.example,12,,"),
        "schools.csv": csv("id,name,city,country", "s1,Universität Köln,Köln,Germany"),
        "people.csv": csv("id,name,emails,profile_url", "p1,Ada,a@x.example;b@x.example,"),
        "employments.csv": csv(
            "person,company,title,from,to,current",
            'p1,c1,"Head, Sales",2019-03,2020,false',
            "p1,crm:9,Präsidentin,2020-05-01,,true",
            "p1,c1,,,,",
        ),
        "studies.csv": csv("person,school,degree,field,from,to", "p1,s1,MSc,Maths,2010,2014"),
        "acquaintances.csv": csv("person,other,strength", "p1,crm:7,0.35", "p1,p2,"),
    },
    rows=9,
)

LDBC = Sample(
    format="ldbc",
    main="Person_knows_Person.csv",
    files={
        "Organisation.csv": csv(
            "id:ID(Organisation)|:LABEL|name:STRING|url:STRING",
            '1|Company|Kam_"Air"|http://example.com/a',
            "2|University|Paktia_University|http://example.com/b",
        ),
        "Person.csv": csv(
            "id:ID(Person)|firstName:STRING|lastName:STRING|gender:STRING",
            "1|Zoë|Perera|female",
            "2|Jan|Novák|male",
            "3|Li|Wei|male",
        ),
        "Person_workAt_Organisation.csv": csv(
            ":START_ID(Person)|:END_ID(Organisation)|workFrom:INT", "1|1|2013"
        ),
        "Person_studyAt_Organisation.csv": csv(
            ":START_ID(Person)|:END_ID(Organisation)|classYear:INT", "2|2|2003"
        ),
        "Person_knows_Person.csv": csv(
            ":START_ID(Person)|:END_ID(Person)|creationDate:LONG",
            "1|2|20100422123057947",
            "1|3|20100422123057947",
            "2|3|20100422123057947",
        ),
        "Person_knows_Person_1.csv": csv(
            ":START_ID(Person)|:END_ID(Person)|creationDate:LONG", "3|4|20100422123057947"
        ),
    },
    rows=11,
    quotes=False,
)

REFERENCES = Sample(
    format="references",
    main="references.csv",
    files={
        "references.csv": csv(
            "name,domain,from,to",
            '"Acme, Inc.",acme.example,2019,2020-03',
            "Société Générale,,,",
            ",initech.example,,",
        )
    },
    rows=3,
)

OUTLOOK = Sample(
    format="outlook",
    main="contacts.csv",
    files={
        "contacts.csv": csv(
            "Title,First Name,Middle Name,Last Name,Company,Job Title,E-mail,Birthday,Notes",
            'Ms.,Ada,King,Byron,"Engines, Inc.",Analyst,ada@example.com,3/27/1980,one',
            ",José,,García,Ñandú,Chef,j@example.com,0/0/00,two",
            ",,,,Mills Ltd,,info@mills.example,,three",
        )
    },
    rows=3,
    short=True,
)

GOOGLE = Sample(
    format="google",
    main="contacts.csv",
    files={
        "contacts.csv": csv(
            "First Name,Last Name,File As,Organization Name,E-mail 1 - Type,E-mail 1 - Value,X",
            'Ada,Byron,,"Engines, Inc.",* Work,ada@example.com ::: ada@home.example,one',
            "José,García,,Ñandú,Home,j@example.com,two",
            ",,Bo Mills,Mills Ltd,,info@mills.example,three",
        )
    },
    rows=3,
    short=True,
)

VCARD = Sample(
    format="vcard",
    main="contacts.vcf",
    files={
        "contacts.vcf": csv(
            "BEGIN:VCARD",
            "VERSION:3.0",
            "FN:Ada Byron",
            "N:Byron;Ada;;;",
            "ORG:Engines\\, Inc.;Analysis",
            "END:VCARD",
            "BEGIN:VCARD",
            "VERSION:4.0",
            "FN:José García",
            "item1.EMAIL;TYPE=work:j@exam",
            " ple.com",
            "NOTE:Ñandú",
            "END:VCARD",
            "BEGIN:VCARD",
            "VERSION:2.1",
            "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=91=",
            "=C3=91;;;;",
            "TEL;CELL:+49 170 1234567",
            "END:VCARD",
        )
    },
    rows=3,
    table=False,
)

ANYTABLE = Sample(
    format="csv",
    main="contacts.csv",
    files={
        "contacts.csv": csv(
            "name,emails,company,title,city,notes",
            'Ada Byron,ada@example.com,"Engines, Inc.",Analyst,London,one',
            "José García,j@example.com,Ñandú,Chef,Quito,two",
            "Bo,,Mills Ltd,,,three",
        )
    },
    rows=3,
    short=True,
)

ADDRESSES = Sample(
    format="addresses",
    main="people.txt",
    files={
        "people.txt": csv(
            "ada@example.com",
            '"José García" <j@example.com>',
            "Bo Mills, bo@mills.example",
        )
    },
    rows=3,
    table=False,
)

CONTACTS = (LINKEDIN, OUTLOOK, GOOGLE, VCARD, ANYTABLE, ADDRESSES)
SAMPLES = {sample.format: sample for sample in (*CONTACTS, DIRECTORY, LDBC, REFERENCES)}
