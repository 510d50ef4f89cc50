"""Asks the application everything, in an order in which nothing that is changed is asked for again:
looks first, then every change by those who may not, then each change by somebody who may."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, cast

import neo4j
from starlette.testclient import TestClient

from graphsvc.api.deps import SESSION_COOKIE
from graphsvc.ontology import ALL_KEY_SCOPES, KeyScope
from tests.visibility.matrix.expected import Outcome, Question, Whose, outcome
from tests.visibility.matrix.firm import ABSENT, MAKERS, Firm
from tests.visibility.matrix.named import NAMES, Named
from tests.visibility.matrix.table import CASES, Case, Door, Kind, Shows, To
from tests.visibility.matrix.viewers import Reach, Who
from tests.visibility.over_http.shown import REMOVED

BROWSER: Final = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
_PART: Final = re.compile(r"{([a-z: ]+)}")

ALWAYS: Final = (Who.NOBODY, Who.OWNER)
IN_TURN: Final = tuple(sorted({*Who} - {*ALWAYS}))
"""Of these two ask each route for short, others the next, and whoever is let in by their office."""


@dataclass(frozen=True, slots=True)
class Answer:
    """``text`` is status, headers and body, with what was asked for left out of it, and what goes
    by chance or the clock; ``whole`` the body as it came."""

    status: int
    type: str
    location: str
    text: bytes
    whole: str


@dataclass(slots=True)
class Answers:
    """``lacking`` are those to a key, or a session of one, without the scope of the route, and
    ``by_key`` those to a session of a key where one of a password is wanted; ``named`` those to ids
    that stand elsewhere than in their place."""

    given: dict[Question, Answer] = field(default_factory=dict[Question, Answer])
    lacking: dict[Question, Answer] = field(default_factory=dict[Question, Answer])
    by_key: dict[Question, Answer] = field(default_factory=dict[Question, Answer])
    named: dict[tuple[Named, Whose], Answer] = field(
        default_factory=dict[tuple[Named, Whose], Answer]
    )
    before: Mapping[str, Any] = field(default_factory=dict[str, Any])
    after: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class Asking:
    """``whole`` is whether everybody asks for everything that they may see or are refused, and of
    contacts of every reach; what changes something is tried by few all the same, since one change
    is in the way of the next."""

    firm: Firm
    client: TestClient
    whole: bool = False

    def everything(self) -> Answers:
        """Asks all of it."""
        found = Answers()
        for question in self._questions(looks=True):
            found.given[question] = self._ask(question)
        found.before = kept(self.firm.session)
        for question in self._questions(looks=False):
            if outcome(question) not in (Outcome.LET_IN, Outcome.ANSWERED):
                found.given[question] = self._ask(question)
        for question in _by_owner():
            found.lacking[question] = self._ask(question, _all_but(question))
            if question.case.row.password:
                found.by_key[question] = self._ask(question, frozenset({question.case.scope}))
        for one in NAMES:
            for whose in (Whose.ABSENT, *one.foreign):
                found.named[one, whose] = self._name(one, whose)
        found.after = kept(self.firm.session)
        for question in sorted(self._questions(looks=False), key=_goes_last):
            if self._is_tried(question):
                found.given[question] = self._ask(question)
        return found

    def _questions(self, *, looks: bool) -> Iterator[Question]:
        for case in CASES:
            if case.looks is looks:
                yield from self._asked_of(case)

    def _asked_of(self, case: Case) -> Iterator[Question]:
        for who in Who if self.whole else _askers(case):
            if case.row.kind is None:
                yield Question(case, who)
            else:
                yield from self._of_things(case, who)

    def _of_things(self, case: Case, who: Who) -> Iterator[Question]:
        for whose in Whose:
            if self._id(case, who, whose) is None or not (self.whole or _needed(case, who, whose)):
                continue
            if whose is Whose.OWNERS and case.row.kind is Kind.CONTACT:
                for reach in self._reaches(case):
                    yield Question(case, who, whose, reach)
            else:
                yield Question(case, who, whose)

    def _reaches(self, case: Case) -> Sequence[Reach]:
        told_apart = case.row.to is To.WHOM_IT_REACHES
        return list(Reach) if self.whole and told_apart else _reaches(case)

    def _id(self, case: Case, who: Who, whose: Whose) -> str | None:
        """None where somebody has none of their own, or it is the owner's."""
        kind = case.row.kind
        assert kind is not None
        if whose is Whose.ABSENT:
            return ABSENT
        if whose is Whose.OWN:
            told_apart = who is not Who.OWNER or kind in (Kind.USER, Kind.SEEN_USER)
            return self.firm.kits.get(who, {}).get(kind) if told_apart else None
        if whose is Whose.RIVALS and who is Who.RIVAL:
            return None
        whom = Who.OWNER if whose is Whose.OWNERS else Who.RIVAL
        return self.firm.kits[whom].get(kind)

    def _is_tried(self, question: Question) -> bool:
        """Whether somebody who may tries it, with one more of its kind."""
        found = outcome(question)
        if found is Outcome.ANSWERED:
            return question.who is Who.NOBODY
        if question.case.row.door is Door.THEMSELVES_AND_ADMINISTRATORS:
            return _ends_somebody(question)
        tries = _tries(question.case)
        alike = question.reach in (None, Reach.COMPANY)
        return found is Outcome.LET_IN and question.who in tries and alike

    # One question

    def _ask(self, question: Question, scopes: frozenset[KeyScope] | None = None) -> Answer:
        id_ = self._thing(question, tried=scopes is None)
        return self._send(question.case, id_, self._headers(question, scopes), id_)

    def _name(self, named: Named, whose: Whose) -> Answer:
        """Asks for something of the asker's, with an id of somebody else's beside it."""
        case, kits = named.case, self.firm.kits
        whom = {Whose.RIVALS: Who.RIVAL, Whose.OWNERS: Who.OWNER}.get(whose)
        told = ABSENT if whom is None else kits[whom][named.kind]
        self.firm.things["named"] = told
        own = {**kits[Who.OWNER], **kits[named.who]} if case.row.kind else {}
        id_ = own[case.row.kind] if case.row.kind else ""
        return self._send(case, id_, self._headers(Question(case, named.who), None), told)

    def _send(self, case: Case, id_: str, headers: dict[str, str], asked: str) -> Answer:
        asks = {name: self._filled(one) for name, one in case.row.asks.items()}
        response = self.client.request(
            case.method,
            self._address(case, id_),
            params={name: one for name, one in asks.items() if one} or None,
            headers=headers,
            follow_redirects=False,
            **self._body(case),
        )
        self.client.cookies.clear()
        return _answer(response, asked)

    def _thing(self, question: Question, *, tried: bool) -> str:
        """The id that is asked for: one more of its kind where that is about to be changed."""
        case, kind = question.case, question.case.row.kind
        if kind is None:
            return ""
        changes = tried and not case.looks and outcome(question) is Outcome.LET_IN
        themselves = kind in (Kind.USER, Kind.SEEN_USER) and question.whose is Whose.OWN
        if changes and not themselves:
            return MAKERS[kind](self.firm, question.who)
        if question.reach is not None:
            return self.firm.contacts[question.reach]
        found = self._id(case, question.who, question.whose)
        assert found is not None
        return found

    def _headers(self, question: Question, scopes: frozenset[KeyScope] | None) -> dict[str, str]:
        case, who = question.case, question.who
        browser = BROWSER if case.is_page else {"Sec-Fetch-Site": "same-origin"}
        if who is Who.NOBODY:
            return dict(browser)
        has = self.firm.credentials[who]
        wanted = scopes or frozenset({case.scope})
        if case.row.password and scopes is None:
            return {**browser, "Cookie": f"{SESSION_COOKIE}={has.password}"}
        if case.is_page:
            return {**browser, "Cookie": f"{SESSION_COOKIE}={has.cookies[wanted]}"}
        return {"Authorization": f"Bearer {has.keys[wanted]}"}

    def _address(self, case: Case, id_: str) -> str:
        parts = {"id": id_, **case.row.fills}
        return _PART.sub(lambda found: self._filled(parts[found[1]]), case.path)

    def _body(self, case: Case) -> dict[str, Any]:
        if case.looks or case.method == "DELETE":
            return {}
        sends = self._filled(case.row.sends)
        sends = {name: one for name, one in sends.items() if one is not None} or sends
        if case.row.files:
            return {"data": sends, "files": case.row.files}
        return {"data": sends} if case.is_page else {"json": sends}

    def _filled(self, value: Any) -> Any:
        """With the things of the world in the place of their names."""
        if isinstance(value, Mapping):
            found = cast(Mapping[str, Any], value)
            return {name: self._filled(one) for name, one in found.items()}
        if isinstance(value, list):
            return [self._filled(one) for one in cast(list[Any], value)]
        if isinstance(value, str) and value.startswith("{") and value.endswith("}"):
            return self._named(value[1:-1])
        return value

    def _named(self, name: str) -> str:
        match name:
            case "absent":
                return ABSENT
            case "new name":
                return self.firm.next("Named")
            case _:
                return self.firm.things[name]


def _askers(case: Case) -> Sequence[Who]:
    """Who asks for short: everybody where it is about how far something reaches."""
    alone = case.row.door is Door.THEMSELVES_AND_ADMINISTRATORS
    if case.row.to is To.WHOM_IT_REACHES or case.row.shows is Shows.ALL or alone:
        return list(Who)
    if case.row.open:
        return [Who.NOBODY, Who.OWNER]
    if case.row.kind is None and case.row.door is Door.ALL and not case.looks:
        return list(_FEW)
    place = 2 * CASES.index(case)
    turns = [IN_TURN[one % len(IN_TURN)] for one in (place, place + 1)]
    return list(dict.fromkeys([*ALWAYS, *turns, *_tries(case)]))


_FEW: Final = (Who.NOBODY, Who.LEFT, Who.OWNER)
"""Who tries a change of what is the asker's own and has no id, for short."""


def _needed(case: Case, who: Who, whose: Whose) -> bool:
    """Whether somebody asks for that for short. What is not there is told to programs in the same
    words whoever asks, so few of them ask."""
    match whose:
        case Whose.OWN | Whose.OWNERS:
            return True
        case Whose.RIVALS:
            return who is Who.ADMINISTRATOR or (who is Who.OWNER and not case.is_page)
        case Whose.ABSENT:
            return who is not Who.LEFT and (case.is_page or who in ALWAYS)


def _reaches(case: Case) -> Sequence[Reach]:
    """How far those reach that are asked for for short: where only their owner may ask, as far as
    there is."""
    if case.row.to is not To.WHOM_IT_REACHES:
        return (Reach.COMPANY,)
    return (Reach.LISTED, Reach.ROLE_BELOW, Reach.GROUP) if case.is_page else list(Reach)


def _by_owner() -> Iterator[Question]:
    """What is asked with a key that is not for it: by somebody who might."""
    for case in CASES:
        if not case.row.open:
            who = Who.ADMINISTRATOR if case.row.door is not Door.ALL else Who.OWNER
            both = case.row.kind is not None and not case.is_page
            for whose in (Whose.OWNERS, Whose.ABSENT) if both else (Whose.ABSENT,):
                reach = Reach.COMPANY if whose is Whose.OWNERS and _is_contact(case) else None
                yield Question(case, who, whose, reach)


def _is_contact(case: Case) -> bool:
    return case.row.kind is Kind.CONTACT


def _all_but(question: Question) -> frozenset[KeyScope]:
    return ALL_KEY_SCOPES - {question.case.scope}


def _tries(case: Case) -> frozenset[Who]:
    match case.row.door:
        case Door.ALL:
            return frozenset({Who.OWNER})
        case Door.GROUP_ADMINISTRATORS:
            return frozenset({Who.OWNER, Who.ADMINISTRATOR})
        case _:
            return frozenset({Who.ADMINISTRATOR})


def _ends_somebody(question: Question) -> bool:
    """Whether somebody is let go: each way once by themselves, and by an administrator."""
    if question.whose is Whose.OWN:
        return question.who is (Who.CONNECTED if question.case.is_page else Who.TEAMMATE)
    return question.who is Who.ADMINISTRATOR and question.whose is Whose.OWNERS


def _goes_last(question: Question) -> bool:
    return question.case.row.last


def _answer(response: Any, id_: str) -> Answer:
    head = [name + b": " + value for name, value in response.headers.raw]
    text = b"\n".join([str(response.status_code).encode(), *head, b"", response.content])
    for one in REMOVED:
        text = one.remove(text)
    if id_:
        text = text.replace(id_.encode(), b"{id}")
    is_problem = response.headers.get("content-type") == "application/problem+json"
    return Answer(
        response.status_code,
        response.json()["type"].rpartition(":")[2] if is_problem else "",
        response.headers.get("location", ""),
        text,
        response.text,
    )


_KEPT = """
MATCH (n) WHERE NOT n:AuditEntry AND NOT n:__Neo4jMigration
WITH n ORDER BY elementId(n)
OPTIONAL MATCH (n)-[t]->(m)
WITH n, t, m ORDER BY elementId(t)
RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS facts,
  collect([type(t), properties(t), elementId(m)]) AS ties
"""
"""Everything but that somebody has looked."""


def kept(session: neo4j.Session) -> dict[str, Any]:
    """All that stands in the database, by ids of its own."""
    return {row["id"]: (row["labels"], row["facts"], row["ties"]) for row in session.run(_KEPT)}
