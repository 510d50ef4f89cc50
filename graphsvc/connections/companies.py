"""Companies that users name: found in the directory or among the organisation's own, or made."""

from collections.abc import Iterable
from dataclasses import dataclass

from graphsvc.database import Transaction
from graphsvc.directory.wire import Place
from graphsvc.errors import InvalidInput
from graphsvc.ids import new_id
from graphsvc.ingest.contacts import DROP_OWN_COMPANIES, LOCK_OWN_COMPANIES, OWN_COMPANIES
from graphsvc.matching import normal
from graphsvc.ontology import org_scope
from graphsvc.paths.names import COMPANIES_BY_ID, ORG_COMPANIES_BY_ID, places_named
from graphsvc.paths.resolve import Resolver
from graphsvc.sealed import Sealer
from graphsvc.sealing import KeyRing
from graphsvc.visibility import View


@dataclass(frozen=True, slots=True)
class Desk:
    """What a change of a user's own facts works with: their view, the transaction, the keys."""

    view: View
    tx: Transaction
    ring: KeyRing

    @property
    def user(self) -> str:
        return self.view.viewer.user

    @property
    def org(self) -> str:
        return self.view.viewer.org

    @property
    def scope(self) -> str:
        """The organisation's scope, in which a user's stated facts stand."""
        return org_scope(self.org)

    @property
    def sealer(self) -> Sealer:
        return Sealer(self.ring, self.org)

    def name(self, place: str) -> Place:
        """A company or school with its name."""
        return places(self.view, self.ring, [place])[place]


def places(view: View, ring: KeyRing, ids: Iterable[str]) -> dict[str, Place]:
    """Companies and schools with their names."""
    names = places_named(view, Sealer(ring, view.viewer.org), ids)
    return {id_: Place(id=id_, name=name) for id_, name in names.items()}


def lock(desk: Desk) -> None:
    """Makes every other change wait that names, makes or drops own companies."""
    desk.tx.run(LOCK_OWN_COMPANIES, org=desk.org, by=desk.user)


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
    return desk.tx.run(OWN_COMPANIES, rows=[row], scope=desk.scope, org=desk.org)[0].id


def drop_unnamed(desk: Desk, ids: Iterable[str]) -> None:
    """Drops those of the companies that are the organisation's own and that nothing names now."""
    desk.tx.run(DROP_OWN_COMPANIES, ids=sorted(set(ids)), scope=desk.scope)
