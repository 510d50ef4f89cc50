"""Keys under which two spellings of one thing meet: names, companies, e-mails, profiles, domains.

A key is for comparing and for indexes, never for showing. Latin letters lose their accents; other
scripts stay what they are. Every key is its own key: ``key(key(x)) == key(x)``. Block keys alone
are made of Latin forms and sounds, so that names in different scripts meet. Phone numbers stand
apart (``phones``), since their library is large and few need it.
"""

from graphsvc.normal.addresses import (
    domain_key,
    email_domain,
    email_key,
    is_free_mail,
    mailbox_key,
    registrable_domain,
)
from graphsvc.normal.blocks import blocks_to_seek, person_blocks
from graphsvc.normal.companies import company_key, legal_form, other_name_stated
from graphsvc.normal.nobody import employer_key, is_no_employer, is_no_school
from graphsvc.normal.people import name_key, name_tokens, sorted_name, spelt_words
from graphsvc.normal.profiles import profile_key

__all__ = [
    "blocks_to_seek",
    "company_key",
    "domain_key",
    "email_domain",
    "email_key",
    "employer_key",
    "is_free_mail",
    "is_no_employer",
    "is_no_school",
    "legal_form",
    "mailbox_key",
    "name_key",
    "name_tokens",
    "other_name_stated",
    "person_blocks",
    "profile_key",
    "registrable_domain",
    "sorted_name",
    "spelt_words",
]
