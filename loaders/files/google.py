"""Google contacts exported as "Google CSV": the header used until 2024 and the one since.

Until 2024 ``Name, Given Name, …, E-mail 1 - Type, E-mail 1 - Value, …, Organization 1 - Name``;
since then ``First Name, Middle Name, Last Name, …, Organization Name, …, E-mail 1 - Label``.
Several values of one label stand in one cell, separated by ``:::``.
"""

from __future__ import annotations

from loaders.files.book import Book, one_file
from loaders.tables import Layout

LAYOUT = Layout(
    columns={
        "name": ("Name",),
        "name/filed": ("File As",),
        "name/nick": ("Nickname",),
        "prefix": ("Name Prefix",),
        "given": ("Given Name", "First Name"),
        "middle": ("Additional Name", "Middle Name"),
        "family": ("Family Name", "Last Name"),
        "suffix": ("Name Suffix",),
        "emails": ("E-mail 1 - Value",),
        "phones": ("Phone 1 - Value",),
        "phones/label": ("Phone 1 - Type", "Phone 1 - Label"),
        "company": ("Organization 1 - Name", "Organization Name"),
        "title": ("Organization 1 - Title", "Organization Title"),
        "url/web": ("Website 1 - Value",),
        "city": ("Address 1 - City",),
        "country": ("Address 1 - Country",),
        "birthday": ("Birthday",),
    },
    required=(
        ("name", "given", "family"),
        ("emails", "phones", "phones/label", "company", "name/filed"),
    ),
    many=frozenset(
        {"emails", "phones", "phones/label", "company", "title", "url/web", "city", "country"}
    ),
    short=True,
)

BOOK = Book(LAYOUT, find=one_file)
