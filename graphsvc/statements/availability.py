"""Whether a user introduces others: said to the whole organisation, by design."""

from graphsvc.access.visibility import Desk
from graphsvc.ontology import Availability
from graphsvc.queries import Nothing, WriteQuery

SET = WriteQuery("statements/write/availability", Nothing, ("user", "availability"))


def set_availability(desk: Desk, availability: Availability) -> None:
    """Says whether the viewer introduces others."""
    desk.write(SET, user=desk.user, availability=availability.value)
