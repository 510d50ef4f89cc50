"""Any table of contacts: a CSV whose columns are called what they are, or that somebody named.

Among them what programs of sales teams export: HubSpot, Pipedrive, Apollo, Salesforce, Zoho, and
tools that collect profiles from LinkedIn's Sales Navigator. Columns of other people (the contact's
owner, their assistant) and of the company itself (its main line, its page) are left out.
"""

from __future__ import annotations

from itertools import product

from loaders.files.book import Book, one_file
from loaders.tables import Layout

WHOSE = ("", "Contact ", "Person ", "Lead ", "Prospect ", "Attendee ")
"""How programs begin the names of columns that are about the person."""
KINDS = (
    *("Work", "Business", "Home", "Personal", "Private", "Other", "Primary", "Secondary"),
    *("Tertiary", "Alternate", "Alternative", "Additional", "Direct", "Mobile", "Office"),
    *("Professional", "Preferred", "Current", "Verified", "Recommended", "Cell", "Work Direct"),
    *("First", "Second", "Third", "Recommended Personal", "Recommended Work"),
)


def _of_kinds(*words: str) -> tuple[str, ...]:
    """The words alone, then with their kinds before and after them."""
    pairs = list(product(KINDS, words))
    before = (f"{kind} {word}" for kind, word in pairs)
    after = (f"{word} {kind}" for kind, word in pairs)
    return tuple(dict.fromkeys((*words, *before, *after)))


def _whose(*names: str) -> tuple[str, ...]:
    """The names alone, then as of a person: what is preferred stands first."""
    return tuple(dict.fromkeys(f"{whose}{name}" for whose, name in product(WHOSE, names)))


LAYOUT = Layout(
    columns={
        "prefix": ("Salutation", "Honorific", "Name Prefix", "Prefix"),
        "given": _whose("given", "First Name", "Given Name", "Forename", "First"),
        "middle": _whose("Middle Name", "Middle"),
        "family": _whose("family", "Last Name", "Family Name", "Surname", "Last"),
        "suffix": ("Suffix", "Name Suffix"),
        "name": (*_whose("name", "Full Name", "Display Name", "Complete Name"), "Contact"),
        "name/nick": ("Nickname", "Nick Name", "Preferred Name"),
        "emails": (
            *("emails", *_whose(*_of_kinds("email", "E-mail Address"))),
            *("E-mail Addresses", "Mail", "Mail Address"),
        ),
        "phones": (
            *("phones", *_whose(*_of_kinds("phone", "Phone Number", "Mobile"))),
            *("Phone Numbers", "Telephone", "Telephone Number", "Tel", "Mobile Number", "Cell"),
            *("Cell Number", "Cellphone", "Contact Number", "Work Telephone", "Home Telephone"),
            *("Direct Dial", "Direct Line", "Home Mobile", "Work Mobile"),
        ),
        "company": (
            *_whose("company", "Company Name", "Organization", "Organisation"),
            *("Organization Name", "Organisation Name", "Organization - Name"),
            *("Associated Company", "Associated Company Name", "Primary Associated Company"),
            *("Current Company", "Current Company Name", "Current Employer", "Employer"),
            *("Employer Name", "Account Name", "Account", "Business Name", "Work Company"),
            *("Company Name for Emails", "Organization 1", "Workplace", "Firm"),
        ),
        "title": (
            *_whose("Job Title", "Position", "Current Title", "title", "Role", "Job"),
            *("Current Position", "Current Job", "Current Job Title", "Designation", "Occupation"),
            *("Jobtitle", "Organization Title 1", "Work Title"),
        ),
        "url": (
            *("url", "Profile URL", "LinkedIn", "LinkedIn URL", "LinkedIn Profile"),
            *_whose("LinkedIn Profile URL", "LinkedIn URL", "LinkedIn", "LinkedIn Profile"),
            *("LinkedIn Bio", "LinkedIn Link", "LinkedIn Address", "LinkedIn Contact Profile URL"),
            *("Public Profile URL", "Public LinkedIn URL", "Default Profile URL", "Profile Link"),
            *("LinkedIn Public URL", "Public Identifier URL", "Sales Navigator URL"),
            *("HS LinkedIn URL", "LinkedIn Profile Link", "LinkedIn Page", "LinkedIn Member URL"),
        ),
        "url/web": ("Website", "Profile", "Web Page", "Personal Website", "Website URL"),
        "connected": ("connected", "Connected At", "Connection Date"),
        "city": (*_whose("city"), "Mailing City", "Work City", "Business City", "Location City"),
        "country": (
            *_whose("country", "Country/Region"),
            *("Mailing Country", "Work Country", "Business Country", "Location Country"),
        ),
        "birthday": ("birthday", "Date of Birth", "Birth Date", "Birthdate", "DOB"),
        "action": ("Action",),
    },
    required=(
        ("name", "given", "family", "emails"),
        ("emails", "phones", "company", "url"),
    ),
    many=frozenset({"emails", "phones", "url/web"}),
    short=True,
)

BOOK = Book(LAYOUT, find=one_file, loose=True)
