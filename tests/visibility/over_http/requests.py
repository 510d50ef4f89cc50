"""What is asked of every route that answers a GET: one table, a row for each.

A route without a row, and a parameter without a value of what is hidden, fail by name. Each of the
``bases`` is asked by itself; every other parameter with each of its values and the first of them.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final
from urllib.parse import quote, urlencode

from fastapi import FastAPI
from fastapi.dependencies.utils import get_flat_params
from fastapi.routing import iter_route_contexts

from graphsvc.matching.titles import Department, Seniority
from graphsvc.ontology import VerdictKind
from graphsvc.web.assets import ASSETS
from tests.visibility.offices import PRIVATE_NAME
from tests.visibility.over_http.values import (
    HIDDEN_COMPANIES,
    HIDDEN_PEOPLE,
    HIDDEN_WORDS,
    NONSENSE,
    SEEN_COMPANIES,
    SEEN_PEOPLE,
    SEEN_WORDS,
    Values,
)
from tests.visibility.over_http.worlds import Asked, Params, Who

Some = Callable[[Values], Sequence[str | Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Row:
    """How a route is asked. ``cursor`` is the kind of its cursors; each value of another parameter
    is put to the first ``crossed`` bases."""

    bases: Callable[[Values], Sequence[Params]] = lambda _values: [{}]
    cursor: str = ""
    crossed: int = 1


@dataclass(frozen=True, slots=True)
class Route:
    """A route as the application has it: its path, and its parameters with whether they are
    texts."""

    path: str
    params: Mapping[str, bool]


_TEXT: Final = re.compile(r"\bstr\b")


def routes_of(app: FastAPI) -> list[Route]:
    """Every route that answers a GET."""
    return [
        Route(str(route.path), _params(route))
        for route in iter_route_contexts(app.routes)
        if "GET" in (route.methods or ())
    ]


def _params(route: Any) -> dict[str, bool]:
    dependant = getattr(route, "dependant", None)
    flat = get_flat_params(dependant) if dependant else []
    found = {one.alias: bool(_TEXT.search(str(one.field_info.annotation))) for one in flat}
    return dict.fromkeys(re.findall(r"{(\w+)", str(route.path)), True) | found


# The values of parameters


def _plain(*values: str | Sequence[str]) -> Some:
    return lambda _values: values


def _some_and_all(kind: type[StrEnum]) -> Some:
    values = [one.value for one in kind]
    return _plain(*values[:2], tuple(values))


_REFERENCES: Final = (*HIDDEN_PEOPLE, *SEEN_PEOPLE)
_COMPANIES: Final = (*HIDDEN_COMPANIES, *SEEN_COMPANIES)
_SOMEBODY: Final = (HIDDEN_PEOPLE[0], SEEN_PEOPLE[1])
_SAID: Final = _plain("true")


def _humans(values: Values) -> Sequence[str | Sequence[str]]:
    """Colleagues and people of the directory, rivals and private connections."""
    bob, person = values.seen["User"][1], values.seen["Person"][3]
    ids = [bob, person, values.hidden["User"][0], values.hidden["Contact"][0]]
    return [*ids, SEEN_PEOPLE[1], PRIVATE_NAME, *HIDDEN_PEOPLE[3:6], (bob, HIDDEN_PEOPLE[0])]


def _entries(values: Values) -> Sequence[str]:
    """What pages of one's own connections are asked to show."""
    labels = ("WorkHistory", "Education", "ReferenceAccount", "Contact")
    return [
        id_ for found in (values.seen, values.hidden) for one in labels for id_ in found[one][:2]
    ]


VALUES: Final[Mapping[str, Some]] = {
    "after": lambda values: [*values.seen["Contact"], *values.hidden["Contact"], *NONSENSE],
    "at": _plain(*_COMPANIES),
    "at_least": _plain("medium", "strong", "weak"),
    "code": lambda values: [values.seen["ApiKey"][0], values.hidden["ApiKey"][0]],
    "count": _SAID,
    "department": _some_and_all(Department),
    "detours": _SAID,
    "done": _plain(*_SOMEBODY, "removed", "true"),
    "edges": _plain("KNOWS", "TEAMMATE,CUSTOMER,SHARED_EMPLOYER", *_SOMEBODY),
    "edit": _entries,
    "error": _plain(*_SOMEBODY),
    "family": _SAID,
    "former": _SAID,
    "hidden": _plain("true", "false"),
    "id": lambda values: [values.seen["Company"][1], values.hidden["Contact"][0]],
    "introducer": _humans,
    "iss": _plain(*_SOMEBODY),
    "kind": _plain("person", "company", *VerdictKind),
    "language": _plain("fr", *_SOMEBODY),
    "limit": _plain("1", "2", "0"),
    "max_intermediaries": _plain("0", "1", "3", "4"),
    "min_strength": _plain("0.01", "0.2", "2"),
    "moved": _SAID,
    "named": _plain(*_SOMEBODY, *HIDDEN_COMPANIES[:1]),
    "next": _plain("/people/1", "//elsewhere.example", *_SOMEBODY),
    "order": _plain("newest", "name", "company"),
    "own_only": _SAID,
    "per_end": _plain("0"),
    "per_introducer": _plain("0"),
    "q": _plain(*SEEN_WORDS, *HIDDEN_WORDS, *NONSENSE),
    "said": lambda values: [*values.seen["Contact"][:3], *values.hidden["Contact"]],
    "seniority": _some_and_all(Seniority),
    "show": _plain("private", "hidden"),
    "spare_busy": _SAID,
    "state": lambda values: [
        *("matched", "private"),
        values.seen["ApiKey"][0],
        values.hidden["ApiKey"][0],
    ],
    "tie": _plain("KNOWS", ("TEAMMATE", "CUSTOMER", "SHARED_EMPLOYER")),
    "title": _plain("guard", "night porter", "vintner", "spy", *_SOMEBODY),
    "whose": _plain("own", "organisation"),
    "without": _humans,
    "word": _plain("close", ("good", "unsaid")),
}
"""The values of every parameter but cursors, by its name."""


# The rows


def _of(*labels: str) -> Row:
    """A route of one thing, asked for all that has an id."""
    return Row(lambda values: [{"id": id_} for id_ in values.ids(*labels)])


def _page_of(*labels: str) -> Row:
    """The page of one thing, asked for what may be such a thing."""
    return Row(lambda values: [{"id": id_} for id_ in (*values.only(*labels), NONSENSE[0])])


def _listed(cursor: str, row: Row | None = None) -> Row:
    """A route that goes on with cursors."""
    return replace(row or Row(), cursor=cursor)


def _named(name: str, *more: str) -> Row:
    """A route that is asked for whatever somebody types."""
    words = (*SEEN_WORDS, *HIDDEN_WORDS, *NONSENSE, *more)
    return Row(lambda _values: [{name: word} for word in words])


def _owned(values: Values) -> Sequence[Params]:
    """Things of somebody's own, of each kind and of none."""
    labels = {
        "contact": "Contact",
        "tie": "Contact",
        "source": "Source",
        "work_history": "WorkHistory",
        "education": "Education",
        "reference_account": "ReferenceAccount",
        "company": "Company",
        **dict.fromkeys(_SOMEBODY, "Contact"),
    }
    return [
        {"kind": kind, "id": id_}
        for kind, label in labels.items()
        for id_ in (*values.only(label), NONSENSE[0])
    ]


def _questions(values: Values) -> Sequence[Params]:
    """People and companies by all that may name them; the first are asked with everything else."""
    wide = {"max_intermediaries": "3", "per_introducer": "0", "per_end": "0", "limit": "50"}
    persons = (*_REFERENCES, *values.only("Contact", "User", "Person"), *NONSENSE)
    companies = (*_COMPANIES, *values.only("OrgCompany", "Company"), *NONSENSE)
    return [
        {"company": values.bolt},
        {"person": PRIVATE_NAME},
        {"company": values.bolt, **wide},
        {"company": HIDDEN_COMPANIES[0], **wide},
        *({"person": text} for text in persons),
        *({"company": text} for text in companies),
    ]


def _typed(values: Values) -> Sequence[Params]:
    """The same on the first page."""
    contact = values.hidden["Contact"][0]
    texts = (*_REFERENCES, *_COMPANIES, *HIDDEN_WORDS[:4], *NONSENSE, *values.only("OrgCompany"))
    return [
        {"q": values.bolt},
        {"q": "Hugo", "named": "Hugo", "kind": "person", "id": contact},
        *({"q": text} for text in texts),
    ]


ROWS: Final[Mapping[str, Row]] = {
    "/v1/openapi.json": Row(),
    "/v1/health": Row(),
    "/v1/health/ready": Row(),
    "/v1/me": Row(),
    "/v1/me/export": Row(),
    "/v1/account/keys": Row(),
    "/v1/account/sessions": Row(),
    "/v1/paths": Row(_questions, "paths", crossed=2),
    "/v1/people": _named("q"),
    "/v1/people/{id}": _of("Person", "Contact"),
    "/v1/companies": _named("q"),
    "/v1/companies/{id}": _of("Company", "OrgCompany"),
    "/v1/companies/{id}/people": _listed("people", _of("Company", "OrgCompany")),
    "/v1/schools": _named("q"),
    "/v1/schools/{id}": _of("School"),
    "/v1/uploads/{id}": _of("Upload", "Import"),
    "/v1/imports": _listed("imports"),
    "/v1/imports/rows": _named("q"),
    "/v1/imports/{id}": _of("Import"),
    "/v1/imports/{id}/verdicts": _listed("verdicts", _of("Import")),
    "/v1/imports/{id}/report": _of("Import"),
    "/v1/adoption": Row(),
    "/v1/audit": _listed("audit"),
    "/v1/audit/table": _listed("audit"),
    "/v1/runs": _listed("runs"),
    "/v1/runs/{id}": _of("Run"),
    "/v1/notifications": _listed("notifications"),
    "/v1/notifications/choices": Row(),
    "/v1/notifications/unread": Row(),
    "/v1/invitations": _listed("users"),
    "/v1/users": _listed("users"),
    "/v1/users/{id}": _of("User"),
    "/v1/roles": Row(),
    "/v1/groups": Row(),
    "/v1/groups/{id}": _of("Group"),
    "/v1/follows": Row(),
    "/v1/work-history": Row(),
    "/v1/education": Row(),
    "/v1/reference-accounts": _listed("reference-accounts"),
    "/v1/contacts": _listed("contacts"),
    "/v1/contacts/unsettled": _listed("unsettled"),
    "/v1/contacts/{id}": _of("Contact", "HiddenTie"),
    "/v1/contacts/{id}/publication": _of("Contact"),
    "/v1/sources": Row(),
    "/v1/sources/{id}/levels": _of("Source"),
    "/v1/visibility/{kind}/{id}": Row(_owned),
    "/v1/seen/{id}": _of("Contact"),
    "/static/{name}": _named("name", *ASSETS),
    "/signin": Row(),
    "/signin/code": Row(),
    "/signin/organisation": Row(),
    "/reset": Row(),
    "/reset/new": Row(),
    "/settings": Row(),
    "/settings/account": Row(),
    "/settings/password": Row(),
    "/settings/two-step": Row(),
    "/settings/sessions": Row(),
    "/settings/keys": Row(),
    "/": Row(),
    "/ask": Row(_typed, "paths"),
    "/people/{id}": _page_of("Person", "Contact"),
    "/companies/{id}": _listed("people", _page_of("OrgCompany", "Company")),
    "/schools/{id}": _page_of("School", "Organisation"),
    "/connections": Row(),
    "/connections/work": Row(),
    "/connections/education": Row(),
    "/connections/references": _listed("reference-accounts"),
    "/connections/people": _listed("contacts"),
    "/connections/imports/{id}": _listed("verdicts", _page_of("Import")),
    "/connections/settle": _listed("unsettled"),
    "/connections/contacts/{id}": _page_of("Contact"),
    "/connections/contacts/{id}/publish": _page_of("Contact"),
    "/connections/sources": Row(),
    "/connections/sources/{id}": _page_of("Source"),
    "/who/{kind}/{id}": Row(_owned),
    "/seen/{id}": _page_of("Contact"),
    "/connections/why": _named("q"),
    "/connections/introducing": Row(),
    "/connections/uploads/{id}": _page_of("Upload", "Import"),
    "/connections/runs": _listed("runs"),
    "/audit": _listed("audit"),
    "/organisation/people/{id}/leaving": _page_of("User"),
    "/mailbox": Row(),
    "/invitation": Row(),
    "/signin/openid": Row(),
    "/signin/openid/back": Row(),
    "/signup": Row(),
    "/signup/new": Row(),
    "/signup/organisation": Row(),
    "/notifications": _listed("notifications"),
    "/settings/notifications": Row(),
    "/organisation/invitations": _listed("users"),
    "/organisation": _listed("users"),
    "/organisation/adoption": Row(),
    "/organisation/roles": Row(),
    "/organisation/groups": Row(),
    "/organisation/groups/{id}": _page_of("Group"),
    "/settings/followers": Row(),
    "/{path:path}": _named("path", "people", "connections/hidden", "robots.txt"),
}


def requests_to(route: Route, values: Values) -> Iterator[Asked]:
    """All that is asked of a route, of which the last two come from nobody who is signed in."""
    row = ROWS[route.path]
    bases = row.bases(values)
    for base in bases:
        yield _asked(route, base)
    for name in sorted(route.params.keys() - bases[0].keys()):
        for value in _values_of(name, row, values):
            for base in bases[: row.crossed]:
                yield _asked(route, {**base, name: value})
    for base in bases[:2]:
        yield _asked(route, base, who="nobody")


def _values_of(name: str, row: Row, values: Values) -> Sequence[str | Sequence[str]]:
    """None of a parameter that only bases have."""
    if name == "cursor":
        return values.cursors(row.cursor)
    return VALUES[name](values) if name in VALUES else ()


def _asked(route: Route, params: Params, *, who: Who = "ann") -> Asked:
    path, query = route.path, dict(params)
    for part in re.findall(r"{[^}]+}", route.path):
        path = path.replace(part, quote(str(query.pop(part[1:-1].partition(":")[0])), safe=""))
    address = f"{path}?{urlencode(query, doseq=True)}" if query else path
    return Asked(route.path, address, who, params)
