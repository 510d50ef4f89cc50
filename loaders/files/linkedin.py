"""LinkedIn: the ``Connections.csv`` of a member's data export, or the whole export.

Headers and dates of the exports of 2016 to 2026 are known: with and without the notes before the
header, with and without ``URL``, with ``Company`` or ``Current Company``.
"""

from __future__ import annotations

from loaders.archives import holds_archive, is_zip, members
from loaders.files.book import NOTES, Book
from loaders.files.folders import by_name
from loaders.files.values import check_size
from loaders.files.words import in_all_languages
from loaders.limits import Limits
from loaders.origin import File, Origin
from loaders.records import Problem, Refused
from loaders.tables import Layout

CONNECTIONS = "connections.csv"

LAYOUT = Layout(
    columns={
        "given": (
            *("First Name", "Given Name", "Vorname", "Prénom", "Nombre", "Nome", "Voornaam"),
            *in_all_languages("given"),
        ),
        "family": (
            *("Last Name", "Family Name", "Surname", "Nachname", "Nom de famille", "Nom"),
            *("Apellidos", "Apellido", "Cognome", "Sobrenome", "Achternaam"),
            *in_all_languages("family"),
        ),
        "url": ("URL", "Profile URL", "Public Profile URL", "LinkedIn URL"),
        "emails": (
            *("Email Address", "E-mail Address", "Email", "E-Mail-Adresse", "Adresse e-mail"),
            *("Dirección de correo electrónico", "Correo electrónico", "Indirizzo email"),
            *("Endereço de e-mail", "E-mailadres", "E-mail", "Электронная почта", "メールアドレス"),
            *in_all_languages("emails"),
        ),
        "company": (
            *("Company", "Current Company", "Organization", "Unternehmen", "Firma", "Entreprise"),
            *("Empresa", "Azienda", "Bedrijf", "Компания", "会社"),
            *in_all_languages("company"),
        ),
        "title": (
            *("Position", "Current Position", "Job Title", "Title", "Poste", "Cargo", "Puesto"),
            *("Posizione", "Functie", "Position actuelle", "Pozice", "Pozisyon"),
            *in_all_languages("title"),
        ),
        "connected": (
            *("Connected On", "Connected", "Connection Date", "Verbunden am", "Date de connexion"),
            *("Conectado el", "Fecha de conexión", "Data di collegamento", "Conectado em"),
            *("Verbonden op", "Vernetzt am", "Verbunden seit", "Connecté le", "En relation depuis"),
            *("Conectado desde", "Conexión desde", "Data del collegamento", "Collegato il"),
            *("Data de conexão", "Conectado desde", "Connectie sinds", "Ansluten", "Kontakt sedan"),
            *("Forbundet den", "Forbundet", "Koblet til", "Yhdistetty", "Połączono"),
            *("Data połączenia", "Spojeno", "Datum spojení", "Bağlantı tarihi", "Дата контакта"),
            *(
                "Дата установления контакта",
                "つながった日",
                "建立联系时间",
                "建立關係時間",
                "연결일",
            ),
        ),
    },
    required=(("given",), ("family",), ("company", "connected", "url", "emails")),
    search=NOTES,
)


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


BOOK = Book(LAYOUT, find=_connections, slashes="month first")
