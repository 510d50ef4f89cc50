"""Mailboxes that belong to an office, not to a person."""

from graphsvc import normal
from graphsvc.matching.fields.marks import local_part

_OFFICES = """
info information sales support contact contacts contactus admin administration office team hello hi
hr jobs careers recruiting recruitment billing accounts accounting accountspayable finance invoices
marketing press media pr news newsletter help helpdesk service services customerservice
customercare care noreply donotreply webmaster postmaster hostmaster abuse security legal privacy
enquiries inquiries enquiry inquiry reception orders order shop store booking bookings reservations
events partners partnerships general mail email feedback kontakt vertrieb buero contacto ventas
ventes commercial comercial contatto secretary secretariat sekretariat
"""
_NAMES = frozenset(_OFFICES.split())


def is_shared(email: str) -> bool:
    """Whether an address is by its name that of an office: ``info@``, ``sales2@``."""
    letters = "".join(letter for letter in local_part(email).casefold() if letter.isalpha())
    return letters in _NAMES


def names_its_owner(email: str) -> str:
    """The name that a local part spells: ``john.smith@…`` → ``john smith``; else empty.

    Two words of two letters at least; anything shorter may be initials of somebody else.
    """
    words = normal.name_key(local_part(email).replace("_", " ").replace(".", " ")).split()
    whole = len(words) >= 2 and all(len(word) >= 2 and word.isalpha() for word in words)
    return " ".join(words) if whole and not is_shared(email) else ""
