"""Ids that stand in bodies, parameters and the rest of addresses: what is others' is named there as
what is not there is, by somebody who may do what they ask for with what is theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from tests.visibility.matrix.expected import Whose
from tests.visibility.matrix.table import CASES, Case, Kind
from tests.visibility.matrix.viewers import Who

NAMED: Final = "{named}"
"""Stands in a body for the id."""


@dataclass(frozen=True, slots=True)
class Named:
    """A route with an id elsewhere than in its own place: ``kind`` is what it names, ``said`` the
    body, parameters or further parts of the address with it. ``shown`` is whether the answer
    shows that nothing was found, and is no error."""

    route: str
    kind: Kind
    said: Mapping[str, Any] = field(compare=False)
    who: Who = Who.OWNER
    shown: bool = False

    def __str__(self) -> str:
        return f"{self.route} with {', '.join(self.said)} by {self.who}"

    @property
    def case(self) -> Case:
        """The route with the id in it."""
        found = next(case for case in CASES if f"{case.method} {case.path}" == self.route)
        if found.looks:
            row = replace(found.row, asks={**found.row.asks, **self.said})
        elif self.said.keys() & found.row.fills.keys():
            row = replace(found.row, fills={**found.row.fills, **self.said})
        else:
            row = replace(found.row, sends={**found.row.sends, **self.said})
        return replace(found, row=row)

    @property
    def foreign(self) -> Sequence[Whose]:
        """Whose things are named beside what is not there: a colleague's too, of what is one's
        own."""
        own = self.kind in (Kind.CONTACT, Kind.JOB, Kind.STUDY) and self.who is not Who.OWNER
        return (Whose.RIVALS, Whose.OWNERS) if own else (Whose.RIVALS,)


_RUNS: Final = Who.ADMINISTRATOR

NAMES: Final = (
    Named("GET /v1/paths", Kind.PERSON, {"company": "", "person": NAMED}, shown=True),
    Named("GET /v1/paths", Kind.COMPANY, {"company": NAMED}, shown=True),
    Named("GET /v1/paths", Kind.USER, {"introducer": NAMED}),
    Named("GET /ask", Kind.PERSON, {"q": NAMED}, shown=True),
    Named("POST /v1/contacts/{id}/same", Kind.CONTACT, {"contact": NAMED}),
    Named("POST /v1/contacts/{id}/same", Kind.CONTACT, {"contact": NAMED}, _RUNS),
    Named("PUT /v1/contacts/{id}/settlement", Kind.PERSON, {"person": NAMED}),
    Named("POST /v1/work-history", Kind.COMPANY, {"company": None, "company_id": NAMED}),
    Named("PUT /v1/work-history/{id}", Kind.COMPANY, {"company": None, "company_id": NAMED}),
    Named("POST /v1/education", Kind.SCHOOL, {"school": None, "school_id": NAMED}),
    Named("POST /v1/reference-accounts", Kind.COMPANY, {"company": None, "company_id": NAMED}),
    Named("PUT /v1/users/{id}/role", Kind.ROLE, {"role": NAMED}, _RUNS),
    Named("POST /v1/users/{id}/deactivate", Kind.USER, {"reference_accounts_to": NAMED}, Who.OWNER),
    Named("POST /v1/roles", Kind.ROLE, {"parent": NAMED}, _RUNS),
    Named("PUT /v1/roles/{id}", Kind.ROLE, {"parent": NAMED}, _RUNS),
    Named(
        "POST /v1/invitations",
        Kind.ROLE,
        {"people": [{"email": "n@x.example", "role": NAMED}]},
        _RUNS,
    ),
    Named(
        "POST /v1/invitations",
        Kind.GROUP,
        {"people": [{"email": "n@x.example", "groups": [NAMED]}]},
        _RUNS,
    ),
    Named("PUT /v1/groups/{id}/members/{user}", Kind.USER, {"user": NAMED}),
    Named("DELETE /v1/groups/{id}/members/{user}", Kind.USER, {"user": NAMED}, _RUNS),
    Named("PUT /v1/groups/{id}/connections/{other}", Kind.GROUP, {"other": NAMED}),
    Named("DELETE /v1/groups/{id}/connections/{other}", Kind.GROUP, {"other": NAMED}, _RUNS),
    Named("POST /connections/work", Kind.JOB, {"entry": NAMED}),
    Named("POST /connections/work", Kind.JOB, {"entry": NAMED}, _RUNS),
    Named("POST /connections/education", Kind.STUDY, {"entry": NAMED}, _RUNS),
    Named("POST /connections/people/chosen", Kind.CONTACT, {"contact": NAMED}, _RUNS),
    Named("POST /connections/contacts/{id}/same", Kind.CONTACT, {"contact": NAMED}, _RUNS),
    Named("POST /connections/settle/{id}", Kind.PERSON, {"person": NAMED}),
    Named("POST /organisation/people/{id}/role", Kind.ROLE, {"role": NAMED}, _RUNS),
    Named("POST /organisation/roles", Kind.ROLE, {"parent": NAMED}, _RUNS),
    Named("POST /organisation/groups/{id}/members", Kind.USER, {"user": NAMED}),
    Named("POST /organisation/groups/{id}/connections", Kind.GROUP, {"other": NAMED}),
    Named("POST /organisation/people/{id}/leaving", Kind.USER, {"holder": NAMED}),
    Named("POST /settings/followers", Kind.USER, {"user": NAMED}),
    Named("POST /settings/organisation", Kind.USER, {"user": NAMED}),
)
