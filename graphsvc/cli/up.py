"""``graphsvc up``: the services, until they are stopped."""

from typing import Annotated

import typer

from graphsvc import embedded
from graphsvc.cli.console import Json, say
from graphsvc.cli.local import open_database
from graphsvc.cli.progress import downloading
from graphsvc.embedded import Options
from graphsvc.settings import settings


def up(
    neo4j_port: Annotated[int, typer.Option(min=0, max=65_535, help="0 is a free one.")] = 0,
    redis_port: Annotated[int, typer.Option(min=0, max=65_535, help="0 is a free one.")] = 0,
    as_json: Json = False,
) -> None:
    """Starts Neo4j and Valkey, which run until `graphsvc down`."""
    with downloading(quiet=as_json) as progress:
        options = Options(neo4j_port=neo4j_port, redis_port=redis_port, progress=progress)
        found = embedded.up(settings().home, options)
    open_database(found).close()
    say({"neo4j_uri": found.neo4j_uri}, as_json=as_json, text=f"Neo4j answers at {found.neo4j_uri}")
