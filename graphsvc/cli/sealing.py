"""``graphsvc admin sealing``: the keys that seal, told and rotated."""

from graphsvc.cli.console import Json, say
from graphsvc.cli.local import Local, connected
from graphsvc.days import moment
from graphsvc.jobs.app import configure, nudge
from graphsvc.jobs.resealing import Reseal, reseals, rotate
from graphsvc.sealing import Kept
from graphsvc.settings import settings


def rotate_(as_json: Json = False) -> None:
    """Makes newer keys for all that is sealed; workers seal it anew and drop the older keys."""
    with connected(quiet=as_json) as local:
        subjects = rotate(local.database, local.ring)
        _wake(local)
    text = (
        f"Newer keys of {subjects:,} users, organisations and others seal from now on. Workers "
        "seal anew what is under older ones, and drop these an hour later at the earliest; "
        "`graphsvc admin sealing list` says how far that is."
    )
    say({"subjects": subjects}, as_json=as_json, text=text)


def list_(as_json: Json = False) -> None:
    """How many there are, how old they are, and whether older ones still open something."""
    with connected(quiet=as_json) as local:
        kept, runs = local.ring.kept(), reseals(local.database)
    document = {
        "subjects": kept.subjects,
        "oldest": _iso(kept.oldest),
        "newest": _iso(kept.newest),
        "rotated": _iso(kept.rotation.at if kept.rotation else None),
        "with_older": kept.with_older,
        "runs": [{"id": run.id, "state": run.state, "due": _iso(run.due)} for run in runs],
    }
    say(document, as_json=as_json, text="\n".join(_lines(kept, runs)))


def _wake(local: Local) -> None:
    configure(settings().redis_url or local.services.redis_url)
    nudge()


def _iso(at: int | None) -> str | None:
    return None if at is None else moment(at).isoformat()


def _day(at: int | None) -> str:
    return "not known" if at is None else f"{moment(at):%Y-%m-%d %H:%M}"


def _lines(kept: Kept, runs: list[Reseal]) -> list[str]:
    told = [
        f"Keys of {kept.subjects:,} users, organisations and others.",
        f"The newest is of {_day(kept.newest)}, the oldest of {_day(kept.oldest)}.",
    ]
    if kept.rotation is None:
        return told
    told.append(
        f"Rotated at {_day(kept.rotation.at)}; the older keys of {kept.with_older:,} still open."
    )
    if not runs:
        advice = "Nothing seals anew what is under them: say `graphsvc admin sealing rotate` again."
        return [*told, advice]
    return [*told, *map(_run_line, runs)]


def _run_line(run: Reseal) -> str:
    if run.state == "set_aside":
        return f"{run.id} was set aside: `graphsvc runs show {run.id}` says why."
    if run.state == "running":
        return f"{run.id} seals anew what is under them."
    return f"{run.id} goes on at {_day(run.due)}."
