"""What an owner says of how well they know a contact of theirs. It holds for all of their contacts
that are the same human, now and in later imports."""

from graphsvc.connections.companies import Desk
from graphsvc.connections.contacts import get_contact
from graphsvc.connections.hidden import alike_to
from graphsvc.connections.wire import Contact, OwnWordInput
from graphsvc.ids import today
from graphsvc.ontology import user_scope
from graphsvc.queries import Nothing, SystemQuery

SAY = SystemQuery("write/word", Nothing, ("owner", "ids", "level", "scope", "day"))


def say_word(desk: Desk, id_: str, word: OwnWordInput) -> Contact:
    """Says how well the viewer knows a contact of theirs, and who may see that. Raises
    ``NotFound``."""
    scope = desk.scope if word.visible_to == "organisation" else user_scope(desk.user)
    return _say(desk, id_, level=word.level.value, scope=scope, day=today())


def take_word_back(desk: Desk, id_: str) -> Contact:
    """Forgets what the viewer has said of a contact of theirs. Raises ``NotFound``."""
    return _say(desk, id_, level=None, scope=None, day=None)


def _say(desk: Desk, id_: str, *, level: str | None, scope: str | None, day: int | None) -> Contact:
    ids = [row.id for row in alike_to(desk, id_)]
    desk.tx.run(SAY, owner=desk.user, ids=ids, level=level, scope=scope, day=day)
    return get_contact(desk.view, desk.ring, id_)
