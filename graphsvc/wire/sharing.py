"""Who may see what is somebody's own: the ``…Input`` models come in, the others go out."""

from typing import Literal

from graphsvc.ontology import SharingLevel
from graphsvc.wire.model import Wire


class LevelInput(Wire):
    """How far the contacts of a source are to reach."""

    level: SharingLevel


class ContactSource(Wire):
    """A source of the user's contacts: what its ``format`` and ``label`` are, how far its
    ``contacts`` reach, of which ``hidden`` are seen by nobody else. ``opening`` says that some have
    yet to be brought to where the level says: until then they reach fewer, never more."""

    id: str
    format: str
    label: str
    level: SharingLevel
    opening: bool
    contacts: int
    hidden: int


Kind = Literal["contact", "tie", "source", "work_history", "education", "reference_account"]
"""What one can own, and ask of who sees it."""


class Named(Wire):
    """Somebody of the organisation."""

    id: str
    name: str


class Facet(Wire):
    """A part of something, and who may see it: ``rule`` says in words by which rule. ``people`` are
    those whom it lets in, the first hundred of ``count``; where the user may not list them it is
    empty, and ``count`` is told from five on."""

    what: str
    rule: str
    people: list[Named]
    count: int | None


class WhoSees(Wire):
    """Who may see something of the user's own, part by part. ``note`` says what holds meanwhile,
    where something has yet to be brought to where its level says."""

    kind: Kind
    id: str
    name: str
    facets: list[Facet]
    note: str


class LevelPreview(Wire):
    """What a level would let others see of the contacts of a source."""

    level: SharingLevel
    chosen: bool
    facets: list[Facet]
    note: str


class LevelPreviews(Wire):
    """A source, and what each level would open of it."""

    source: ContactSource
    levels: list[LevelPreview]


class SharedDetails(Wire):
    """Details of a contact, as far as the user may see them; ``why`` says by which rule."""

    emails: list[str]
    phones: list[str]
    profile_url: str
    connected_on: str
    why: str


class SeenContact(Wire):
    """A contact that the user may see: their own, or a colleague's. ``why`` says by which rule they
    see it; ``details`` are none where they may not see these."""

    id: str
    name: str
    title: str
    company: str
    company_id: str | None = None
    person: str | None = None
    state: Literal["matched", "private"]
    owner: Named
    mine: bool
    why: str
    details: SharedDetails | None = None
