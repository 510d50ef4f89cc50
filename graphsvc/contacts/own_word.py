"""What an owner says of how well they know a contact of theirs. It holds for all of their contacts
that are the same human, now and in later imports."""

from dataclasses import dataclass

from graphsvc.access.visibility import Desk, View
from graphsvc.contacts.hiding.choice import alike_to
from graphsvc.contacts.own import get_contact
from graphsvc.days import today
from graphsvc.ontology import Level, user_scope
from graphsvc.queries import Nothing, ViewerQuery, WriteQuery
from graphsvc.wire.contacts import Audience, Contact, OwnWordInput


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One of the viewer's contacts, with what they say of how well they know it."""

    id: str
    word: str | None
    word_scope: str | None


SAY = WriteQuery("contacts/write/word", Nothing, ("owner", "ids", "level", "scope", "day"))
OF_PERSON = ViewerQuery("contacts/read/own_contact_of", SaidRow, ("person", "user"))


@dataclass(frozen=True, slots=True)
class KnownAs:
    """A contact of the viewer's that is some person, and what they say of how well they know
    them."""

    contact: str
    level: Level | None
    visible_to: Audience


def known_as(view: View, person: str) -> KnownAs | None:
    """The viewer's contact that is a person of the directory, where they have one."""
    row = view.only(OF_PERSON, person=person, user=view.viewer.user)
    if row is None:
        return None
    mine = row.word_scope == user_scope(view.viewer.user)
    level = None if row.word is None else Level(row.word)
    return KnownAs(row.id, level, "me" if mine else "organisation")


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
    desk.write(SAY, owner=desk.user, ids=ids, level=level, scope=scope, day=day)
    return get_contact(desk.view, id_)
