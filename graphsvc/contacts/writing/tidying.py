"""What others would see of a contact without what is its owner's alone. Pure."""

from dataclasses import replace

from graphsvc.normal.details import bare_name, details_in, without_details
from loaders.records import Contact


def tidied(contact: Contact) -> Contact:
    """The contact without addresses and numbers in its name, title and employer: those of the name
    count as the contact's own, since they may identify it."""
    name, title = bare_name(contact.name), without_details(contact.title)
    company = without_details(contact.company)
    if (name, title, company) == (contact.name, contact.title, contact.company):
        return contact
    beside = details_in(contact.name)
    return replace(
        contact,
        name=name,
        title=title,
        company=company,
        emails=tuple(dict.fromkeys((*contact.emails, *beside.emails))),
        phones=tuple(dict.fromkeys((*contact.phones, *beside.phones))),
    )
