"""LinkedIn: the ``Connections.csv`` of a member's data export, or the whole export.

Headers and dates of the exports of 2016 to 2026 are known: with and without the notes before the
header, with and without ``URL``, with ``Company`` or ``Current Company``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.archives import holds_archive, is_zip, members
from loaders.dates import is_day_first, parse_day, shape
from loaders.files.folders import by_name
from loaders.files.values import check_size, split_emails
from loaders.limits import Limits
from loaders.origin import File, Origin
from loaders.records import Contact, PartialDate, Problem, Refused
from loaders.rows import Row, records, shown
from loaders.tables import EXPORT_AGAIN, Layout, Table, open_table

CONNECTIONS = "connections.csv"

LAYOUT = Layout(
    columns={
        "given": (
            *("First Name", "Given Name", "Vorname", "Prénom", "Nombre", "Nome", "Voornaam"),
            *("Förnamn", "Fornavn", "Imię"),
        ),
        "family": (
            *("Last Name", "Family Name", "Surname", "Nachname", "Nom de famille", "Nom"),
            *("Apellidos", "Apellido", "Cognome", "Sobrenome", "Achternaam", "Efternamn"),
            *("Efternavn", "Etternavn", "Nazwisko"),
        ),
        "url": ("URL", "Profile URL", "Public Profile URL", "LinkedIn URL"),
        "emails": (
            *("Email Address", "E-mail Address", "Email", "E-Mail-Adresse", "Adresse e-mail"),
            *("Dirección de correo electrónico", "Correo electrónico", "Indirizzo email"),
            *("Endereço de e-mail", "E-mailadres"),
        ),
        "company": (
            *("Company", "Current Company", "Organization", "Unternehmen", "Firma", "Entreprise"),
            *("Empresa", "Azienda", "Bedrijf"),
        ),
        "title": (
            *("Position", "Current Position", "Job Title", "Title", "Poste", "Cargo", "Puesto"),
            *("Posizione", "Functie"),
        ),
        "connected": (
            *("Connected On", "Connected", "Connection Date", "Verbunden am", "Date de connexion"),
            *("Conectado el", "Fecha de conexión", "Data di collegamento", "Conectado em"),
            "Verbonden op",
        ),
    },
    required=(("given",), ("family",), ("company", "connected", "url", "emails")),
    search=40,
)


@dataclass(frozen=True, slots=True)
class _Dates:
    """How the whole file writes its dates: what one row alone cannot tell."""

    day_first: bool
    shapes: frozenset[str]


def read(origin: Origin, limits: Limits) -> Iterator[Contact | Problem]:
    """One ``Contact`` for each row, or one ``Problem`` where its date cannot be read. Rows without
    a name give a contact whose name is empty. Raises ``Refused``."""
    table = open_table(_connections(origin, limits), LAYOUT, limits=limits, rows=limits.rows)
    dates = _dates(table)
    yield from records(table, lambda row: _contact(row, dates))


def _connections(origin: Origin, limits: Limits) -> File:
    """The file itself, or the one called Connections.csv at any depth of the export."""
    if origin.is_folder:
        files = origin.children()
    else:
        check_size(origin, limits)
        if not is_zip(origin):
            return origin.file()
        files = members(origin, limits)
    found = by_name(files, origin=origin).get(CONNECTIONS)
    if found is None:
        raise Refused(_not_inside(origin, files))
    return found


def _not_inside(origin: Origin, files: list[File]) -> Problem:
    message = "There is no Connections.csv inside."
    advice = "Ask LinkedIn for an export that includes Connections, or load that file alone."
    if holds_archive(files):
        advice = "It holds another archive: unpack it and load the Connections.csv inside."
    return Problem(origin.name, message, advice=advice)


def _dates(table: Table) -> _Dates:
    """Reads the dates once before the rows: ``13/7/20`` in one row says how ``3/7/20`` is meant.
    Without such a row slashes mean month first, as LinkedIn wrote them."""
    day_first, shapes = False, set[str]()
    for row in table:
        if isinstance(row, Row) and row.ended:
            text = row.text("connected")
            day_first = day_first or is_day_first(text)
            shapes.add(shape(text))
    return _Dates(day_first, frozenset(shapes))


def _contact(row: Row, dates: _Dates) -> Contact:
    given, family = row.text("given"), row.text("family")
    return Contact(
        row=row.number,
        name=f"{given} {family}".strip(),
        given_name=given,
        family_name=family,
        emails=split_emails(row.text("emails")),
        company=row.text("company"),
        title=row.text("title"),
        profile_url=row.text("url") or None,
        connected_on=_connected_on(row, dates),
    )


def _connected_on(row: Row, dates: _Dates) -> PartialDate | None:
    text = row.text("connected")
    day = _day(text, dates)
    if not row.ended and row.is_last("connected") and _is_cut(text, day, dates):
        message = f"The file was cut off in the middle of row {row.number}."
        advice = f"{EXPORT_AGAIN} If it is whole, add a line break at its end."
        raise Refused(Problem(row.file, message, row=row.number, advice=advice))
    if text and day is None:
        advice = "Write the day as 2020-03-07 or 07 Mar 2020, or leave it empty."
        raise row.error("connected", f"{shown(text)} is not a day.", advice=advice)
    return day


def _day(text: str, dates: _Dates) -> PartialDate | None:
    try:
        return parse_day(text, day_first=dates.day_first) if text else None
    except ValueError:
        return None


def _is_cut(text: str, day: PartialDate | None, dates: _Dates) -> bool:
    """Whether the last date, with no line break after it, lacks what the others have: ``21 Sep 20``
    may be the beginning of ``21 Sep 2009``."""
    unlike = bool(dates.shapes) and shape(text) not in dates.shapes
    return unlike or (bool(text) and day is None)
