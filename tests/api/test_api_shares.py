"""Nobody takes the service from the others: places at a time, and how long an answer may take."""

import copy
import threading
import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any, cast

import pytest
from api_world import Caller, World
from redis import Redis
from starlette.testclient import TestClient
from test_api_uploads import ROWS, looked

from graphsvc import redis_places
from graphsvc.access.door import Bounds, Door, Stale
from graphsvc.access.visibility import Desk, View
from graphsvc.api import health, paths
from graphsvc.app import create_app
from graphsvc.contacts.imports import uploads
from graphsvc.contacts.writing.queries import SHARE_WORDS
from graphsvc.database import Database, Transaction
from graphsvc.embedded import Services
from graphsvc.errors import TooMany, TooSlow
from graphsvc.naming.names import PEOPLE_BY_ID
from graphsvc.paths import own
from graphsvc.paths.own import OwnTie, Places, study_ties, work_ties
from graphsvc.paths.rows import OwnPlace, OwnPlaces
from graphsvc.paths.search import PULSE, in_order, lower_bounds
from graphsvc.queries import Reader
from graphsvc.redis_places import RedisPlaces
from graphsvc.shares import (
    HEAVY,
    LIGHT,
    LONGEST_PAUSE,
    REFUSALS_A_SECOND,
    REFUSALS_SECONDS,
    Refusals,
    Share,
    Shares,
)
from tests.runs.installation import until

PATIENCE = 20.0
SERVER_THREADS = 40


def full(held: Shares, share: Share, *, user: str = "ann", org: str = "one") -> bool:
    """Whether no place is left."""
    try:
        with held.held(share, user=user, org=org):
            return False
    except TooMany:
        return True


@pytest.mark.parametrize("share", [LIGHT, HEAVY], ids=lambda share: share.name)
def test_a_user_an_organisation_and_all_have_so_many_places(share: Share) -> None:
    held = Shares()
    with ExitStack() as stack:
        for _ in range(share.of_user):
            stack.enter_context(held.held(share, user="ann", org="one"))
        assert full(held, share)
        for number in range(share.of_org - share.of_user):
            stack.enter_context(held.held(share, user=f"other {number}", org="one"))
        assert full(held, share, user="bea")
        for number in range(share.of_process - share.of_org):
            stack.enter_context(held.held(share, user=f"far {number}", org=f"two {number}"))
        assert full(held, share, user="cid", org="three")
        assert not full(held, HEAVY if share is LIGHT else LIGHT)
    assert not full(held, share)
    assert share.of_user < share.of_org < share.of_process < SERVER_THREADS


def test_a_place_is_given_back_whatever_happens() -> None:
    held, few = Shares(), replace(LIGHT, of_user=1)
    for _ in range(3):
        with pytest.raises(RuntimeError), held.held(few, user="ann", org="one"):
            raise RuntimeError
    assert not full(held, few)


def test_the_more_are_refused_the_longer_they_are_asked_to_wait() -> None:
    refusals, mine, others = Refusals(), ("heavy", "user ann"), ("heavy", "user bea")
    pauses = [refusals.pause(mine, 100 + number / 100) for number in range(120)]
    assert pauses[:REFUSALS_A_SECOND] == [1] * REFUSALS_A_SECOND
    assert pauses == sorted(pauses)
    assert pauses[-1] == 1 + 119 // REFUSALS_A_SECOND <= LONGEST_PAUSE
    assert refusals.pause(others, 101.2) == 1
    assert [refusals.pause(mine, 101.3) for _ in range(500)][-1] == LONGEST_PAUSE
    assert refusals.pause(mine, 101.3 + REFUSALS_SECONDS + 1) == 1


def test_many_at_once_never_have_more_than_there_are() -> None:
    held, few, most, lock = Shares(), replace(HEAVY, everywhere=False), [0, 0], threading.Lock()

    def work(_number: int) -> int:
        try:
            with held.held(few, user="ann", org="one"):
                with lock:
                    most[0] += 1
                    most[1] = max(most)
                time.sleep(0.001)
                with lock:
                    most[0] -= 1
                return 1
        except TooMany:
            return 0

    with ThreadPoolExecutor(16) as pool:
        done = sum(pool.map(work, range(400)))
    assert 0 < done < 400
    assert most == [0, HEAVY.of_user]


def test_heavy_places_are_counted_over_all_processes(running: Services) -> None:
    one, other = Shares(RedisPlaces(running.redis_url)), Shares(RedisPlaces(running.redis_url))
    with ExitStack() as stack:
        stack.enter_context(one.held(HEAVY, user="ann", org="one"))
        stack.enter_context(other.held(HEAVY, user="ann", org="one"))
        assert full(one, HEAVY)
        assert full(other, HEAVY)
        assert not full(other, HEAVY, user="bea")
        assert not full(other, LIGHT)
    assert not full(one, HEAVY)


def test_the_places_of_a_process_that_died_are_free_again(
    running: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redis_places, "LOST_MS", 300)
    one, other = Shares(RedisPlaces(running.redis_url)), Shares(RedisPlaces(running.redis_url))
    left = [one.held(HEAVY, user="dee", org="lost") for _ in range(HEAVY.of_user)]
    for place in left:
        place.__enter__()
    assert full(other, HEAVY, user="dee", org="lost")
    until(lambda: not full(other, HEAVY, user="dee", org="lost"), "the places are free")
    for place in left:
        place.__exit__(None, None, None)


def test_without_redis_each_process_counts_for_itself() -> None:
    held = Shares(RedisPlaces("redis://127.0.0.1:1/0"))
    with ExitStack() as stack:
        for _ in range(HEAVY.of_user):
            stack.enter_context(held.held(HEAVY, user="ann", org="one"))
        assert full(held, HEAVY)
    assert not full(held, HEAVY)


def test_nobody_s_id_is_in_redis(running: Services) -> None:
    places, client = RedisPlaces(running.redis_url), Redis.from_url(running.redis_url)  # pyright: ignore[reportUnknownMemberType]
    with client, places.held(HEAVY, user="planted-id", org="planted-org"):
        keys: Any = client.keys("graphsvc:share:*")  # pyright: ignore[reportUnknownMemberType]
    assert len(keys) >= 2
    assert not any(b"planted" in key for key in keys)


# Over HTTP


@contextmanager
def stuck(monkeypatch: pytest.MonkeyPatch) -> Generator[Callable[[], int]]:
    """Lets answers about paths take until the block ends; how many are under way."""
    over, begun = threading.Event(), [0]

    def answer(*_: Any, **__: Any) -> None:
        begun[0] += 1
        assert over.wait(PATIENCE)
        raise TooSlow("It was held up.")

    monkeypatch.setattr(paths, "answer", answer)
    try:
        yield lambda: begun[0]
    finally:
        over.set()


def test_whoever_asks_too_much_at_a_time_is_told_to_come_again_and_nobody_else(
    kim: Caller, dana: Caller, omar: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, Any] = {"person": "nobody", "max_intermediaries": 0}
    file = looked(kim, ROWS)["id"]
    with ThreadPoolExecutor(HEAVY.of_user) as pool:
        with stuck(monkeypatch) as begun:
            waiting = [pool.submit(kim.get, "/v1/paths", **asked) for _ in range(HEAVY.of_user)]
            until(lambda: begun() == HEAVY.of_user, "both are asked")
            refused = kim.get("/v1/paths", **asked)
            assert refused.status_code == 429
            assert kim.get(f"/v1/uploads/{file}").status_code == 429
            assert refused.headers["Retry-After"] == "1"
            assert refused.json()["type"] == "urn:graphsvc:problem:too-many"
            assert kim.get("/v1/me").status_code == 200
            assert omar.get("/v1/me").status_code == 200
        assert {one.result().status_code for one in waiting} == {503}
    assert kim.get("/v1/paths", **asked).status_code != 429
    assert kim.get(f"/v1/uploads/{file}").status_code == 200


def test_pasted_names_are_searched_in_a_place_for_what_is_heavy(kim: Caller, world: World) -> None:
    path, names = "/v1/reference-accounts/search", {"text": "Acme"}
    with world.busy(world.kim):
        refused = kim.post(path, names)
        assert refused.status_code == 429
        assert refused.json()["type"] == "urn:graphsvc:problem:too-many"
        assert kim.get("/v1/reference-accounts").status_code == 200
    assert kim.post(path, names).status_code == 200


def test_health_answers_while_every_thread_is_at_work(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    over, busy = threading.Event(), [0]

    def slow(_services: object) -> dict[str, str]:
        busy[0] += 1
        assert over.wait(PATIENCE)
        return {}

    monkeypatch.setattr(health, "_last_look", slow)
    with ThreadPoolExecutor(SERVER_THREADS) as pool:
        for _ in range(SERVER_THREADS):
            pool.submit(client.get, "/v1/health/ready")
        until(lambda: busy[0] == SERVER_THREADS, "all threads are at work")
        try:
            assert client.get("/v1/health").json() == {"status": "live"}
        finally:
            over.set()


def test_one_thread_looks_whether_all_is_ready_and_the_others_take_its_last_word(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get("/v1/health/ready").status_code == 200
    over, looks = threading.Event(), [0]

    def slow(_services: object) -> dict[str, str]:
        looks[0] += 1
        assert over.wait(PATIENCE)
        return {"database": "does not answer"}

    monkeypatch.setattr(health, "look_at", slow)
    with ThreadPoolExecutor(1) as pool:
        looking = pool.submit(client.get, "/v1/health/ready")
        until(lambda: looks[0] == 1, "one looks")
        assert [client.get("/v1/health/ready").status_code for _ in range(5)] == [200] * 5
        over.set()
        assert looking.result().status_code == 503
    assert looks[0] == 1
    monkeypatch.undo()
    assert client.get("/v1/health/ready").status_code == 200


# How long it may take


def test_an_answer_that_takes_too_long_is_given_up(world: World) -> None:
    config = world.config.model_copy(update={"answer_seconds": 0.0001})
    app = create_app(config, database=world.database, ring=world.ring)
    with TestClient(app) as client:
        told = Caller(client, world.kim).get("/v1/paths", company="Acme")
    assert told.status_code == 503
    assert told.json()["type"] == "urn:graphsvc:problem:too-slow"
    assert int(told.headers["Retry-After"]) >= 1


def test_a_file_is_looked_at_no_longer_than_an_answer_may_take(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    calm = Door(world.database, world.kim.user.viewer, world.ring)
    file = calm.change(lambda desk: uploads.keep(desk, "c.csv", ROWS.encode()))
    assert uploads.preview(calm, file).rows == 2
    door = Door(world.database, world.kim.user.viewer, world.ring, Bounds(Shares(), 0.5))
    whole = uploads.opened_upload

    def slow(*given: Any) -> bytes:
        time.sleep(0.6)
        return whole(*given)

    monkeypatch.setattr(uploads, "opened_upload", slow)
    with pytest.raises(TooSlow):
        uploads.preview(door, file)


def test_every_read_asks_whether_there_is_time_left(world: World) -> None:
    door = Door(world.database, world.kim.user.viewer, world.ring, Bounds(Shares(), 0.2))

    def slow(view: View) -> None:
        view.in_time()
        time.sleep(0.3)
        view.directory(PEOPLE_BY_ID, ids=["nobody"])

    with pytest.raises(TooSlow):
        door.look(slow)


def test_thinking_before_a_change_has_a_place_and_a_clock(world: World) -> None:
    held, viewer = Shares(), world.kim.user.viewer
    places: list[bool] = []
    few = replace(LIGHT, of_user=1)

    def think(read: Reader) -> None:
        places.append(full(held, few, user=viewer.user, org=viewer.org))
        time.sleep(0.3)
        read(PEOPLE_BY_ID, ids=["nobody"])

    def change(_desk: Desk, _found: None) -> None:
        places.append(full(held, few, user=viewer.user, org=viewer.org))

    Door(world.database, viewer, world.ring, Bounds(held, 60)).decide(think, change)
    assert places == [True, True]
    assert not full(held, few, user=viewer.user, org=viewer.org)
    with pytest.raises(TooSlow):
        Door(world.database, viewer, world.ring, Bounds(held, 0.2)).decide(think, change)
    assert places == [True, True, True]
    Door(world.database, viewer, world.ring).decide(think, change)


def test_thinking_that_begins_anew_has_no_more_time(world: World) -> None:
    door = Door(world.database, world.kim.user.viewer, world.ring, Bounds(Shares(), 0.5))
    tries = [0]

    def think(read: Reader) -> None:
        tries[0] += 1
        time.sleep(0.3)
        read(PEOPLE_BY_ID, ids=["nobody"])

    def stale(_desk: Desk, _found: None) -> None:
        raise Stale

    with pytest.raises(TooSlow):
        door.decide(think, stale)
    assert tries == [2]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("UNWIND range(1, 1000000000) AS x WITH x WHERE x < 0 RETURN count(x)", 0.5),
        (
            "UNWIND range(1, 100000000) AS x WITH collect(toString(x)) AS found RETURN size(found)",
            60,
        ),
    ],
    ids=["time", "memory"],
)
def test_the_database_ends_what_takes_too_long_or_too_much(
    database: Database, text: str, seconds: float
) -> None:
    """And it is not tried again, as what the database refuses for a moment is."""
    tried, query = [0], copy.copy(SHARE_WORDS)
    for name, value in (("text", text), ("params", ())):
        object.__setattr__(query, name, value)

    def runaway(tx: Transaction) -> None:
        tried[0] += 1
        tx.run(query)

    with pytest.raises(TooSlow):
        database.read(runaway, seconds=seconds)
    assert tried == [1]


def test_the_search_asks_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that finds nothing to give and has a million beginnings to look at."""
    layers = [[f"{layer}.{n}" for n in range(60)] for layer in range(3)]
    costs = {"me": dict.fromkeys(layers[0], 1)}
    for layer, following in zip(layers, [*layers[1:], ["end"]], strict=True):
        costs |= {human: dict.fromkeys(following, 1) for human in layer}
    asked = [0]

    def pulse() -> None:
        asked[0] += 1
        if asked[0] > 20:
            raise TooSlow("over")

    with pytest.raises(TooSlow):
        list(in_order(costs, viewer="me", ends={"end"}, max_ties=4, pulse=pulse))
    asked[0] = 0
    lower_bounds(costs, ends={"end"}, max_ties=4, pulse=pulse)
    assert asked[0] == 4
    assert PULSE == 1_000


@pytest.mark.parametrize("ties_of", [work_ties, study_ties])
def test_going_through_everybody_of_a_place_asks_now_and_then(
    ties_of: Callable[[View, list[str], Places], list[OwnTie]],
) -> None:
    """Those who were there, with those who state it: a million pairs in one row."""
    passed, asked = [0], [0]

    class Counted(OwnPlaces):
        def pairs(self) -> Iterator[OwnPlace]:
            for pair in super().pairs():
                passed[0] += 1
                yield pair

    class Slow:
        def read(self, *_: object, **__: object) -> list[OwnPlaces]:
            stays = [(f"p{n}", 0, 9, "2020", "", True) for n in range(1_000)]
            stated = [(f"u{n}", f"h{n}", 0, 9, "2020", "", True) for n in range(1_000)]
            return [Counted("acme", 1_000, 1_000, 1, stays, stated)]

        def in_time(self) -> None:
            asked[0] += 1
            if asked[0] > 3:
                raise TooSlow("over")

    with pytest.raises(TooSlow):
        ties_of(cast("View", Slow()), ["p1"], None)
    assert passed[0] <= 4 * own.PULSE
