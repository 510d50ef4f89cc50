"""``graphsvc directory``: the shared people, companies and schools, kept in order by hand."""

from collections.abc import Mapping
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from graphsvc.cli.console import Json, say
from graphsvc.cli.derive import derive_here
from graphsvc.cli.local import connected
from graphsvc.directory.loading import Entity, Kind, fields_of
from graphsvc.directory.upkeep import (
    add_alias,
    add_domain,
    check_acquired,
    check_domain,
    check_fields,
    check_name,
    check_two,
    correct,
    erase,
    forget_parent,
    merge,
    remove_alias,
    remove_domain,
    set_parent,
    split,
)
from graphsvc.errors import InvalidInput


class Which(StrEnum):
    """The kinds of records."""

    PERSON = "person"
    COMPANY = "company"
    SCHOOL = "school"

    @property
    def kind(self) -> Kind:
        return self.value


Reference = Annotated[str, typer.Argument(metavar="REF", help="Id or source id.")]
Remove = Annotated[bool, typer.Option("--remove", help="Take it off.")]


def alias(
    reference: Reference,
    name: Annotated[str, typer.Argument(help="A former name, an abbreviation, …")],
    school: Annotated[bool, typer.Option("--school", help="It is a school, no company.")] = False,
    person: Annotated[bool, typer.Option("--person", help="It is a person, no company.")] = False,
    remove: Remove = False,
    as_json: Json = False,
) -> None:
    """Another name by which a company, a school or a person is found."""
    if school and person:
        raise InvalidInput("It is a school or a person, one of the two.", field="person")
    kind: Kind = "person" if person else "school" if school else "company"
    check_name(kind, name)
    change = remove_alias if remove else add_alias
    with connected(quiet=as_json) as local:
        _say(change(local.database, kind, reference, name), as_json=as_json)


def domain(
    reference: Reference,
    host: Annotated[str, typer.Argument(metavar="DOMAIN")],
    remove: Remove = False,
    as_json: Json = False,
) -> None:
    """Another domain of a company."""
    check_domain(host)
    change = remove_domain if remove else add_domain
    with connected(quiet=as_json) as local:
        _say(change(local.database, reference, host), as_json=as_json)


def parent_(
    reference: Reference,
    parent: Annotated[
        str | None, typer.Argument(metavar="PARENT", help="Id or source id of the owner.")
    ] = None,
    acquired: Annotated[
        str, typer.Option(help="When it was bought: 2019, 2019-03 or 2019-03-07.")
    ] = "",
    none: Annotated[bool, typer.Option("--none", help="No company owns it.")] = False,
    forget: Annotated[
        bool, typer.Option("--forget", help="It is the source's word again.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Which company owns a company, and since when where it was bought."""
    if (parent is not None) + none + forget != 1:
        raise InvalidInput("Name a parent, or say --none or --forget.", field="parent")
    check_acquired(acquired, parent)
    with connected(quiet=as_json) as local:
        if forget:
            changed = forget_parent(local.database, reference)
        else:
            changed = set_parent(local.database, reference, parent, acquired=acquired)
        _say(changed, as_json=as_json)


def correct_(
    which: Which,
    reference: Reference,
    name: Annotated[str | None, typer.Option()] = None,
    profile_url: Annotated[str | None, typer.Option(help="Of a person.")] = None,
    domain: Annotated[str | None, typer.Option(help="Of a company.")] = None,
    city: Annotated[str | None, typer.Option()] = None,
    country: Annotated[str | None, typer.Option()] = None,
    headcount: Annotated[int | None, typer.Option(min=0, help="Of a company.")] = None,
    forget: Annotated[
        list[str] | None, typer.Option(help="A field that is the source's again.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Corrects fields of a record, whatever its sources say from now on."""
    given: Mapping[str, str | int | None] = {
        "name": name,
        "profile_url": profile_url,
        "domain": domain,
        "city": city,
        "country": country,
        "headcount": headcount,
    }
    fields = {field: value for field, value in given.items() if value is not None}
    check_fields(which.kind, fields, forget or ())
    if not fields and not forget:
        raise InvalidInput("Say what to correct, or what to --forget.", field="name")
    with connected(quiet=as_json) as local:
        changed = correct(local.database, which.kind, reference, fields=fields, forget=forget or ())
        derive_here(local, quiet=as_json)
        _say(changed, as_json=as_json)


def merge_(
    which: Which,
    keep: Annotated[str, typer.Argument(metavar="KEEP", help="Id or source id of what stays.")],
    drop: Annotated[str, typer.Argument(metavar="DROP", help="Id or source id of what goes.")],
    as_json: Json = False,
) -> None:
    """Makes one record of two that are the same person, company or school."""
    check_two(keep, drop)
    with connected(quiet=as_json) as local:
        done = merge(local.database, which.kind, keep, drop)
        derived = derive_here(local, quiet=as_json)
        told = f"{done.record.name}: {done.jobs} jobs, {done.studies} studies moved."
        text = f"{done.record.name}: they were merged before." if done.already else told
        document = {
            **asdict(done),
            "record": fields_of(done.record),
            "derived": asdict(derived),
        }
        say(document, as_json=as_json, text=text)


def split_(
    which: Which,
    reference: Annotated[
        str, typer.Argument(metavar="REF", help="Source id of the record that was merged away.")
    ],
    as_json: Json = False,
) -> None:
    """Takes a merged record out of the one that it was merged into."""
    with connected(quiet=as_json) as local:
        done = split(local.database, which.kind, reference)
        derived = derive_here(local, quiet=as_json)
        text = (
            f"{done.record.name} is a record of its own again, with {done.jobs} jobs, "
            f"{done.studies} studies and {done.named} that name it. Load its sources again: "
            "published ties follow then."
        )
        document = {
            **asdict(done),
            "record": fields_of(done.record),
            "left": fields_of(done.left),
            "derived": asdict(derived),
        }
        say(document, as_json=as_json, text=text)


def erase_(
    reference: Annotated[str, typer.Argument(metavar="PERSON", help="Id or source id.")],
    as_json: Json = False,
) -> None:
    """Erases a person who objects: no load and no import brings them back."""
    with connected(quiet=as_json) as local:
        done = erase(local.database, local.ring, reference)
        derived = derive_here(local, quiet=as_json)
        text = (
            f"Erased, with {done.contacts} contacts of users and {derived.dropped} ties; "
            f"{done.fingerprints} fingerprints keep them from coming back."
        )
        say({**asdict(done), "derived": asdict(derived)}, as_json=as_json, text=text)


def _say(record: Entity, *, as_json: bool) -> None:
    document = fields_of(record)
    lines = (f"{name}: {_told(value)}" for name, value in document.items() if value)
    say(document, as_json=as_json, text="\n".join(lines))


def _told(value: str | int | tuple[str, ...]) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value)
