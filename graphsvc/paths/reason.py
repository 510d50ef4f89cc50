"""Why there is no path, said from what the viewer may see."""

from dataclasses import dataclass
from typing import Literal

from graphsvc.paths.gather import Gathered
from graphsvc.paths.wire import NoPath
from graphsvc.queries import ViewerQuery
from graphsvc.visibility import View


@dataclass(frozen=True, slots=True)
class Own:
    contacts: bool
    history: bool


NOTHING_IMPORTED = ViewerQuery("read/nothing_imported", Own)


def why_none(view: View, kind: Literal["person", "company"], *, found: Gathered | None) -> NoPath:
    """The reason and what would help; ``found`` is what was gathered about a known target."""
    if found is None:
        return NoPath(
            code="target_unknown",
            text=f"This {kind} is not known to you.",
            advice="Check the spelling, or use an e-mail, a profile URL or a domain. People whom "
            "somebody of your organisation imports become known.",
        )
    if not found.network.ends:
        return _no_end(kind)
    own = view.read(NOTHING_IMPORTED)[0]
    if not own.contacts and not own.history:
        return NoPath(
            code="nothing_imported",
            text="Nobody of your organisation has imported contacts or stated a work history yet.",
            advice="Import your LinkedIn connections or add your work history.",
        )
    return NoPath(
        code="no_tie_within_reach",
        text="No chain of acquaintances that you may see reaches this far.",
        advice="Allow more intermediaries or more kinds of ties, import more contacts, or ask "
        "colleagues to import theirs.",
    )


def _no_end(kind: Literal["person", "company"]) -> NoPath:
    if kind == "person":
        return NoPath(
            code="target_is_viewer",
            text="This is you: no introduction is needed.",
            advice="Ask for somebody else.",
        )
    return NoPath(
        code="no_one_there",
        text="Nobody else is known to work at this company.",
        advice="Ask for a person, or import contacts who work there.",
    )
