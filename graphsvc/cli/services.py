"""``graphsvc down`` and ``status``: what runs."""

from dataclasses import asdict

from graphsvc import embedded
from graphsvc.cli.console import Json, say
from graphsvc.settings import settings


def down(as_json: Json = False) -> None:
    """Stops Neo4j and Valkey."""
    stopped = embedded.down(settings().home)
    names = [one.name for one in stopped]
    text = f"Stopped: {', '.join(names)}" if names else "Nothing was running."
    say({"stopped": names}, as_json=as_json, text=text)


def status(as_json: Json = False) -> None:
    """Says which services run."""
    found = embedded.status(settings().home)
    lines = [f"{one.name:<8} {one.address}  process {one.pid}" for one in found]
    document = {"running": [asdict(one) for one in found]}
    say(document, as_json=as_json, text="\n".join(lines) or "Nothing is running.")
