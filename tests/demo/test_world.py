"""The made-up world: the same for the same seed, plausible, and with a story to tell."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from graphsvc.demo.world import AS_OF, DemoUser, World, generate, write_directory
from graphsvc.normal import company_key, email_key, profile_key
from loaders.files import directory, linkedin
from loaders.limits import Limits
from loaders.origin import Origin
from loaders.records import Contact, Employment, PartialDate

PEOPLE = 20_000
SMALL = 2_000


@pytest.fixture(scope="module")
def world() -> World:
    return generate(seed=7, people=PEOPLE)


def rows_of(user: DemoUser) -> list[dict[str, str]]:
    _, _, table = user.connections_csv.decode().partition("\n\n")
    return list(csv.DictReader(io.StringIO(table)))


def users_of(world: World) -> list[DemoUser]:
    return [user for organisation in world.organisations for user in organisation.users]


def everything(world: World, folder: Path) -> list[bytes]:
    write_directory(world, folder)
    files = [file.read_bytes() for file in sorted(folder.iterdir())]
    told = repr((world.organisations, world.rep, world.target_person, world.target_company))
    return [*files, told.encode()]


def test_the_same_seed_gives_the_same_world(tmp_path: Path) -> None:
    one = everything(generate(seed=3, people=SMALL), tmp_path / "one")
    assert everything(generate(seed=3, people=SMALL), tmp_path / "other") == one
    assert everything(generate(seed=4, people=SMALL), tmp_path / "third") != one


def test_a_world_of_few_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 500"):
        generate(people=499)


@pytest.mark.parametrize("seed", range(1, 6))
def test_small_worlds_have_a_story_too(seed: int) -> None:
    world = generate(seed=seed, people=800)
    assert world.rep in world.organisations[0].users


def test_there_is_as_much_of_everything_as_was_asked_for(world: World) -> None:
    assert len(world.people) == PEOPLE
    assert len(world.companies) == 1_500
    assert len(world.schools) == 150
    assert [len(organisation.users) for organisation in world.organisations] == [12, 5]
    jobs = Counter(job.person for job in world.employments)
    assert set(jobs.values()) == {1, 2, 3, 4, 5, 6}
    assert len(jobs) == PEOPLE


def test_every_reference_names_something_and_names_are_unique(world: World) -> None:
    people = {person.ref for person in world.people}
    companies = {company.ref for company in world.companies}
    schools = {school.ref for school in world.schools}
    assert (len(people), len(companies), len(schools)) == (PEOPLE, 1_500, 150)
    assert {job.person for job in world.employments} <= people
    assert {job.company for job in world.employments} <= companies
    assert {study.person for study in world.studies} <= people
    assert {study.school for study in world.studies} <= schools
    assert len({company_key(company.name) for company in world.companies}) > 1_490


def test_addresses_are_unique_valid_and_nobodys(world: World) -> None:
    emails = [email for person in world.people for email in person.emails]
    profiles = [person.profile_url for person in world.people if person.profile_url]
    domains = [company.domain for company in world.companies if company.domain]
    assert len(set(emails)) == len(emails)
    assert all(email_key(email) == email and email.endswith(".example") for email in emails)
    assert len({profile_key(url) for url in profiles}) == len(profiles)
    assert len(set(domains)) == len(domains)
    assert 0.88 < len(profiles) / PEOPLE < 0.96
    assert 0.35 < sum(bool(person.emails) for person in world.people) / PEOPLE < 0.55


def dates(world: World) -> Iterator[tuple[PartialDate | None, PartialDate | None]]:
    yield from ((job.start, job.end) for job in world.employments)
    yield from ((study.start, study.end) for study in world.studies)


def test_nothing_ends_before_it_starts_or_lies_ahead(world: World) -> None:
    for start, end in dates(world):
        assert start is None or start.first_day() <= AS_OF
        assert end is None or end.first_day() <= AS_OF
        assert start is None or end is None or start.first_day() <= end.first_day()
    assert not any(job.current and job.end for job in world.employments)


def test_careers_look_like_careers(world: World) -> None:
    careers: dict[str, list[Employment]] = defaultdict(list)
    for job in world.employments:
        careers[job.person].append(job)
    current = sum(jobs[-1].current for jobs in careers.values())
    undated = sum(job.start is None for job in world.employments) / len(world.employments)
    months = sum(bool(job.start and job.start.month) for job in world.employments)
    assert 0.85 < current / PEOPLE < 0.97
    assert 0.01 < undated < 0.08
    assert 0.6 < months / len(world.employments) < 0.9
    assert all(not job.current for jobs in careers.values() for job in jobs[:-1])
    for jobs in careers.values():
        starts = [job.start.first_day() for job in jobs if job.start]
        assert starts == sorted(starts)


def test_people_stay_near(world: World) -> None:
    countries = {company.ref: company.country for company in world.companies}
    careers: dict[str, list[str | None]] = defaultdict(list)
    for job in world.employments:
        careers[job.person].append(countries[job.company])
    moves = [one == other for jobs in careers.values() for one, other in pairwise(jobs)]
    assert 0.75 < sum(moves) / len(moves) < 0.99


def test_most_companies_are_small_and_a_few_are_large(world: World) -> None:
    staff = Counter(job.company for job in world.employments if job.current)
    sizes = sorted((staff[company.ref] for company in world.companies), reverse=True)
    assert sum(size < 20 for size in sizes) > 0.7 * len(sizes)
    assert 3 <= sum(size >= 200 for size in sizes) <= 30
    assert sizes[0] < PEOPLE / 10


@pytest.mark.parametrize(
    "script",
    ["LATIN", "CYRILLIC", "GREEK", "CJK", "HIRAGANA", "HANGUL", "ARABIC", "DEVANAGARI"],
)
def test_names_come_in_many_scripts(world: World, script: str) -> None:
    names = (person.name for person in world.people)
    assert any(unicodedata.name(letter, "").startswith(script) for name in names for letter in name)


def test_users_work_at_their_organisation(world: World) -> None:
    people = {person.ref: person for person in world.people}
    jobs = {(job.person, job.company) for job in world.employments if job.current}
    for organisation in world.organisations:
        for user in organisation.users:
            assert (user.person, organisation.company) in jobs
            assert user.email in people[user.person].emails
            assert user.name == people[user.person].name
        assert len(organisation.references) >= 3
    assert len({user.email for user in users_of(world)}) == 17
    assert any(user.references for user in users_of(world))


def test_exports_hold_between_80_and_400_contacts_some_of_them_private(world: World) -> None:
    profiles = {person.profile_url for person in world.people}
    private: list[float] = []
    for user in users_of(world):
        rows = rows_of(user)
        with_url = [row["URL"] for row in rows if row["URL"]]
        assert 75 <= len(rows) <= 400
        assert user.connections_csv.startswith(b"Notes:\n")
        assert len(set(with_url)) == len(with_url)
        private.append(sum(url not in profiles for url in with_url) / len(with_url))
    # Some people of the directory have no profile in it, so a few more look private by it alone.
    assert 0.15 < sum(private) / len(private) < 0.32


def test_exports_have_the_flaws_of_real_ones(world: World) -> None:
    rows = [row for user in users_of(world) for row in rows_of(user)]
    assert any(not row["URL"] for row in rows)
    assert any(row["Email Address"] for row in rows)
    assert any(row["Last Name"].endswith(", MBA") for row in rows)
    assert any(len(row["Last Name"]) == 2 and row["Last Name"].endswith(".") for row in rows)
    assert all(len(row["Connected On"].split()) == 3 for row in rows)


def test_the_target_is_reached_in_several_ways_and_is_nobody_the_rep_knows(world: World) -> None:
    team = world.organisations[0]
    assert world.rep in team.users
    known = {user.person: {row["URL"] for row in rows_of(user)} for user in team.users}
    assert world.target_person.profile_url not in known[world.rep.person] - {""}
    near = {url for url in colleagues_of(world, world.target_person.ref) if url}
    ways = {
        "the rep's own contact": bool(near & known[world.rep.person]),
        "a teammate's contact": bool(
            near & set[str]().union(*(known[user.person] for user in team.users))
        ),
        "the rep's ex-colleague": bool(near & colleagues_of(world, world.rep.person)),
    }
    assert all(ways.values()), ways


def colleagues_of(world: World, person: str) -> set[str | None]:
    """Profiles of those who were at the same company in the same year."""
    profiles = {one.ref: one.profile_url for one in world.people}
    mine = {job.company: years(job) for job in world.employments if job.person == person}
    return {
        profiles[job.person]
        for job in world.employments
        if job.company in mine and job.person != person and mine[job.company] & years(job)
    }


def years(job: Employment) -> set[int]:
    """The years that a job spans, without the first and the last month's doubt."""
    end = job.end.year if job.end else (AS_OF.year if job.current else 0)
    return set(range(job.start.year, end + 1)) if job.start else set()


def test_the_target_works_where_somebody_has_a_private_connection(world: World) -> None:
    target = (world.target_person.ref, world.target_company.ref)
    assert any((job.person, job.company) == target and job.current for job in world.employments)
    profiles = {person.profile_url for person in world.people}
    name = company_key(world.target_company.name)
    assert any(
        company_key(row["Company"]) == name and row["URL"] not in profiles
        for user in world.organisations[0].users
        for row in rows_of(user)
    )


def test_the_directory_reads_back_as_it_was_written(tmp_path: Path) -> None:
    world = generate(seed=5, people=SMALL)
    write_directory(world, tmp_path / "new")
    written = [*world.companies, *world.schools, *world.people, *world.employments, *world.studies]
    assert list(directory.read(Origin("demo", path=tmp_path / "new"), Limits())) == written


def test_exports_read_back_without_a_problem(world: World) -> None:
    for user in users_of(world):
        origin = Origin("Connections.csv", data=user.connections_csv)
        found = list(linkedin.BOOK.read(origin, Limits()))
        assert all(isinstance(record, Contact) and record.connected_on for record in found)
        assert len(found) == len(rows_of(user))
