"""Keys under which two spellings of one thing meet: names, companies, e-mails, profiles, domains.

A key is for comparing and for indexes, never for showing. Latin letters lose their accents; other
scripts stay what they are. Every key is its own key: ``key(key(x)) == key(x)``. Block keys alone
are made of Latin forms and sounds, so that names in different scripts meet.
"""

from graphsvc.matching.normal.addresses import (
    domain_key,
    email_domain,
    email_key,
    is_free_mail,
    mailbox_key,
    registrable_domain,
)
from graphsvc.matching.normal.blocks import blocks_to_seek, person_blocks
from graphsvc.matching.normal.companies import company_key, legal_form
from graphsvc.matching.normal.people import name_key, name_tokens, sorted_name
from graphsvc.matching.normal.phones import Phone, phone_key, read_phone
from graphsvc.matching.normal.profiles import profile_key

__all__ = [
    "Phone",
    "blocks_to_seek",
    "company_key",
    "domain_key",
    "email_domain",
    "email_key",
    "is_free_mail",
    "legal_form",
    "mailbox_key",
    "name_key",
    "name_tokens",
    "person_blocks",
    "phone_key",
    "profile_key",
    "read_phone",
    "registrable_domain",
    "sorted_name",
]
