"""Companies that users name: found in the directory or among the organisation's own, or made."""

from collections.abc import Iterable

from graphsvc.directory.wire import Place
from graphsvc.door import Desk
from graphsvc.errors import InvalidInput
from graphsvc.ids import new_id
from graphsvc.ingest.contacts import DROP_OWN_COMPANIES, LOCK_OWN_COMPANIES, OWN_COMPANIES
from graphsvc.matching import normal
from graphsvc.paths.names import COMPANIES_BY_ID, ORG_COMPANIES_BY_ID, places_named
from graphsvc.paths.resolve import Resolver
from graphsvc.sealed import Sealer
from graphsvc.sealing import KeyRing
from graphsvc.visibility import View


def places(view: View, ring: KeyRing, ids: Iterable[str]) -> dict[str, Place]:
    """Companies and schools with their names."""
    names = places_named(view, Sealer(ring, view.viewer.org), ids)
    return {id_: Place(id=id_, name=name) for id_, name in names.items()}


def place_named(desk: Desk, id_: str) -> Place:
    """A company or school with its name."""
    return places(desk.view, desk.ring, [id_])[id_]


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
    target = Resolver(desk.view, desk.ring).company(text)
    return min(target.companies) if target else own_company(desk, text)


def _existing(view: View, company_id: str) -> str:
    ids = [company_id]
    if not view.directory(COMPANIES_BY_ID, ids=ids) and not view.read(ORG_COMPANIES_BY_ID, ids=ids):
        raise InvalidInput("There is no such company.", field="company_id")
    return company_id


def own_company(desk: Desk, name: str) -> str:
    """The id of the organisation's own company of that name, made where there is none."""
    if not normal.company_key(name):
        raise InvalidInput("A company needs a name with letters or digits.", field="company")
    id_, sealer = new_id(), desk.sealer
    row = {
        "id": id_,
        "name_index": sealer.company_index(name),
        "name": sealer.company_name(id_, name),
        "tokens": sealer.tokens(desk.scope, name),
    }
    return desk.write(OWN_COMPANIES, rows=[row], scope=desk.scope, org=desk.org)[0].id


def drop_unnamed(desk: Desk, ids: Iterable[str]) -> None:
    """Drops those of the companies that are the organisation's own and that nothing names now."""
    desk.write(DROP_OWN_COMPANIES, ids=sorted(set(ids)), scope=desk.scope)
