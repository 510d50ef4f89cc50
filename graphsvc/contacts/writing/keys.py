"""What identifies a row within its source. Pure."""

from collections.abc import Callable, Mapping, Sequence

from graphsvc import normal
from graphsvc.matching.mailboxes import is_shared
from graphsvc.normal import sorted_name
from loaders.records import Contact


def row_keys(contacts: Sequence[Contact]) -> tuple[dict[int, str], dict[int, int]]:
    """What identifies each row within its source: the profile URL, else the e-mail, else the name;
    where several share it also the name, and where that is shared too, the company. Also the rows
    that repeat an earlier one in all of these, by the row that they repeat."""
    keys = {contact.row: _row_key(contact) for contact in contacts}
    keys = _told_apart(contacts, keys, _name_part)
    keys = _told_apart(contacts, keys, _company_part)
    first: dict[str, int] = {}
    repeats: dict[int, int] = {}
    for contact in contacts:
        original = first.setdefault(keys[contact.row], contact.row)
        if original != contact.row:
            repeats[contact.row] = original
    return keys, repeats


def other_keys(contact: Contact) -> set[str]:
    """By what else a row may be known again, whichever of it the file tells: its profile URL, each
    of its e-mails that is not an office's, and the name with the employer. A name alone is not:
    several people have it."""
    url = normal.profile_key(contact.profile_url) if contact.profile_url else None
    emails = filter(None, map(normal.email_key, contact.emails))
    keys = {f"email:{email}" for email in emails if not is_shared(email)}
    keys |= {f"url:{url}"} if url else set[str]()
    name, employer = _name_part(contact), normal.employer_key(contact.company)
    return keys | ({f"who:{name}|{_company_part(contact)}"} if name and employer else set[str]())


def key_by_hand(contact: Contact) -> str:
    """What identifies a contact among those that somebody has added one by one: the profile URL,
    else the e-mail with the name, else name and company."""
    key = _row_key(contact)
    match key.partition(":")[0]:
        case "url":
            return key
        case "email":
            return f"{key}|{_name_part(contact)}"
        case _:
            return f"{key}|{_company_part(contact)}"


def _row_key(contact: Contact) -> str:
    if contact.profile_url and (url := normal.profile_key(contact.profile_url)):
        return f"url:{url}"
    if email := next(filter(None, map(normal.email_key, contact.emails)), None):
        return f"email:{email}"
    return f"name:{sorted_name(contact.name)}"


def _name_part(contact: Contact) -> str:
    return sorted_name(contact.name)


def _company_part(contact: Contact) -> str:
    return normal.company_key(contact.company)


def _told_apart(
    contacts: Sequence[Contact], keys: Mapping[int, str], part: Callable[[Contact], str]
) -> dict[int, str]:
    """Adds a part of the row to keys under which rows differ in it."""
    parts: dict[str, set[str]] = {}
    for contact in contacts:
        parts.setdefault(keys[contact.row], set()).add(part(contact))
    return {
        contact.row: keys[contact.row]
        if len(parts[keys[contact.row]]) == 1
        else f"{keys[contact.row]}|{part(contact)}"
        for contact in contacts
    }
