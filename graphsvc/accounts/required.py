"""Whether an organisation asks everybody for 2-step verification."""

from dataclasses import dataclass

from graphsvc.access.audit import Audited
from graphsvc.access.visibility import Desk, View
from graphsvc.errors import NotAllowed, NotFound
from graphsvc.queries import Id, ViewerQuery, WriteQuery


@dataclass(frozen=True, slots=True)
class Requirement:
    """What the viewer's organisation asks for; ``admin`` is whether the viewer may say so."""

    name: str
    required: bool
    admin: bool


OWN_ORGANISATION = ViewerQuery("accounts/read/own_organisation", Requirement, ("user",))
REQUIRE = WriteQuery("accounts/write/organisation_two_step", Id, ("user", "on"))


def requirement(view: View) -> Requirement:
    """What the viewer's organisation asks for. Raises ``NotFound``."""
    found = view.only(OWN_ORGANISATION, user=view.viewer.user)
    if found is None:
        raise NotFound("You are a member of no organisation.")
    return found


def require_two_step(desk: Desk, *, on: bool) -> None:
    """Asks everybody of the organisation for 2-step verification, or does not any more. Who has
    none is led to set it up before anything else opens. Raises ``NotAllowed`` for whoever is no
    administrator, or has none themselves."""
    if not desk.write(REQUIRE, user=desk.user, on=on):
        raise NotAllowed(
            "Only an administrator who has 2-step verification can ask everybody for it.",
            advice="Switch it on for yourself first.",
        )
    desk.note(Audited.TWO_STEP_REQUIRED, subject=desk.org)
