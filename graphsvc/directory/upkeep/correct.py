"""Corrections by hand: fields in place of the source's, further names and further domains."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from graphsvc import normal
from graphsvc.database import Database, Transaction
from graphsvc.directory.family import parents
from graphsvc.directory.loading import Entity, Fixed, Kind, name_key_of
from graphsvc.directory.upkeep.records import Record, find, fix, fixed_of, lock
from graphsvc.errors import InvalidInput, NotFound
from loaders.records import Company, PartialDate

FIELDS: Final[Mapping[Kind, tuple[str, ...]]] = {
    "person": ("name", "profile_url"),
    "company": ("name", "domain", "city", "country", "headcount"),
    "school": ("name", "city", "country"),
}


def correct(
    database: Database,
    kind: Kind,
    reference: str,
    *,
    fields: Mapping[str, str | int],
    forget: Iterable[str] = (),
) -> Entity:
    """Lets fields of a record be what administrators say, whatever its sources say later; those to
    ``forget`` are the sources' again. Returns the record as it is then.

    Raises ``InvalidInput`` for a field that such a record does not have, or an unusable value.
    """
    given_back = set(forget)
    said = check_fields(kind, fields, given_back)

    def change(fixed: Fixed, _: Record) -> Fixed:
        kept = {name: value for name, value in fixed.fields.items() if name not in given_back}
        return replace(fixed, fields={**kept, **said})

    return _change(database, kind, reference, change)


def check_fields(
    kind: Kind, fields: Mapping[str, str | int], forget: Iterable[str] = ()
) -> dict[str, str | int]:
    """What fields are corrected to, as it is kept. Raises ``InvalidInput`` as :func:`correct`."""
    for name in (*fields, *forget):
        if name not in FIELDS[kind]:
            known = ", ".join(FIELDS[kind])
            message = f"A {kind} has no {name} that can be corrected."
            raise InvalidInput(message, field=name, advice=f"It has: {known}.")
    return {name: _usable(kind, name, value) for name, value in fields.items()}


def _usable(kind: Kind, name: str, value: str | int) -> str | int:
    text = str(value).strip()
    keys: dict[str, object] = {
        "name": normal.company_key(text) if kind == "company" else normal.name_key(text),
        "domain": normal.domain_key(text),
        "profile_url": normal.profile_key(text),
        "headcount": text.isdigit(),
    }
    if not keys.get(name, text):
        raise InvalidInput(f"“{text}” cannot be used as {name}.", field=name)
    return int(text) if name == "headcount" else text


def _change(
    database: Database, kind: Kind, reference: str, change: Callable[[Fixed, Record], Fixed]
) -> Entity:
    def work(tx: Transaction) -> Entity:
        lock(tx)
        record = find(tx, kind, reference)
        fixed = fixed_of(tx, record)
        changed = change(fixed, record)
        return record.stated if changed == fixed else fix(tx, record, changed)

    return database.write(work)


# --- parents and acquisitions ---------------------------------------------------------------------


def set_parent(
    database: Database, reference: str, parent: str | None, *, acquired: str = ""
) -> Entity:
    """Says which company owns one, since when (ISO 8601) where it was bought; no ``parent``: that
    none does. Raises ``InvalidInput`` where a company would come to own itself."""
    since = check_acquired(acquired, parent)

    def work(tx: Transaction) -> Entity:
        lock(tx)
        record = find(tx, "company", reference)
        owner = find(tx, "company", parent) if parent is not None else None
        if owner is not None and record.id in (owner.id, *_owners(tx, owner.id)):
            raise InvalidInput(
                f"{record.stated.name} owns {owner.stated.name}, or is the same company.",
                field="parent",
                advice="Take the other parent off first.",
            )
        fixed = fixed_of(tx, record)
        said = {"parent": owner.ref if owner else "", "acquired": since}
        return fix(tx, record, replace(fixed, fields={**fixed.fields, **said}))

    return database.write(work)


def forget_parent(database: Database, reference: str) -> Entity:
    """Lets the sources of a company say again which company owns it."""

    def change(fixed: Fixed, _: Record) -> Fixed:
        kept = {name: fixed.fields[name] for name in fixed.fields.keys() - {"parent", "acquired"}}
        return replace(fixed, fields=kept)

    return _change(database, "company", reference, change)


def _owners(tx: Transaction, company: str) -> set[str]:
    found: set[str] = set()
    layer = {company}
    while layer := {row.id for row in parents(tx.run, layer)} - found:
        found |= layer
    return found


def check_acquired(text: str, parent: str | None) -> str:
    """When a parent bought it, as it is kept. Raises ``InvalidInput`` for what is no date, and
    where nobody bought it."""
    try:
        since = str(PartialDate.parse(text)) if text.strip() else ""
    except ValueError:
        raise InvalidInput(
            f"“{text}” is no date.", field="acquired", advice="For example 2019 or 2019-03-07."
        ) from None
    if since and parent is None:
        raise InvalidInput("It says when the company was bought, not by whom.", field="parent")
    return since


# --- further names and domains --------------------------------------------------------------------


def add_alias(database: Database, kind: Kind, reference: str, name: str) -> Entity:
    """Lets a record be found by another name too. Raises ``InvalidInput``."""
    check_name(kind, name)
    key = name_key_of(kind)

    def change(fixed: Fixed, _: Record) -> Fixed:
        return replace(
            fixed,
            aliases=(*_without(fixed.aliases, key, name), name),
            no_aliases=_without(fixed.no_aliases, key, name),
        )

    return _change(database, kind, reference, change)


def check_name(kind: Kind, name: str) -> None:
    """Raises ``InvalidInput`` for what can be nobody's name."""
    if not name_key_of(kind)(name):
        raise InvalidInput(f"“{name}” is no name.", field="name")


def remove_alias(database: Database, kind: Kind, reference: str, name: str) -> Entity:
    """Takes a further name off, whoever said it. Raises ``NotFound`` where it has none such."""
    key = name_key_of(kind)

    def change(fixed: Fixed, record: Record) -> Fixed:
        if key(name) not in map(key, aliases_of(record.stated)):
            raise NotFound(f"{record.stated.name} has no further name “{name}”.")
        return replace(
            fixed,
            aliases=_without(fixed.aliases, key, name),
            no_aliases=(*_without(fixed.no_aliases, key, name), name),
        )

    return _change(database, kind, reference, change)


def add_domain(database: Database, reference: str, domain: str) -> Entity:
    """Gives a company another domain. Raises ``InvalidInput``."""
    host = check_domain(domain)

    def change(fixed: Fixed, _: Record) -> Fixed:
        return replace(
            fixed,
            domains=(*_without(fixed.domains, str, host), host),
            no_domains=_without(fixed.no_domains, str, host),
        )

    return _change(database, "company", reference, change)


def remove_domain(database: Database, reference: str, domain: str) -> Entity:
    """Takes a domain off a company, whoever said it. Raises ``NotFound`` where it has none such."""
    host = check_domain(domain)

    def change(fixed: Fixed, record: Record) -> Fixed:
        if host not in map(normal.domain_key, domains_of(record.stated)):
            raise NotFound(f"{record.stated.name} has no domain {host}.")
        return replace(
            fixed,
            domains=_without(fixed.domains, str, host),
            no_domains=(*_without(fixed.no_domains, str, host), host),
        )

    return _change(database, "company", reference, change)


def aliases_of(record: Entity) -> tuple[str, ...]:
    """The further names of a record."""
    return record.aliases


def domains_of(record: Entity) -> tuple[str, ...]:
    """All domains of a record, the one that is shown first."""
    if not isinstance(record, Company):
        return ()
    return tuple(filter(None, (record.domain, *record.domains)))


def check_domain(domain: str) -> str:
    """A domain as it is kept. Raises ``InvalidInput`` for what is none."""
    host = normal.domain_key(domain)
    if host is None:
        raise InvalidInput(
            f"“{domain}” is no domain.", field="domain", advice="For example acme.com."
        )
    return host


def _without(texts: Iterable[str], key: Callable[[str], str], text: str) -> tuple[str, ...]:
    return tuple(one for one in texts if key(one) != key(text))
