"""Reference accounts from a file."""

import threading
from collections.abc import Iterator

import pytest

from graphsvc.access.door import Door
from graphsvc.access.integrity import find_broken
from graphsvc.access.users import Organisation, User, add_organisation, add_user
from graphsvc.database import Database
from graphsvc.directory.loading import load_directory
from graphsvc.sealing import KeyRing
from graphsvc.statements.reference_account_files import load_reference_accounts
from graphsvc.statements.reference_accounts import list_reference_accounts, remove_reference_account
from graphsvc.statements.work import add_work, list_work, remove_work
from graphsvc.wire import statements as wire
from graphsvc.wire.statements import WorkHistoryInput
from loaders.files import FILES
from loaders.limits import LIMITS
from loaders.origin import Origin
from loaders.records import Company, PartialDate, ReferenceAccount


@pytest.fixture(scope="module")
def org(empty: Database, ring: KeyRing) -> Organisation:
    companies = [
        Company("acme", "Acme, Inc.", domain="acme.example"),
        Company("twin-1", "Twin Peaks Ltd"),
        Company("twin-2", "Twin Peaks Inc", domain="twin.example"),
    ]
    load_directory(empty, companies, source="test", as_of=0)
    return add_organisation(empty, ring, "Globex")


@pytest.fixture(scope="module")
def kim(empty: Database, ring: KeyRing, org: Organisation) -> User:
    return add_user(empty, ring, email="kim@globex.example", org=org)


@pytest.fixture(scope="module")
def dana(empty: Database, ring: KeyRing, org: Organisation) -> User:
    return add_user(empty, ring, email="dana@globex.example", org=org)


@pytest.fixture(autouse=True)
def clean(empty: Database, ring: KeyRing, kim: User) -> Iterator[None]:
    yield
    for account in accounts(empty, ring, kim):
        Door(empty, kim.viewer, ring).change(
            lambda desk, id_=account.id: remove_reference_account(desk, id_)
        )
    assert find_broken(empty, limit=1_000_000) == []


def accounts(database: Database, ring: KeyRing, user: User) -> list[wire.ReferenceAccount]:
    return Door(database, user.viewer, ring).look(list_reference_accounts)


def test_every_row_gets_a_verdict(empty: Database, ring: KeyRing, kim: User) -> None:
    records = [
        ReferenceAccount(1, "ACME", start=PartialDate(2019), end=PartialDate(2021)),
        ReferenceAccount(2, "Twin Peaks"),
        ReferenceAccount(3, "Twin Peaks", domain="https://www.twin.example/about"),
        ReferenceAccount(4, "Nova Zembla AB"),
        ReferenceAccount(5, "", domain="acme.example"),
        ReferenceAccount(6, "!!!"),
        ReferenceAccount(7, "", domain="unheard-of.example"),
    ]
    verdicts = load_reference_accounts(Door(empty, kim.viewer, ring), records)
    assert [verdict.kind for verdict in verdicts] == [
        "added",
        "unsure",
        "added",
        "own",
        "exists",
        "skipped",
        "own",
    ]
    assert len(verdicts[1].candidates) == 2
    assert verdicts[4].company == verdicts[0].company
    held = {account.company.name: account for account in accounts(empty, ring, kim)}
    assert set(held) == {"Acme, Inc.", "Twin Peaks Inc", "Nova Zembla AB", "unheard-of.example"}
    assert (held["Acme, Inc."].since, held["Acme, Inc."].until) == ("2019", "2021")


def test_loading_again_adds_nothing(empty: Database, ring: KeyRing, kim: User) -> None:
    records = [ReferenceAccount(1, "Acme"), ReferenceAccount(2, "Nova Zembla AB")]
    load_reference_accounts(Door(empty, kim.viewer, ring), records)
    before = accounts(empty, ring, kim)
    again = load_reference_accounts(Door(empty, kim.viewer, ring), records)
    assert [verdict.kind for verdict in again] == ["exists", "exists"]
    assert accounts(empty, ring, kim) == before


def test_those_of_the_organisation_are_seen_by_all_of_it(
    empty: Database, ring: KeyRing, kim: User, dana: User
) -> None:
    load_reference_accounts(
        Door(empty, kim.viewer, ring), [ReferenceAccount(1, "Acme")], holder="org"
    )
    load_reference_accounts(
        Door(empty, kim.viewer, ring), [ReferenceAccount(1, "", domain="twin.example")]
    )
    assert [a.company.name for a in accounts(empty, ring, dana)] == ["Acme, Inc."]
    assert len(accounts(empty, ring, kim)) == 2


def test_a_long_file_is_loaded_in_batches(empty: Database, ring: KeyRing, kim: User) -> None:
    text = "\n".join(f"Customer {number}, Ltd" for number in range(250))
    records = FILES["references"].read(Origin("list.txt", data=text.encode()), LIMITS)
    references = [record for record in records if isinstance(record, ReferenceAccount)]
    verdicts = load_reference_accounts(Door(empty, kim.viewer, ring), references)
    assert len(verdicts) == 250
    assert {verdict.kind for verdict in verdicts} == {"own"}
    while accounts(empty, ring, kim):
        for account in accounts(empty, ring, kim):
            Door(empty, kim.viewer, ring).change(
                lambda desk, id_=account.id: remove_reference_account(desk, id_)
            )


def test_a_company_that_one_user_drops_while_another_names_it_stays_whole(
    empty: Database, ring: KeyRing, kim: User, dana: User
) -> None:
    """Both at once, again and again: whatever is named exists, whatever is not is gone."""
    job = WorkHistoryInput(company="Contested AB")

    def churn(user: User) -> None:
        for _ in range(15):
            made = Door(empty, user.viewer, ring).change(lambda desk: add_work(desk, job))
            Door(empty, user.viewer, ring).change(lambda desk, id_=made.id: remove_work(desk, id_))

    threads = [threading.Thread(target=churn, args=(user,)) for user in (kim, dana)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert find_broken(empty, limit=1_000_000) == []
    assert Door(empty, kim.viewer, ring).look(list_work) == []
