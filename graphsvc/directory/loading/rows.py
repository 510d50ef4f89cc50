"""Records as the write queries take them. Pure."""

import hashlib
from collections.abc import Iterator
from typing import Final

from graphsvc import normal
from graphsvc.directory.dates import span
from graphsvc.directory.loading.queries import Row
from graphsvc.ids import new_id
from graphsvc.matching.blocking import company_blocks, identifiers
from graphsvc.normal import sorted_name
from graphsvc.normal.people import read_name
from graphsvc.strength import cost, number
from loaders.records import Acquaintance, Company, Employment, Person, School, Study

SEPARATOR: Final = "\x1f"
"""Between source ids; no text of a file holds it."""


def person_row(person: Person) -> Row:
    """A person as the write query takes it."""
    key = sorted_name(person.name)
    further = (*person.aliases, *read_name(person.name).former)
    aliases = {sorted_name(name): name for name in reversed(further)}
    row: Row = {
        "ref": person.ref,
        "name": person.name,
        "name_key": key,
        **_blocks(person.name),
        "emails": list(person.emails),
        "profile_url": person.profile_url,
        "keys": list(dict.fromkeys(person_keys(person))),
        "names": [
            {"key": alias, "name": name, **_blocks(name)}
            for alias, name in sorted(aliases.items())
            if alias not in ("", key)
        ],
    }
    return {**row, "id": new_id(), "print": _digest(*row.values())}


def _blocks(name: str) -> Row:
    first, *rest = normal.person_blocks(name) or ("",)
    return {"block_a": first, "block_b": rest[0] if rest else first}


def person_keys(person: Person) -> Iterator[str]:
    """Normal forms of a person's e-mails and profile URLs."""
    yield from identifiers(person.emails, person.profile_url)
    for url in person.profile_urls:
        yield from identifiers((), url)


def company_row(company: Company) -> Row:
    """A company as the write query takes it."""
    domains = _domains(company)
    unnamed = normal.is_no_employer(company.name) and not (domains or company.headcount)
    key = "" if unnamed else normal.company_key(company.name)
    aliases = {normal.employer_key(name): name for name in reversed(company.aliases)}
    row: Row = {
        "ref": company.ref,
        "name": company.name,
        "unnamed": unnamed or None,
        "name_key": key or None,
        **_company_blocks(company.name, key),
        "domain": domains[0] if domains else None,
        "headcount": company.headcount,
        "city": company.city,
        "country": company.country,
        "names": [
            {"key": alias, "name": name, **_company_blocks(name, alias)}
            for alias, name in sorted(aliases.items())
            if alias not in ("", key)
        ],
        "domains": sorted(domains[1:]),
        "parent": company.parent,
        "acquired": str(company.acquired) if company.acquired else None,
    }
    return {**row, "id": new_id(), "print": _digest(*row.values())}


def _company_blocks(name: str, key: str) -> Row:
    """What other spellings are found by; nothing of what is no company's name."""
    blocks = company_blocks(name)
    found = {"block": blocks.start, "block_sound": blocks.sound, "block_word": blocks.word}
    return found if key else dict.fromkeys(found)


def _domains(company: Company) -> list[str]:
    """A company's domains in normal form, each once, the one that is shown first."""
    stated = (company.domain or "", *company.domains)
    return list(dict.fromkeys(filter(None, map(normal.domain_key, stated))))


def school_row(school: School) -> Row:
    """A school as the write query takes it."""
    unnamed = normal.is_no_school(school.name)
    key = "" if unnamed else normal.name_key(school.name)
    aliases = {
        normal.name_key(name): name
        for name in reversed(school.aliases)
        if not normal.is_no_school(name)
    }
    row: Row = {
        "ref": school.ref,
        "name": school.name,
        "unnamed": unnamed or None,
        "name_key": key or None,
        "city": school.city,
        "country": school.country,
        "names": [
            {"key": alias, "name": name}
            for alias, name in sorted(aliases.items())
            if alias not in ("", key)
        ],
    }
    return {**row, "id": new_id(), "print": _digest(*row.values())}


def employment_row(job: Employment, position: int, *, as_of: int) -> Row:
    """An employment as the write query takes it; the same job at the same place has one key."""
    when = span(job.start, job.end, current=job.current, as_of=as_of)
    row: Row = {
        "person": job.person,
        "place": job.company,
        "key": _digest(job.title, job.start),
        "title": job.title,
        "current": when.current,
        "since": when.since,
        "until": when.until,
        "start": when.start,
        "end": when.end,
    }
    return {**row, "print": fingerprint_of(row), "number": position}


def study_row(study: Study, position: int, *, as_of: int) -> Row:
    """A study as the write query takes it."""
    when = span(study.start, study.end, current=False, as_of=as_of)
    row: Row = {
        "person": study.person,
        "place": study.school,
        "key": _digest(study.degree, study.field, study.start, study.end),
        "degree": study.degree,
        "field": study.field,
        "since": when.since,
        "until": when.until,
        "start": when.start,
        "end": when.end,
    }
    return {**row, "print": fingerprint_of(row), "number": position}


def acquaintance_row(tie: Acquaintance, position: int) -> Row:
    """A published tie as the write query takes it; without a strength it has the model's own."""
    strength = number("public_knows") if tie.strength is None else tie.strength
    return {
        "person": tie.person,
        "other": tie.other,
        "cost": cost(strength),
        "number": position,
    }


def pair_of(person: str, place: str) -> str:
    """Source ids of person and place as one text (``says`` of a job or study)."""
    return f"{person}{SEPARATOR}{place}"


def fingerprint_of(row: Row) -> str:
    """The fingerprint of an employment or a study, by which a change is noticed."""
    return _digest(*row.values())


def _digest(*parts: object) -> str:
    text = "\x1f".join(str(part) for part in parts)
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()
