"""Candidates for contacts, found by indexed keys so that the work grows with the rows alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphsvc import normal
from graphsvc.database import slices
from graphsvc.matching.candidates import Bearers, Candidate, Job
from graphsvc.matching.compare import COMPANY_SAME, company_names
from graphsvc.matching.compare.company_reading import words_of
from graphsvc.matching.compare.company_words import ESTABLISHED, LINKING
from graphsvc.normal.latin import latin_text
from graphsvc.normal.sound import skeleton
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


MATCH_KEYS = DirectoryQuery("matching/read/match_keys", KeyMatch, ("keys",))
MATCH_NAMES_AT = DirectoryQuery("matching/read/match_names_at", JobMatch, ("rows",))
NAMESAKES = DirectoryQuery("matching/read/namesakes", Named, ("name_keys",))
PEOPLE_COUNT = DirectoryQuery("matching/read/people_count", Count, ())
COMPANIES_NAMED = DirectoryQuery("matching/read/companies_by_name", Keyed, ("name_keys",))
COMPANIES_KNOWN = DirectoryQuery("matching/read/companies_known", Keyed, ("name_keys",))
COMPANIES_AT = DirectoryQuery("matching/read/companies_by_domain", Keyed, ("domains",))
COMPANIES_ALIKE = DirectoryQuery(
    "matching/read/companies_by_block", NamedKey, ("starts", "sounds", "words")
)


def identifiers(emails: Iterable[str], profile_url: str | None) -> list[str]:
    """The mailboxes of e-mails (``email:…``) and a profile URL (``url:…``); others left out."""
    keys = [f"email:{key}" for email in emails if (key := normal.mailbox_key(email))]
    if profile_url and (url := normal.profile_key(profile_url)):
        keys.append(f"url:{url}")
    return keys


def company_block(key: str) -> str:
    """What similar company names have in common: the first five letters of the name's key, in
    Latin letters, so that names in different scripts meet."""
    return (latin_text(key) or key).replace(" ", "")[:5]


@dataclass(frozen=True, slots=True)
class CompanyBlocks:
    """What spellings of one company's name have in common: the first letters of its key
    (``start``), the sound of all of it (``sound``), and that of the word that tells most with the
    beginning of another (``word``), which holds for any order of the words."""

    start: str
    sound: str
    word: str

    @property
    def keys(self) -> tuple[str, str, str]:
        """The three, each with its kind."""
        return f"start:{self.start}", f"sound:{self.sound}", f"word:{self.word}"


_SOUND = 8
_WORD = 6
"""Consonants of a key: fewer make large blocks of universities and banks."""


def company_blocks(name: str) -> CompanyBlocks:
    """The block keys of a company's name: made of sounds of words whose abbreviations are written
    out, as the comparator reads them, so that names meet which differ in their first letters:
    ``Müller`` and ``Mueller``, ``St. Jude`` and ``Saint Jude``, ``Pike Quarrel`` and ``Quarrel
    Pike``, ``삼성`` and ``Samsung``."""
    every = words_of(name)
    words = [word for word in every if word not in LINKING] or every
    sounds = {word: skeleton(word) or word for word in words}
    telling = [word for word in words if word not in ESTABLISHED] or words
    most = min(telling, key=lambda word: (-len(sounds[word]), sounds[word]), default="")
    others = sorted(sound for word, sound in sounds.items() if word != most)
    whole = "".join(every)
    return CompanyBlocks(
        start=company_block(normal.company_key(name)),
        sound=(skeleton(whole) or whole)[:_SOUND],
        word=f"{sounds.get(most, '')[:_WORD]} {others[0][0] if others else ''}",
    )


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
    """Ids of the directory's companies that each name means: one of their names, legal forms and
    notes aside; else those at the domain that it is, or called so without its ending; else those
    called as it says that it was or is called besides; else those of which only another spelling
    or a typing error tells one apart. Names that mean none are left
    out. What people write who have no employer means a company that is called exactly so, and of
    which a domain or a headcount is known."""
    wanted = set(names)
    employers = {name for name in wanted if not normal.is_no_employer(name)}
    found = _called(read, COMPANIES_NAMED, employers) | _called(
        read, COMPANIES_KNOWN, wanted - employers
    )
    domains = {name: domain for name in employers - found.keys() if (domain := web_domain(name))}
    at = companies_at(read, domains.values())
    found |= {name: at[domain] for name, domain in domains.items() if domain in at}
    others = {name: normal.other_name_stated(name) for name in employers - found.keys()}
    called = _called(read, COMPANIES_NAMED, filter(None, others.values()))
    found |= {name: called[other] for name, other in others.items() if other in called}
    return found | companies_alike(read, employers - found.keys())


def web_domain(name: str) -> str | None:
    """The domain that stands in place of a company's name (``quarrel.com``), if one does."""
    one_word = "." in name and not name.strip().count(" ")
    return normal.domain_key(name) if one_word else None


def _called(
    read: Reader, query: DirectoryQuery[Keyed], names: Iterable[str]
) -> dict[str, list[str]]:
    keys = {name: normal.company_key(name) for name in names}
    exact: dict[str, list[str]] = defaultdict(list)
    for some in slices(sorted({key for key in keys.values() if key}), _BATCH):
        for row in read(query, name_keys=list(some)):
            exact[row.key].append(row.id)
    return {name: sorted(exact[key]) for name, key in keys.items() if key in exact}


def companies_alike(
    read: Reader, names: Iterable[str], *, least: float = COMPANY_SAME
) -> dict[str, list[str]]:
    """Ids of the companies of which a name is so much like each, the likeliest first; names that
    none is like are left out."""
    blocks = {name: company_blocks(name) for name in names if normal.company_key(name)}
    near: dict[str, list[NamedKey]] = defaultdict(list)
    for some in slices(sorted(set(blocks.values()), key=lambda one: one.keys), _BATCH):
        rows = read(
            COMPANIES_ALIKE,
            starts=sorted({one.start for one in some}),
            sounds=sorted({one.sound for one in some}),
            words=sorted({one.word for one in some}),
        )
        for row in rows:
            near[row.key].append(row)
    found: dict[str, list[str]] = {}
    for name, block in blocks.items():
        rows = {(row.id, row.name) for key in block.keys for row in near.get(key, ())}
        best: dict[str, float] = {}
        for id_, called in rows:
            best[id_] = max(best.get(id_, 0.0), company_names(name, called).value)
        close = sorted((-score, id_) for id_, score in best.items() if score >= least)
        if close:
            found[name] = [id_ for _, id_ in close]
    return found


def companies_at(read: Reader, domains: Iterable[str]) -> dict[str, list[str]]:
    """Ids of the companies with each domain."""
    found: dict[str, list[str]] = defaultdict(list)
    for some in slices(sorted(set(domains)), _BATCH):
        for row in read(COMPANIES_AT, domains=list(some)):
            found[row.key].append(row.id)
    return found
