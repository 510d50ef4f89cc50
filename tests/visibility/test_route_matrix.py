"""Every route, of the API and of the pages, asked by everybody, for what is their own, what is
others' and what is not there, with a key that is for it and with one that is for all else.

The table says of each route what its id names and who is let in (``matrix/table``); what comes out
is worked out from that and from a naive reading of who may see what (``matrix/expected``,
``matrix/viewers``). A route without a row fails.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import neo4j
import pytest
from fastapi.routing import iter_route_contexts
from starlette.testclient import TestClient

from graphsvc.access.gathered import Gathered
from graphsvc.app import create_app
from graphsvc.database import Database
from graphsvc.jobs import app as jobs
from graphsvc.sealing import KeyRing
from graphsvc.settings import Settings, settings
from tests.judge.site import config
from tests.lanes import further
from tests.visibility.matrix.asking import Answer, Answers, Asking
from tests.visibility.matrix.expected import Outcome, Question, Whose, outcome
from tests.visibility.matrix.firm import build
from tests.visibility.matrix.named import NAMES, Named
from tests.visibility.matrix.table import CASES, ROWS, Case, Shows
from tests.visibility.matrix.viewers import (
    EVERY_ADDRESS,
    EVERY_NAME,
    STRANGERS,
    Who,
    addresses_for,
    names_for,
)
from tests.visibility.over_http.worlds import unwritten

__all__ = ["config"]

MOST_TOLD: Final = 6


@pytest.fixture(scope="module", params=["short", *further("whole")])
def answers(
    empty: Database,
    ring: KeyRing,
    driver: neo4j.Driver,
    config: Settings,
    request: pytest.FixtureRequest,
) -> Iterator[Answers]:
    with pytest.MonkeyPatch.context() as patch, driver.session() as session:  # pyright: ignore[reportUnknownMemberType]
        for quota in ("UPLOADS", "SOURCES", "KEYS"):
            patch.setenv(f"GRAPHSVC_{quota}_OF_USER", "500")
        settings.cache_clear()
        patch.setattr(Gathered, "write", unwritten)
        patch.setattr(jobs, "wake", lambda: None)
        firm = build(empty, ring, session)
        app = create_app(config, database=empty, ring=ring)
        with TestClient(app, raise_server_exceptions=False) as client:
            yield Asking(firm, client, whole=request.param == "whole").everything()
    settings.cache_clear()


def _told(wrong: Sequence[str]) -> str:
    return "\n".join([f"{len(wrong)} wrong", *wrong[:MOST_TOLD]])


def _of(answers: Answers, case: Case) -> list[tuple[Question, Answer]]:
    return [(one, answer) for one, answer in answers.given.items() if one.case is case]


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    app = create_app(Settings())
    routes = {
        f"{method} {route.path}"
        for route in iter_route_contexts(app.routes)
        for method in (route.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert routes == ROWS.keys()


STATUSES: Final = {Outcome.ABSENT: 404, Outcome.REFUSED: 403, Outcome.UNKNOWN: 401}
TYPES: Final = {
    Outcome.ABSENT: "not-found",
    Outcome.REFUSED: "not-allowed",
    Outcome.UNKNOWN: "not-signed-in",
}


def wrong_with(question: Question, answer: Answer) -> str:
    """What is not as it should be about an answer, if anything."""
    found, case = outcome(question), question.case
    shown = f"{answer.status} {answer.type}{answer.location}"
    if found is Outcome.UNKNOWN and case.is_page and case.looks:
        led = answer.status == 303 and answer.location.startswith("/signin")
        return "" if led else f"{question}: {shown}, and not to sign in"
    wanted = STATUSES.get(found) or _let_in(question)
    problem = "" if case.is_page else TYPES.get(found, answer.type)
    right = answer.status == wanted and answer.type == problem
    return "" if right else f"{question}: {shown}, and not {wanted} {problem} ({found})"


def _let_in(question: Question) -> int:
    """The status of what succeeds."""
    own = question.case.row.own
    if own is not None and question.whose is Whose.OWN:
        return own
    return question.case.answers


@pytest.mark.parametrize("case", CASES, ids=str)
def test_everybody_is_let_in_or_refused_as_the_table_says(answers: Answers, case: Case) -> None:
    wrong = [found for one, answer in _of(answers, case) if (found := wrong_with(one, answer))]
    assert not wrong, _told(wrong)


@pytest.mark.parametrize("case", [case for case in CASES if case.row.kind], ids=str)
def test_what_is_others_is_byte_by_byte_what_is_not_there(answers: Answers, case: Case) -> None:
    refused = [
        (_told_alike(one), one, answer)
        for one, answer in _of(answers, case)
        if outcome(one) not in (Outcome.LET_IN, Outcome.ANSWERED)
    ]
    absent = {alike: answer.text for alike, one, answer in refused if one.whose is Whose.ABSENT}
    assert absent
    wrong = [
        f"{one}: {answer.text!r} and not {absent[alike]!r}"
        for alike, one, answer in refused
        if answer.text != absent.get(alike, answer.text)
    ]
    assert not wrong, _told(wrong)


def _told_alike(question: Question) -> object:
    """Who is told the same: programs whoever they act for, unless they act for nobody; pages tell
    who is signed in."""
    apart = question.case.is_page or question.who in STRANGERS
    return outcome(question), question.who if apart else None


@pytest.mark.parametrize("case", CASES, ids=str)
def test_nobody_is_told_of_a_contact_that_is_not_theirs_to_see(
    answers: Answers, case: Case
) -> None:
    wrong = [
        f"{one} tells of {told}"
        for one, answer in _of(answers, case)
        if (told := _too_much(one.who, answer))
    ]
    assert not wrong, _told(wrong)


def _too_much(who: Who, answer: Answer) -> list[str]:
    names = {one for one in EVERY_NAME if one in answer.whole} - names_for(who)
    return sorted(
        names | {one for one in EVERY_ADDRESS if one in answer.whole} - addresses_for(who)
    )


SHOWING: Final = [case for case in CASES if case.row.shows is Shows.ALL]


@pytest.mark.parametrize("case", SHOWING, ids=str)
def test_everybody_is_told_of_all_contacts_that_they_may_see(answers: Answers, case: Case) -> None:
    wrong = [
        f"{one} tells of {sorted(told)} and not {sorted(may)}"
        for one, answer in _of(answers, case)
        if outcome(one) is Outcome.LET_IN and one.whose is not Whose.OWN
        for told in [{name for name in EVERY_NAME if name in answer.whole}]
        for may in [set(names_for(one.who))]
        if told != may
    ]
    assert not wrong, _told(wrong)


@pytest.mark.parametrize("named", NAMES, ids=str)
def test_an_id_of_others_in_a_body_is_one_that_is_not_there(answers: Answers, named: Named) -> None:
    absent = answers.named[named, Whose.ABSENT]
    assert named.shown or absent.status in (404, 409, 422)
    for whose in named.foreign:
        assert answers.named[named, whose].text == absent.text, whose


GUARDED: Final = [case for case in CASES if not case.row.open]


@pytest.mark.parametrize("case", GUARDED, ids=str)
def test_a_key_that_is_for_all_else_opens_nothing_whatever_the_id(
    answers: Answers, case: Case
) -> None:
    found = [answer for one, answer in answers.lacking.items() if one.case is case]
    problem = "" if case.is_page else "scope-lacking"
    assert {(answer.status, answer.type) for answer in found} == {(403, problem)}
    assert len({answer.text for answer in found}) == 1


@pytest.mark.parametrize("case", [case for case in CASES if case.row.password], ids=str)
def test_what_wants_a_password_is_refused_to_a_key(answers: Answers, case: Case) -> None:
    found = [answer for one, answer in answers.by_key.items() if one.case is case]
    problem = "" if case.is_page else "not-allowed"
    assert {(answer.status, answer.type) for answer in found} == {(403, problem)}
    assert len({answer.text for answer in found}) == 1


def test_nothing_is_changed_by_whoever_is_refused(answers: Answers) -> None:
    before, after = answers.before, answers.after
    wrong = [
        f"{(before.get(id_) or after[id_])[0]}: {before.get(id_)} became {after.get(id_)}"
        for id_ in before.keys() | after.keys()
        if before.get(id_) != after.get(id_)
    ]
    assert not wrong, _told(wrong)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_somebody_is_let_in_to_every_route(answers: Answers, case: Case) -> None:
    assert {outcome(one) for one, _ in _of(answers, case)} & {Outcome.LET_IN, Outcome.ANSWERED}
