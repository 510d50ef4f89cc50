"""Companies that users name: found in the directory or among the organisation's own, or made."""

from collections.abc import Iterable, Mapping

from graphsvc import normal
from graphsvc.access.sealed import OrgCompanyRow, Sealer
from graphsvc.access.visibility import Desk, View
from graphsvc.errors import InvalidInput
from graphsvc.ids import new_id
from graphsvc.naming.names import COMPANIES_BY_ID, ORG_COMPANIES_BY_ID, places_named
from graphsvc.naming.targets import ORG_COMPANY_BY_NAME, Targets
from graphsvc.normal.rules import RULES
from graphsvc.ontology import org_scope
from graphsvc.queries import Id, KeyedId, Nothing, ViewerQuery, WriteQuery, Writer
from graphsvc.sealing import KeyRing
from graphsvc.wire.directory import Place

LOCK_OWN_COMPANIES = WriteQuery("naming/write/own_companies_lock", Id, ("org", "by"))
OWN_COMPANIES = WriteQuery("naming/write/org_companies", KeyedId, ("rows", "scope", "org"))
DROP_OWN_COMPANIES = WriteQuery("naming/write/org_companies_drop", Nothing, ("ids", "scope"))
PRUNE_OWN_COMPANIES = WriteQuery("naming/write/org_companies_prune", Nothing, ("scope",))
OUTDATED = ViewerQuery("naming/read/org_companies_outdated", OrgCompanyRow, ("rules", "limit"))
REKEY = WriteQuery(
    "naming/write/org_company_rekey", Nothing, ("id", "name_index", "tokens", "rules")
)
JOIN = WriteQuery("naming/write/org_company_join", Nothing, ("id", "into", "scope"))


def places(view: View, ids: Iterable[str]) -> dict[str, Place]:
    """Companies and schools with their names."""
    names = places_named(view, ids)
    return {id_: Place(id=id_, name=name) for id_, name in names.items()}


def place_named(desk: Desk, id_: str) -> Place:
    """A company or school with its name."""
    return places(desk.view, [id_])[id_]


def lock(desk: Desk) -> None:
    """Makes every other change wait that names, makes or drops own companies."""
    desk.write(LOCK_OWN_COMPANIES, org=desk.org, by=desk.user)


def company_meant(desk: Desk, *, company_id: str | None, name: str | None) -> str:
    """The id of the company that is meant; a name that fits none becomes the organisation's own.

    Call :func:`lock` first. Raises ``AmbiguousReference`` for a name that fits several, and
    ``InvalidInput`` for an id that is none or a name without a letter.
    """
    if company_id:
        return _existing(desk.view, company_id)
    text = name or ""
    target = Targets(desk.view).company(text)
    return min(target.companies) if target else own_company(desk, text)


def _existing(view: View, company_id: str) -> str:
    ids = [company_id]
    listed = view.directory(COMPANIES_BY_ID, ids=ids)
    if not listed and not view.read(ORG_COMPANIES_BY_ID, ids=ids):
        raise InvalidInput("There is no such company.", field="company_id")
    if listed and listed[0].unnamed:
        raise _no_company(listed[0].name, field="company_id")
    return company_id


def _no_company(name: str, *, field: str) -> InvalidInput:
    return InvalidInput(
        f"“{name}” names no company: nobody is known by having been there.",
        field=field,
        advice="Name the company, or leave this out.",
    )


def own_company(desk: Desk, name: str) -> str:
    """The id of the organisation's own company of that name, made where there is none."""
    if not normal.company_key(name):
        raise InvalidInput("A company needs a name with letters or digits.", field="company")
    if normal.is_no_employer(name):
        raise _no_company(name, field="company")
    index = desk.sealer.company_index(name)
    row = own_company_row(desk.sealer, desk.scope, name, index=index)
    return desk.write(OWN_COMPANIES, rows=[row], scope=desk.scope, org=desk.org)[0].id


def own_companies_named(
    write: Writer, ring: KeyRing, org: str, names: Mapping[str, str]
) -> dict[str, str]:
    """Companies of the organisation's own, found or made, by the keys of their names. For a worker,
    under the lock of own companies."""
    if not names:
        return {}
    sealer, scope = Sealer(ring, org), org_scope(org)
    indexes = {key: sealer.company_index(name) for key, name in names.items()}
    named = {index: names[key] for key, index in indexes.items()}
    made = [
        own_company_row(sealer, scope, name, index=index) for index, name in sorted(named.items())
    ]
    found = {row.key: row.id for row in write(OWN_COMPANIES, rows=made, scope=scope, org=org)}
    return {key: found[index] for key, index in indexes.items()}


def own_company_row(sealer: Sealer, scope: str, name: str, *, index: str) -> dict[str, object]:
    """A company of the organisation's own, to be written where there is none of its ``index``, the
    fingerprint of its name."""
    id_ = new_id()
    return {
        "id": id_,
        "name_index": index,
        "name": sealer.company_name(id_, name),
        "tokens": sealer.tokens(scope, name),
        "rules": RULES,
    }


def rekey_own_companies(desk: Desk, *, limit: int) -> int:
    """Lets own companies of the organisation whose keys earlier rules made be found by those of
    today; two that are one by these become one. At most ``limit``; returns how many. Call
    :func:`lock` first."""
    outdated = desk.view.read(OUTDATED, rules=RULES, limit=limit)
    for row in outdated:
        _rekey(desk, row)
    return len(outdated)


def _rekey(desk: Desk, row: OrgCompanyRow) -> None:
    name = desk.sealer.open_company(row)
    index = desk.sealer.company_index(name)
    same = desk.view.only(ORG_COMPANY_BY_NAME, name_index=index)
    if same is not None and same.id != row.id:
        desk.write(JOIN, id=row.id, into=same.id, scope=desk.scope)
        return
    tokens = desk.sealer.tokens(desk.scope, name)
    desk.write(REKEY, id=row.id, name_index=index, tokens=tokens, rules=RULES)


def drop_unnamed(desk: Desk, ids: Iterable[str]) -> None:
    """Drops those of the companies that are the organisation's own and that nothing names now."""
    desk.write(DROP_OWN_COMPANIES, ids=sorted(set(ids)), scope=desk.scope)
