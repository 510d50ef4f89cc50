"""The only importer of the Neo4j driver: connections, transactions, migrations.

One driver per process, opened after any fork (see ``jobs``). Queries go in and come out typed;
who may see their rows is decided by ``visibility``, through which every viewer's query must go.
"""

# pyright: reportUnknownMemberType=false
# The driver leaves the types of its options open.

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from os import getpid
from typing import Any, Final, Self, TypeVar

import neo4j
from neo4j import GraphDatabase, NotificationMinimumSeverity, unit_of_work
from neo4j.exceptions import (
    AuthError,
    ConnectionAcquisitionTimeoutError,
    ConstraintError,
    DatabaseError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)
from neo4j_python_migrations.executor import Executor  # pyright: ignore[reportMissingTypeStubs]

from graphsvc.errors import Conflict, Defect, GraphsvcError, TooSlow, Unavailable
from graphsvc.plans import Explained, Profile, steps
from graphsvc.queries import (
    Id,
    Nothing,
    Query,
    Row,
    SystemQuery,
    ViewerQuery,
    WriteQuery,
    cypher_folder,
)
from graphsvc.settings import Settings

SCHEMA_LEASE_MS: Final = 60_000
"""After so long whoever changes the schema is taken to have died of it."""

WRITE_SECONDS: Final = 60.0
"""So long may a transaction write; a batch takes about one. A process that is frozen within one
keeps its locks, and everybody else who needs them waits, until the server throws it out."""

_LOCK_SCHEMA = WriteQuery("database/write/schema_lock", Nothing)
_CLAIM_SCHEMA = WriteQuery("database/write/schema_claim", Id, ("by", "lease"))
_RELEASE_SCHEMA = WriteQuery("database/write/schema_release", Nothing)
_VERSIONS = SystemQuery("database/read/schema_versions", Id)

Result = TypeVar("Result")
Item = TypeVar("Item")

logging.getLogger("neo4j").setLevel(logging.ERROR)


class Transaction:
    """One transaction. ``run`` takes directory and system queries; a viewer's query is refused
    here and runs through ``visibility`` alone."""

    def __init__(self, tx: neo4j.ManagedTransaction | neo4j.Session) -> None:
        self._tx = tx

    def run(self, query: Query[Row], /, **params: object) -> list[Row]:
        """The rows of a query. Raises ``Defect`` when the parameters are not the declared ones."""
        if isinstance(query, ViewerQuery):
            raise Defect(f"{query.name} needs a viewer")
        return self._rows(query, params)

    def one(self, query: Query[Row], /, **params: object) -> Row | None:
        """The only row, or none. Raises ``Defect`` when there are several."""
        rows = self.run(query, **params)
        if len(rows) > 1:
            raise Defect(f"{query.name} returned {len(rows)} rows where one was expected")
        return rows[0] if rows else None

    def run_scoped(
        self, query: ViewerQuery[Row], scopes: Sequence[str], /, **params: object
    ) -> list[Row]:
        """For ``visibility`` only: the one place where ``$scopes`` is given to a query."""
        return self._rows(query, {**params, "scopes": list(scopes)})

    def _rows(self, query: Query[Row], params: Mapping[str, object]) -> list[Row]:
        expected = set(query.params) | query.implied
        if set(params) != expected:
            raise Defect(f"{query.name} takes {sorted(expected)}, was given {sorted(params)}")
        try:
            return self._run(query, params)
        except (DriverError, Neo4jError) as error:
            if error.is_retryable() and not _is_too_large(error):
                raise
            ours = _translated(error)
        raise ours

    def _run(self, query: Query[Row], params: Mapping[str, object]) -> list[Row]:
        # The text comes from a file of cypher/, never from a caller.
        result = self._tx.run(query.text, dict(params))  # pyright: ignore[reportArgumentType]
        if not query.columns:
            result.consume()
            return []
        if tuple(result.keys()) != query.columns:
            raise Defect(f"{query.name} returns {result.keys()}, its row has {query.columns}")
        make = query.row
        return [make(*record) for record in result]


class Database:
    """A connection pool to one Neo4j. Used as a context manager, or closed by hand. For
    ``patience`` seconds a transaction that the database refuses or cannot take is tried again. One
    that writes is ended by the server after ``write_seconds``, whatever its client does."""

    def __init__(
        self,
        uri: str,
        *,
        user: str,
        password: str,
        patience: float = 15.0,
        write_seconds: float = WRITE_SECONDS,
    ) -> None:
        self._bounded = unit_of_work(timeout=write_seconds)
        self._driver = GraphDatabase.driver(
            uri,
            auth=(user, password),
            notifications_min_severity=NotificationMinimumSeverity.OFF,
            connection_timeout=min(patience, 15.0),
            connection_acquisition_timeout=patience,
            max_transaction_retry_time=patience,
            telemetry_disabled=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes every connection."""
        self._driver.close()

    def read(
        self, work: Callable[[Transaction], Result], *, seconds: float | None = None
    ) -> Result:
        """Runs ``work`` in a read transaction, again when the database asks for it. The server ends
        one that takes longer than ``seconds``."""
        return _safely(lambda: self._read(work, seconds))

    def _read(self, work: Callable[[Transaction], Result], seconds: float | None) -> Result:
        bounded = unit_of_work(timeout=seconds)
        with self._driver.session() as session:
            return session.execute_read(bounded(lambda tx: work(Transaction(tx))))

    def write(self, work: Callable[[Transaction], Result]) -> Result:
        """Runs ``work`` in a write transaction; ``work`` may run twice and must bear it."""
        return _safely(lambda: self._write(work))

    def _write(self, work: Callable[[Transaction], Result]) -> Result:
        with self._driver.session() as session:
            return session.execute_write(self._bounded(lambda tx: work(Transaction(tx))))

    def fetch(self, query: Query[Row], /, **params: object) -> list[Row]:
        """The rows of one query that only reads: in one round trip to the server, and in a
        transaction as of :meth:`read` where it meets an error that passes."""
        return _safely(lambda: self._fetch(query, params))

    def _fetch(self, query: Query[Row], params: Mapping[str, object]) -> list[Row]:
        try:
            with self._driver.session(default_access_mode=neo4j.READ_ACCESS) as session:
                return Transaction(session).run(query, **params)
        except (DriverError, Neo4jError) as error:
            if not error.is_retryable():
                raise
        return self._read(lambda tx: tx.run(query, **params), None)

    def execute(self, query: WriteQuery[Row] | SystemQuery[Row], /, **params: object) -> list[Row]:
        """The rows of one query that writes, in a transaction of its own."""
        return self.write(lambda tx: tx.run(query, **params))

    def wait(self, seconds: float = 60) -> None:
        """Waits until the database answers. Raises ``Unavailable`` when it does not."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                self._driver.verify_connectivity()
            except AuthError as error:
                raise Unavailable(
                    "Neo4j refused the user name or the password.",
                    advice="Check NEO4J_USER and NEO4J_PASSWORD.",
                ) from error
            except (DriverError, Neo4jError) as error:
                if time.monotonic() > deadline:
                    raise _unavailable() from error
                time.sleep(0.1)
            else:
                return

    def migrate(self) -> list[str]:
        """Applies the pending migrations of ``cypher/schema`` in order; returns their names. Of
        several processes that start at once one does it, and the others wait.

        Raises ``Defect`` when a migration that was applied has changed since (its checksum
        differs) or is gone.
        """
        if _safely(self._is_migrated):
            return []
        self.execute(_LOCK_SCHEMA)
        while not self.execute(_CLAIM_SCHEMA, by=getpid(), lease=SCHEMA_LEASE_MS):
            time.sleep(0.1)
        try:
            return _safely(self._migrate)
        finally:
            self.execute(_RELEASE_SCHEMA)

    def _is_migrated(self) -> bool:
        """Whether all migrations were applied as they are now: then nobody needs the lock."""
        found = self._executor().analyze()
        if found.pending_migrations or found.invalid_versions:
            return False
        self._await_indexes()
        return True

    def _executor(self) -> Executor:
        return Executor(self._driver, cypher_folder() / "schema")

    def _await_indexes(self) -> None:
        with self._driver.session() as session:
            session.run("CALL db.awaitIndexes(300)").consume()

    def _migrate(self) -> list[str]:
        applied: list[str] = []
        try:
            executor = self._executor()
            executor.migrate(lambda step: applied.append(f"{step.version} {step.description}"))
        except ValueError as error:
            raise Defect(
                f"The schema of this database is not one that this version knows: {error}",
                advice="Run the version that made it, or restore the migration files.",
            ) from error
        self._await_indexes()
        return applied

    def explain(self, query: Query[Any]) -> Explained:
        """Plans a query without running it, without parameters."""
        with self._driver.session(
            notifications_min_severity=NotificationMinimumSeverity.INFORMATION
        ) as session:
            result = session.run(f"EXPLAIN {query.text}")  # pyright: ignore[reportArgumentType]
            keys = tuple(result.keys())
            told: Any = result.consume()
            statuses = [f"{s.gql_status} {s.status_description}" for s in told.gql_status_objects]
            return Explained(keys, statuses, [step[:3] for step in steps(told.plan, 0)])

    def profile(self, query: Query[Any], /, **params: object) -> Profile:
        """Runs a query under PROFILE, planned anew by what is there; for tests and benchmarks that
        watch the work done."""
        asked = f"PROFILE CYPHER 25 replan=force {query.text.removeprefix('CYPHER 25')}"
        with self._driver.session() as session:
            result = session.run(asked, dict(params))  # pyright: ignore[reportArgumentType]
            rows = len(list(result))
            plan: Any = result.consume().profile  # pyright: ignore[reportUnknownVariableType]
            return Profile(rows=rows, plan=plan)


def _safely(work: Callable[[], Result]) -> Result:
    """Runs work with the database. Its errors come out as ours, which stand for themselves: a text
    of the database may quote values, so it reaches nobody, not even as the cause of another."""
    try:
        return work()
    except (DriverError, Neo4jError) as error:
        ours = _translated(error)
    raise ours


def _translated(error: DriverError | Neo4jError) -> GraphsvcError:
    code = error.code or "" if isinstance(error, Neo4jError) else type(error).__name__
    if isinstance(error, ConstraintError):
        return Conflict("It exists already.")
    if _is_too_large(error):
        return TooSlow(
            "This needs more of the database's memory than it may have.", advice="Ask for less."
        )
    if isinstance(error, _AWAY):
        return _unavailable()
    if code.startswith(_TOO_LONG):
        return TooSlow(
            "The database took too long over this, and has changed nothing.",
            advice="Try again in a moment, or ask for less.",
        )
    if isinstance(error, DatabaseError) and code.startswith(_CANNOT_WRITE):
        return Unavailable(
            "The database cannot write any more; its disk may be full.",
            advice="Free some space, and start it again.",
        )
    return Defect(f"The database refuses a query: {code}.")


_AWAY = (
    ServiceUnavailable,
    SessionExpired,
    ConnectionAcquisitionTimeoutError,
    TransientError,
    AuthError,
)
"""The database is not there, is starting or stopping, or refuses to work now."""
_TOO_LONG: Final = "Neo.ClientError.Transaction.TransactionTimedOut"
"""Begins the codes of what it says when it has ended a transaction after its time."""
_TOO_LARGE: Final = (
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError",
    "Neo.TransientError.General.OutOfMemoryError",
)
"""What it says when a transaction needs more memory than one may have; it would do so again."""
_CANNOT_WRITE: Final = "Neo.DatabaseError.Transaction."
"""Begins the codes of what it says when its log takes nothing more, until it is started again."""


def _is_too_large(error: DriverError | Neo4jError) -> bool:
    return isinstance(error, Neo4jError) and error.code in _TOO_LARGE


def _unavailable() -> Unavailable:
    return Unavailable("The database does not answer.", advice="Try again in a moment.")


def slices(items: Sequence[Item], most: int) -> Iterator[Sequence[Item]]:
    """Portions of at most ``most``, each for a query or a transaction of its own."""
    for start in range(0, len(items), most):
        yield items[start : start + most]


def has_this_schema(database: Database) -> bool:
    """Whether the migrations of this version have been applied, and no others."""
    applied = {row.id for row in database.fetch(_VERSIONS)}
    return applied == {path.name for path in (cypher_folder() / "schema").glob("V*.cypher")}


def open_database(config: Settings, *, patience: float = 30.0) -> Database:
    """A connection pool to the configured Neo4j, which need not answer yet; ``patience`` is for how
    many seconds a transaction is tried. Raises ``Unavailable`` when none is configured."""
    if config.neo4j_uri is None:
        raise Unavailable(
            "NEO4J_URI is not set and no services of this installation are running.",
            advice="Start them with: graphsvc up",
        )
    return Database(
        config.neo4j_uri,
        user=config.neo4j_user,
        password=config.neo4j_password.get_secret_value(),
        patience=patience,
    )
