"""Candidates for contacts, found by indexed keys so that the work grows with the rows alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphsvc.database import slices
from graphsvc.matching import normal
from graphsvc.matching.candidates import Bearers, Candidate, Job
from graphsvc.matching.compare import COMPANY_SAME, company_names
from graphsvc.matching.normal.latin import latin_text
from graphsvc.queries import Count, DirectoryQuery, Reader
from loaders.records import Contact

_BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Keyed:
    id: str
    key: str


@dataclass(frozen=True, slots=True)
class NamedKey:
    id: str
    name: str
    key: str


@dataclass(frozen=True, slots=True)
class KeyMatch:
    key: str
    id: str
    name: str
    aliases: list[str]


@dataclass(frozen=True, slots=True)
class JobMatch:
    number: int
    id: str
    name: str
    title: str
    former: bool
    city: str
    name_key: str
    profile_url: str
    staff: int
    aliases: list[str]


@dataclass(frozen=True, slots=True)
class Named:
    """A name in its normal form, and how many people have it."""

    key: str
    count: int


MATCH_KEYS = DirectoryQuery("read/match_keys", KeyMatch, ("keys",))
MATCH_NAMES_AT = DirectoryQuery("read/match_names_at", JobMatch, ("rows",))
NAMESAKES = DirectoryQuery("read/namesakes", Named, ("name_keys",))
PEOPLE_COUNT = DirectoryQuery("read/people_count", Count, ())
COMPANIES_NAMED = DirectoryQuery("read/companies_by_name", Keyed, ("name_keys",))
COMPANIES_AT = DirectoryQuery("read/companies_by_domain", Keyed, ("domains",))
COMPANIES_ALIKE = DirectoryQuery("read/companies_by_block", NamedKey, ("blocks",))


def identifiers(emails: Iterable[str], profile_url: str | None) -> list[str]:
    """Normal forms of e-mails (``email:…``) and a profile URL (``url:…``); others left out."""
    keys = [f"email:{key}" for email in emails if (key := normal.email_key(email))]
    if profile_url and (url := normal.profile_key(profile_url)):
        keys.append(f"url:{url}")
    return keys


def company_block(key: str) -> str:
    """What similar company names have in common: the first five letters of the name's key, in
    Latin letters, so that names in different scripts meet."""
    return (latin_text(key) or key).replace(" ", "")[:5]


def people_by_key(read: Reader, keys: Iterable[str]) -> dict[str, list[Candidate]]:
    """The people whom each key identifies."""
    found: dict[str, list[Candidate]] = defaultdict(list)
    for some in slices(sorted(set(keys)), _BATCH):
        for row in read(MATCH_KEYS, keys=list(some)):
            found[row.key].append(Candidate(row.id, row.name, aliases=tuple(row.aliases)))
    return found


def people_at_companies(
    read: Reader, contacts: Sequence[Contact], companies: Mapping[int, Sequence[str]]
) -> dict[int, list[Candidate]]:
    """By row number: people who work or worked at one of the row's companies and whose names are
    not unlike the row's, with their jobs there."""
    rows = [
        {
            "number": contact.row,
            "companies": list(companies[contact.row]),
            "blocks": list(normal.blocks_to_seek(contact.name)),
        }
        for contact in contacts
        if companies.get(contact.row)
    ]
    found: dict[int, dict[str, list[JobMatch]]] = defaultdict(lambda: defaultdict(list))
    for some in slices(rows, _BATCH):
        for job in read(MATCH_NAMES_AT, rows=list(some)):
            found[job.number][job.id].append(job)
    return _candidates(read, found)


def _candidates(
    read: Reader, found: Mapping[int, Mapping[str, Sequence[JobMatch]]]
) -> dict[int, list[Candidate]]:
    """By row number the people found, with how common their names are."""
    names = {jobs[0].name_key for people in found.values() for jobs in people.values()}
    bearers: dict[str, int] = {}
    for some in slices(sorted(names), _BATCH):
        rows = read(NAMESAKES, name_keys=list(some))
        bearers |= {row.key: row.count for row in rows}
    everybody = read(PEOPLE_COUNT)[0].count if found else 0
    return {
        number: [
            _candidate(jobs, Bearers(max(0, bearers[jobs[0].name_key] - 1), everybody))
            for _, jobs in sorted(people.items())
        ]
        for number, people in found.items()
    }


def _candidate(jobs: Sequence[JobMatch], bearers: Bearers) -> Candidate:
    """One person's."""
    held = tuple(
        Job(title=job.title, former=job.former, city=job.city, staff=job.staff) for job in jobs
    )
    first = jobs[0]
    aliases = tuple(first.aliases)
    return Candidate(first.id, first.name, held, first.profile_url, bearers, aliases)


def companies_named(read: Reader, names: Iterable[str]) -> dict[str, list[str]]:
    """Ids of the directory's companies that each name means: one of their names, legal forms aside,
    else those of which only a typing error tells one apart. Names that mean none are left out."""
    keys = {name: normal.company_key(name) for name in set(names)}
    exact: dict[str, list[str]] = defaultdict(list)
    for some in slices(sorted({key for key in keys.values() if key}), _BATCH):
        for row in read(COMPANIES_NAMED, name_keys=list(some)):
            exact[row.key].append(row.id)
    found = {name: sorted(exact[key]) for name, key in keys.items() if key in exact}
    rest = {name: key for name, key in keys.items() if key and key not in exact}
    return found | _alike(read, rest)


def _alike(read: Reader, names: Mapping[str, str]) -> dict[str, list[str]]:
    blocks: dict[str, list[NamedKey]] = defaultdict(list)
    wanted = sorted({company_block(key) for key in names.values()})
    for some in slices(wanted, _BATCH):
        for row in read(COMPANIES_ALIKE, blocks=list(some)):
            blocks[row.key].append(row)
    found: dict[str, list[str]] = {}
    for name, key in names.items():
        alike = {
            row.id
            for row in blocks[company_block(key)]
            if company_names(name, row.name).value >= COMPANY_SAME
        }
        if alike:
            found[name] = sorted(alike)
    return found


def companies_at(read: Reader, domains: Iterable[str]) -> dict[str, list[str]]:
    """Ids of the companies with each domain."""
    found: dict[str, list[str]] = defaultdict(list)
    for some in slices(sorted(set(domains)), _BATCH):
        for row in read(COMPANIES_AT, domains=list(some)):
            found[row.key].append(row.id)
    return found
