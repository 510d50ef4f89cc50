"""Runs as programs see them."""

import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, WithJsonSchema

from graphsvc.ontology import RUN_KINDS
from graphsvc.wire.model import Wire


def _a_kind(text: str) -> str:
    if text not in RUN_KINDS:
        raise ValueError(f"It must be one of: {', '.join(RUN_KINDS)}.")
    return text


Kind = Annotated[
    str, AfterValidator(_a_kind), WithJsonSchema({"type": "string", "enum": list(RUN_KINDS)})
]


ImportState = Literal[
    "queued",
    "running",
    "asking",
    "done",
    "refused",
    "failed",
    "discarded",
    "superseded",
    "undone",
]
"""What has become of an import."""


class Run(Wire):
    """Work in the background.

    ``queued`` waits for a worker, ``running`` has one, ``set_aside`` has failed five times at one
    place with ``error`` and waits to be tried again or stopped; ``done`` and ``cancelled`` have
    ended. ``stopping`` says that somebody has asked for it to be stopped. ``done`` of ``total`` is
    how far it is, in rows of a file or places of the directory (0: not known yet); ``rate`` is what
    it does in a second, ``seconds_left`` what the rest takes at that rate. ``attempts`` counts
    those at the place where it is. ``import_state`` is what has become of the import whose run it
    is, as ``/v1/imports`` tells it: a run that is ``done`` may have ended in a question.
    """

    id: str
    kind: Kind
    state: Literal["queued", "running", "set_aside", "done", "cancelled"]
    import_state: ImportState | None = None
    stopping: bool = False
    created: datetime.datetime
    ended: datetime.datetime | None = None
    done: int
    total: int
    rate: float | None = None
    seconds_left: float | None = None
    attempts: int
    error: str | None = None
