"""The pages of companies and schools."""

from typing import Final

from graphsvc.access.visibility import View
from graphsvc.directory import upkeep
from graphsvc.directory.family import parents, subsidiaries
from graphsvc.errors import NotFound
from graphsvc.naming.names import COMPANIES_BY_ID, ORG_COMPANIES_BY_ID, SCHOOLS_BY_ID
from graphsvc.wire.directory import Company, Relative, School

_SUBSIDIARIES: Final = 100


def get_company(view: View, company: str) -> Company:
    """A company of the directory or the organisation's own. Raises ``NotFound``."""
    for row in view.directory(COMPANIES_BY_ID, ids=[company]):
        return Company(
            id=row.id,
            kind="company",
            ref=row.ref,
            name=row.name,
            domain=row.domain,
            headcount=row.headcount,
            people=row.people,
            city=row.city,
            country=row.country,
            parent=next(map(_relative, parents(view.directory, [row.id])), None),
            subsidiaries=list(
                map(_relative, subsidiaries(view.directory, [row.id], limit=_SUBSIDIARIES))
            ),
        )
    for own in view.read(ORG_COMPANIES_BY_ID, ids=[company]):
        name = view.sealer.open_company(own)
        return Company(id=own.id, kind="own", name=name)
    raise NotFound("There is no such company.")


def _relative(row: upkeep.Relative) -> Relative:
    return Relative(id=row.id, name=row.name, acquired=row.acquired or None)


def get_school(view: View, school: str) -> School:
    """A school of the directory. Raises ``NotFound``."""
    for row in view.directory(SCHOOLS_BY_ID, ids=[school]):
        return School(
            id=row.id,
            ref=row.ref,
            name=row.name,
            city=row.city,
            country=row.country,
            people=row.people,
        )
    raise NotFound("There is no such school.")
