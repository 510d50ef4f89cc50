"""Any table of contacts: a CSV whose columns are called what they are, or that somebody named."""

from __future__ import annotations

from loaders.files.book import Book, one_file
from loaders.tables import Layout

LAYOUT = Layout(
    columns={
        "given": ("given", "First Name", "Given Name", "First"),
        "middle": ("Middle Name",),
        "family": ("family", "Last Name", "Family Name", "Surname", "Last"),
        "name": ("name", "Full Name", "Display Name", "Contact Name"),
        "emails": ("emails", "email", "E-mail Address", "Mail"),
        "phones": ("phones", "phone", "Phone Number", "Telephone", "Mobile", "Mobile Phone"),
        "company": ("company", "Company Name", "Organization", "Organisation", "Account Name"),
        "title": ("title", "Job Title", "Position", "Role"),
        "url": ("url", "Profile URL", "LinkedIn", "LinkedIn URL", "LinkedIn Profile"),
        "connected": ("connected",),
        "city": ("city",),
        "country": ("country",),
        "birthday": ("birthday", "Date of Birth"),
    },
    required=(
        ("name", "given", "family", "emails"),
        ("emails", "phones", "company", "url"),
    ),
    many=frozenset({"emails", "phones"}),
    short=True,
)

BOOK = Book(LAYOUT, find=one_file)
