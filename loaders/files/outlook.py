"""Outlook: the contacts exported as CSV by Outlook for Windows, new Outlook and Outlook.com.

Also tables of the same shape by other programs, Thunderbird's and Roundcube's among them: with a
whole ``Name``, with the columns ``Action`` and ``ID`` before it, with more than three e-mails.
"""

from __future__ import annotations

from loaders.files.book import Book, one_file
from loaders.files.words import all_keys, in_all_languages
from loaders.tables import Layout

WEBSITES = (
    *("Website Profile", "Website Home-Page", "Website Home", "Website Work", "Website Blog"),
    *("Website Other", "Home Page", "LinkedIn"),
)

LAYOUT = Layout(
    columns={
        **{key: in_all_languages(key) for key in all_keys()},
        "action": ("Action",),
        "url/web": (*in_all_languages("url/web"), *WEBSITES),
    },
    required=(("name", "given", "family"), ("emails", "phones", "company")),
    many=frozenset({"emails", "phones", "url/web"}),
    short=True,
)

BOOK = Book(LAYOUT, find=one_file)
