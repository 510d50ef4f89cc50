"""The database as the settings say, for programs that run for long."""

from graphsvc.database import Database
from graphsvc.errors import Unavailable
from graphsvc.settings import Settings


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
