"""How much a user, and their organisation, may have: counted in the transaction that adds to it,
under a lock that it holds to its end, so that two at once do not pass it together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from graphsvc.errors import QuotaReached
from graphsvc.queries import SystemQuery, WriteQuery
from graphsvc.settings import Settings, settings


@dataclass(frozen=True, slots=True)
class Held:
    """How many a user has, and all users of the organisation together."""

    of_user: int
    of_org: int


@dataclass(frozen=True, slots=True)
class Quota:
    """Of what there may be so many; ``advice`` is what somebody does who has them."""

    what: str
    held: WriteQuery[Held] | SystemQuery[Held]
    most: Callable[[Settings], Held]
    advice: str


_WHOSE = ("user", "org")
CONTACTS_HELD = SystemQuery("access/read/contacts_held", Held, _WHOSE)
WORK_HELD = WriteQuery("access/write/work_held", Held, _WHOSE)
EDUCATION_HELD = WriteQuery("access/write/education_held", Held, _WHOSE)
REFERENCES_HELD = WriteQuery("access/write/references_held", Held, _WHOSE)
SOURCES_HELD = WriteQuery("access/write/sources_held", Held, _WHOSE)
UPLOADS_HELD = WriteQuery("access/write/uploads_held", Held, _WHOSE)
KEYS_HELD = WriteQuery("access/write/keys_held", Held, _WHOSE)

CONTACTS: Final = Quota(
    "contacts",
    CONTACTS_HELD,
    lambda config: Held(config.contacts_of_user, config.contacts_of_org),
    "Remove contacts, or import a file with fewer of them.",
)
SOURCES: Final = Quota(
    "sources of contacts",
    SOURCES_HELD,
    lambda config: Held(config.sources_of_user, config.sources_of_org),
    "Import under the label of a source that is there already.",
)
UPLOADS: Final = Quota(
    "files that wait",
    UPLOADS_HELD,
    lambda config: Held(config.uploads_of_user, config.uploads_of_org),
    "Wait until an import has ended, answer one that asks, or give one up.",
)
JOBS: Final = Quota(
    "jobs",
    WORK_HELD,
    lambda config: Held(config.statements_of_user, config.statements_of_org),
    "Remove one first.",
)
STUDIES: Final = Quota(
    "studies",
    EDUCATION_HELD,
    lambda config: Held(config.statements_of_user, config.statements_of_org),
    "Remove one first.",
)
REFERENCES: Final = Quota(
    "reference accounts",
    REFERENCES_HELD,
    lambda config: Held(config.references_of_user, config.references_of_org),
    "Remove one first.",
)
KEYS: Final = Quota(
    "API keys",
    KEYS_HELD,
    lambda config: Held(config.keys_of_user, config.keys_of_org),
    "Revoke one with: graphsvc admin key revoke",
)


def check_quota(
    quota: Quota, ask: Callable[..., Sequence[Any]], *, user: str, org: str, more: int = 0
) -> None:
    """Raises ``QuotaReached`` where there are too many, or would be with ``more`` of them. ``ask``
    runs a query in the transaction that adds to them."""
    held: Held = ask(quota.held, user=user, org=org)[0]
    most = quota.most(settings())
    for whose, has, may in (
        ("A user", held.of_user, most.of_user),
        ("An organisation", held.of_org, most.of_org),
    ):
        if has + more > may:
            raise QuotaReached(f"{whose} has at most {may:,} {quota.what}.", advice=quota.advice)
