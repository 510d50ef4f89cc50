"""Schools that the directory does not have: an organisation's own, as its users name them."""

from graphsvc import normal
from graphsvc.access.sealed import OrgSchoolRow
from graphsvc.access.visibility import Desk
from graphsvc.errors import InvalidInput
from graphsvc.ids import new_id
from graphsvc.normal.rules import RULES
from graphsvc.queries import Id, Nothing, ViewerQuery, WriteQuery

OWN_SCHOOLS = WriteQuery("naming/write/org_schools", Id, ("rows", "scope", "org"))
DROP_OWN_SCHOOLS = WriteQuery("naming/write/org_schools_drop", Nothing, ("ids", "scope"))
OUTDATED = ViewerQuery("naming/read/org_schools_outdated", OrgSchoolRow, ("rules", "limit"))
BY_NAME = ViewerQuery("naming/read/org_school_by_name", Id, ("name_index",))
REKEY = WriteQuery("naming/write/org_school_rekey", Nothing, ("id", "name_index", "rules"))
JOIN = WriteQuery("naming/write/org_school_join", Nothing, ("id", "into", "scope"))


def own_school(desk: Desk, name: str) -> str:
    """The id of the organisation's own school of that name, made where there is none. Raises
    ``InvalidInput`` for what names no school."""
    if not normal.name_key(name) or normal.is_no_school(name):
        raise InvalidInput(
            f"“{name}” names no school: nobody is known by having been there.",
            field="school",
            advice="Name the school, or leave this out.",
        )
    id_, sealer = new_id(), desk.sealer
    row = {
        "id": id_,
        "name_index": sealer.school_index(name),
        "name": sealer.school_name(id_, name),
        "rules": RULES,
    }
    return desk.write(OWN_SCHOOLS, rows=[row], scope=desk.scope, org=desk.org)[0].id


def rekey_own_schools(desk: Desk, *, limit: int) -> int:
    """Lets own schools of the organisation whose keys earlier rules made be found by those of
    today; two that are one by these become one. At most ``limit``; returns how many."""
    outdated = desk.view.read(OUTDATED, rules=RULES, limit=limit)
    for row in outdated:
        index = desk.sealer.school_index(desk.sealer.open_school(row))
        same = desk.view.only(BY_NAME, name_index=index)
        if same is not None and same.id != row.id:
            desk.write(JOIN, id=row.id, into=same.id, scope=desk.scope)
        else:
            desk.write(REKEY, id=row.id, name_index=index, rules=RULES)
    return len(outdated)


def drop_unattended(desk: Desk, school: str) -> None:
    """Drops a school where it is the organisation's own and nobody states any more to have been
    there."""
    desk.write(DROP_OWN_SCHOOLS, ids=[school], scope=desk.scope)
