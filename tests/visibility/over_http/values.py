"""What can be put into an address: ids, names and cursors, of what Ann sees and of what she does
not. Taken from the world in which both are there."""

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Any, Final, cast

import neo4j

from graphsvc.ontology import org_scope, user_scope
from tests.visibility.offices import PRIVATE_EMAIL, PRIVATE_NAME, PRIVATE_URL, Offices
from tests.visibility.over_http.worlds import HETTY_EMAIL, HETTY_NAME, HETTY_URL, OTHERS, Who, World

SEEN_PEOPLE: Final = (
    *("Dan Dorn", "Bob Bright", PRIVATE_NAME, "Gustav Grimaldi", "Gil Gray"),
    *("nora quillfeather @ hidden harbour", PRIVATE_EMAIL, PRIVATE_URL),
    *("hana@home.example", "eve@home.example"),
)
HIDDEN_PEOPLE: Final = (
    *("Hugo Hushed", HETTY_NAME, "Rolf3 Rival1", "Rival bob", "hugo hushed @ veiled vineyard"),
    *("hugo@veil.example", HETTY_EMAIL, "rolf3.1@rival.example", "bob@beta.example"),
    HETTY_URL,
)
SEEN_COMPANIES: Final = (
    "Bolt",
    "bolt.example",
    "Hidden Harbour",
    "Secret Sawmill",
    "Nuts and Bolts",
)
HIDDEN_COMPANIES: Final = ("Veiled Vineyard", "Rival Works 3", "Beta", "veil.example")
SEEN_WORDS: Final = ("n", "nora", "dan", "secret", "port", "pia p")
HIDDEN_WORDS: Final = (
    *("h", "hu", "hugo h", "het", "r", "rolf", "rolf3 rival1", "rival w", "veiled vin", "bet"),
)
NONSENSE: Final = ("0198f5b2-7c1e-7a4b-9c3d-5e6f70819203", "Zyx Nobody", "", "💥 *:* OR 1")

_IDS = """
MATCH (n)
WHERE n.id IS NOT NULL AND n.scope IN $scopes
WITH n, labels(n)[0] AS label
ORDER BY coalesce(n.created, 0), n.id
WITH label, n.scope AS scope, coalesce(n.owner = $user, false) AS own, collect(n.id) AS ids
RETURN label, scope, own, ids[..$most] AS ids
ORDER BY label, NOT own, scope
"""
MOST_ALIKE: Final = 3
"""Ids of one label, scope and owner."""

_LISTS: Final[Mapping[str, tuple[str, str]]] = {
    "contacts": ("/v1/contacts", "Contact"),
    "unsettled": ("/v1/contacts/unsettled", "Contact"),
    "imports": ("/v1/imports", "Import"),
    "users": ("/v1/users", "User"),
    "audit": ("/v1/audit", "AuditEntry"),
    "notifications": ("/v1/notifications", "Notification"),
    "runs": ("/v1/runs", "Run"),
    "reference-accounts": ("/v1/reference-accounts", "ReferenceAccount"),
    "people": ("/v1/companies/{company}/people", "Contact"),
    "verdicts": ("/v1/imports/{import}/verdicts", "Contact"),
    "paths": ("/v1/paths?company={company}", "Contact"),
}
"""Where each kind of cursor comes from, and the label of the ids that it holds."""

Labelled = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Values:
    """Ids by label and cursors by kind: of what Ann sees, what is her own first, and of what she
    does not. ``bolt`` is a company that everybody works on."""

    bolt: str
    seen: Labelled
    hidden: Labelled
    seen_cursors: Labelled
    hidden_cursors: Labelled

    def ids(self, *labels: str) -> list[str]:
        """Ids of these labels, what is hidden in turn with what is not, and a hidden one of every
        other label."""
        proper = self.only(*labels)
        others = [ids[0] for label, ids in self.hidden.items() if label not in labels]
        return [*proper, *others, NONSENSE[0]]

    def only(self, *labels: str) -> list[str]:
        """Ids of these labels alone."""
        pairs = ((self.seen.get(one, ()), self.hidden.get(one, ())) for one in labels)
        return [id_ for pair in pairs for id_ in _in_turn(*pair)]

    def cursors(self, kind: str) -> list[str]:
        """Cursors of a kind, one of another kind, and what is none."""
        own, hidden = self.seen_cursors[kind], self.hidden_cursors[kind]
        others = [found[0] for other, found in self.hidden_cursors.items() if other != kind]
        return [*own, *hidden, *others[:1], "bm9uc2Vuc2U"]

    @property
    def all_hidden(self) -> set[str]:
        """Everything that Ann does not see."""
        found = chain(*self.hidden.values(), *self.hidden_cursors.values())
        return {*found, *HIDDEN_PEOPLE, *HIDDEN_COMPANIES, *HIDDEN_WORDS}

    @property
    def all_seen(self) -> set[str]:
        """Everything that Ann sees."""
        found = chain(*self.seen.values(), *self.seen_cursors.values())
        return {*found, *SEEN_PEOPLE, *SEEN_COMPANIES, *SEEN_WORDS}


def _in_turn(one: Sequence[str], other: Sequence[str]) -> list[str]:
    return [value for pair in zip_longest(one, other) for value in pair if value is not None]


def find_values(world: World, session: neo4j.Session) -> Values:
    """All that there is to ask for in the world with everything."""
    seen, hidden = _ids(world.offices, session)
    anns = {kind: _cursors(world, "ann", path) for kind, (path, _) in _LISTS.items()}
    others = {
        kind: [cursor for who in OTHERS for cursor in _cursors(world, who, path)]
        for kind, (path, _) in _LISTS.items()
    }
    own = {kind: seen[label][:1] for kind, (_, label) in _LISTS.items()}
    fakes = {
        kind: [hidden[label][0], hidden[label][-1], HIDDEN_PEOPLE[2].lower()]
        for kind, (_, label) in _LISTS.items()
    }
    assert all(anns.values())
    assert all(others.values())
    return Values(
        world.offices.companies["bolt"],
        seen,
        hidden,
        {kind: [*anns[kind], *_forge(anns[kind], own[kind])] for kind in _LISTS},
        {kind: [*others[kind], *_forge(anns[kind], fakes[kind])] for kind in _LISTS},
    )


def _ids(offices: Offices, session: neo4j.Session) -> tuple[dict[str, list[str]], ...]:
    rival, bob = offices.rivals[0], offices.bob
    foreign = [user_scope(bob.id), user_scope(rival.id), org_scope(rival.org)]
    seen: dict[str, list[str]] = {
        "Person": list(offices.people.values()),
        "Company": sorted(offices.companies.values()),
        "School": list(offices.schools.values()),
    }
    hidden: dict[str, list[str]] = {}
    for found, scopes in ((seen, offices.scopes), (hidden, foreign)):
        rows = session.run(_IDS, scopes=scopes, user=offices.ann.id, most=MOST_ALIKE)
        for row in rows:
            found.setdefault(row["label"], []).extend(row["ids"])
    return seen, hidden


def _cursors(world: World, who: Who, path: str) -> list[str]:
    """The cursor of somebody's first page of a list, where it goes on."""
    company = world.offices.companies["bolt"]
    newest = world.json(who, "/v1/imports?limit=100")["items"][-1]["id"]
    address = path.format(company=company, **{"import": newest})
    address += ("&" if "?" in address else "?") + "limit=1"
    following = world.json(who, address).get("next")
    return [following] if following else []


# Cursors that nobody was given


def _forge(cursors: Sequence[str], fakes: Sequence[str]) -> list[str]:
    """Cursors with a text in the place of each text that they hold."""
    return [
        _encode(kind, forged)
        for cursor in cursors
        for kind, parts in [_decode(cursor)]
        for fake in fakes
        for forged in _replaced(parts, fake)
    ]


def _decode(cursor: str) -> tuple[str, Any]:
    text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    kind, bracket, parts = text.partition("[")
    return kind, json.loads(bracket + parts)


def _encode(kind: str, parts: Any) -> str:
    text = kind + json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _replaced(parts: list[Any], fake: str) -> Iterator[list[Any]]:
    """The parts with a fake instead of one text each time; of a list inside, of its first."""
    for place, part in enumerate(parts):
        if isinstance(part, str):
            yield [*parts[:place], fake, *parts[place + 1 :]]
        elif isinstance(part, list):
            inside = cast(list[Any], part)
            if inside and isinstance(inside[0], str):
                yield [*parts[:place], [fake, *inside[1:]], *parts[place + 1 :]]
