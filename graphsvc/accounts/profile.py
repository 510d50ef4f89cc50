"""What a user is called."""

from typing import Final

from graphsvc.access.users import NAME_USER
from graphsvc.access.visibility import Desk
from graphsvc.errors import InvalidInput

LONGEST_NAME: Final = 100


def checked_name(text: str, what: str) -> str:
    """The name of somebody, or of an organisation, as it is kept; it stands in mails to others, so
    it is no address. Raises ``InvalidInput`` of the field ``what``."""
    name = " ".join(text.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise InvalidInput(f"A name has 1 to {LONGEST_NAME} letters.", field=what)
    if "://" in name or "www." in name.casefold():
        raise InvalidInput("A name holds no address of the web.", field=what)
    return name


def rename_self(desk: Desk, name: str) -> None:
    """Calls the viewer by another name. Raises ``InvalidInput``."""
    desk.write(NAME_USER, id=desk.user, name=checked_name(name, "name"))
