"""The LDBC social network (interactive v1) in the CSV form of neo4j-admin import.

Files in one folder: separator ``|``, no quoting, columns such as ``id:ID(Person)``; every file
ends with a line break, so one without it was cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from loaders.files.folders import by_name, files_of
from loaders.limits import Limits
from loaders.origin import File, Origin
from loaders.records import (
    Acquaintance,
    Company,
    DirectoryRecord,
    Employment,
    Person,
    Problem,
    Refused,
    School,
    Study,
)
from loaders.rows import Row, records, shown
from loaders.tables import Layout, Table, open_table

Made = TypeVar("Made")

ORGANISATIONS = "organisation.csv"
PERSONS = "person.csv"
ORGANISATION_COLUMNS = {"id": "id:ID(Organisation)", "label": ":LABEL", "name": "name:STRING"}
PERSON_COLUMNS = {
    "id": "id:ID(Person)",
    "first": "firstName:STRING",
    "last": "lastName:STRING",
}
PLACE_COLUMNS = {"id": "id:ID(Place)", "name": "name:STRING", "label": ":LABEL"}
MEMBER = {"start": ":START_ID(Person)", "end": ":END_ID(Organisation)"}
FRIENDS = {"start": ":START_ID(Person)", "end": ":END_ID(Person)"}
KNOWS = re.compile(r"person_knows_person(_\d+)*\.csv")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the data: ``label`` is City, Country or Continent."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Places:
    """Places by id, the place that each lies in, and where each organisation is."""

    places: Mapping[str, Place]
    within: Mapping[str, str]
    of_organisation: Mapping[str, str]

    def find(self, organisation: str) -> tuple[str | None, str | None]:
        """The city and the country of an organisation, as far as they are known."""
        found: dict[str, str] = {}
        place: str | None = self.of_organisation.get(organisation)
        # City, country, continent: three steps, so that a circle in the data ends too.
        for _ in range(3):
            if place is None or place not in self.places:
                break
            found.setdefault(self.places[place].label, self.places[place].name)
            place = self.within.get(place)
        return found.get("City"), found.get("Country")


@dataclass(frozen=True, slots=True)
class _Folder:
    files: Mapping[str, File]
    limits: Limits

    def table(self, name: str, columns: Mapping[str, str]) -> Table | None:
        """The table of that name; ``columns`` are our keys with the names in the header."""
        file = self.files.get(name)
        if file is None:
            return None
        layout = Layout(
            columns={key: (column,) for key, column in columns.items()},
            required=tuple((key,) for key in columns),
            search=1,
            delimiters="|",
            bare=True,
            terminated=True,
            may_be_empty=True,
        )
        return open_table(file, layout, limits=self.limits, rows=self.limits.directory_rows)

    def links(self, name: str, start: str, end: str) -> Iterator[tuple[str, str] | Problem]:
        """Pairs of ids from a table of links; none where there is no such table."""
        columns = {"start": f":START_ID({start})", "end": f":END_ID({end})"}
        table = self.table(name, columns)
        return records(table or (), lambda row: (row.needed("start"), row.needed("end")))


def read(origin: Origin, limits: Limits) -> Iterator[DirectoryRecord | Problem]:
    """Organisations, persons, jobs, studies, friendships: one for each row, or a ``Problem``.

    Only the places and where the organisations are is held in memory. Raises ``Refused``.
    """
    folder = _Folder(by_name(files_of(origin, limits), origin=origin), limits)
    organisations = folder.table(ORGANISATIONS, ORGANISATION_COLUMNS)
    people = folder.table(PERSONS, PERSON_COLUMNS)
    if organisations is None or people is None:
        advice = "Give the folder that holds Person.csv and Organisation.csv."
        raise Refused(Problem(origin.name, "This is not an LDBC data set.", advice=advice))
    ties = _ties(folder)
    problems: list[Problem] = []
    places = _places(folder, problems)
    yield from problems
    yield from records(organisations, lambda row: _organisation(row, places))
    yield from records(people, _person)
    for tie in ties:
        yield from tie


def _ties(folder: _Folder) -> list[Iterator[DirectoryRecord | Problem]]:
    """Jobs, studies and friendships; their headers are checked now, their rows read later."""
    jobs = folder.table("person_workat_organisation.csv", {**MEMBER, "year": "workFrom:INT"})
    studies = folder.table("person_studyat_organisation.csv", {**MEMBER, "year": "classYear:INT"})
    parts = sorted(name for name in folder.files if KNOWS.fullmatch(name))
    friends = [folder.table(name, FRIENDS) for name in parts]
    return [
        records(jobs or (), _employment),
        records(studies or (), _study),
        *(records(table or (), _acquaintance) for table in friends),
    ]


def _places(folder: _Folder, problems: list[Problem]) -> Places:
    """Reads the places and adds their problems to ``problems``."""
    places = records(
        folder.table("place.csv", PLACE_COLUMNS) or (),
        lambda row: (row.needed("id"), Place(_name(row), row.text("label"))),
    )
    located = folder.links("organisation_islocatedin_place.csv", "Organisation", "Place")
    return Places(
        places=_kept(places, problems),
        within=_kept(folder.links("place_ispartof_place.csv", "Place", "Place"), problems),
        of_organisation=_kept(located, problems),
    )


def _kept(pairs: Iterable[tuple[str, Made] | Problem], problems: list[Problem]) -> dict[str, Made]:
    kept: dict[str, Made] = {}
    for pair in pairs:
        if isinstance(pair, Problem):
            problems.append(pair)
        else:
            kept[pair[0]] = pair[1]
    return kept


def _organisation(row: Row, places: Places) -> Company | School:
    ref, name, label = _ref(row, "id"), _name(row), row.text("label")
    city, country = places.find(row.text("id"))
    if label == "Company":
        return Company(ref, name, city=city, country=country)
    if label == "University":
        return School(ref, name, city=city, country=country)
    advice = "An organisation is a Company or a University."
    raise row.error("label", f"{shown(label)} is no kind of organisation.", advice=advice)


def _person(row: Row) -> Person:
    ref = _ref(row, "id")
    name = f"{row.text('first')} {row.text('last')}".strip()
    if not name:
        raise row.error("first", "The person has no name.", advice="Fill in the name.")
    return Person(ref, name)


def _employment(row: Row) -> Employment:
    return Employment(_ref(row, "start"), _ref(row, "end"), start=row.date("year"))


def _study(row: Row) -> Study:
    return Study(_ref(row, "start"), _ref(row, "end"), end=row.date("year"))


def _acquaintance(row: Row) -> Acquaintance:
    person, other = _ref(row, "start"), _ref(row, "end")
    if person == other:
        raise row.error("end", "A person does not know themselves.", advice="Remove the row.")
    return Acquaintance(person, other)


def _ref(row: Row, key: str) -> str:
    return f"ldbc:{row.needed(key)}"


def _name(row: Row) -> str:
    return " ".join(row.needed("name").replace("_", " ").split())
