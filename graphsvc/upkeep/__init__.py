"""Keeps the shared directory in order: further names, corrections, parents, merges, erasures.

For administrators of the installation. Every change is one transaction under the lock of the
directory, and survives later loads of the sources (see ``ingest.directory.stated``). What changes
jobs or studies marks the places: run ``deriving.derive`` afterwards.
"""

from graphsvc.upkeep.correct import (
    FIELDS,
    add_alias,
    add_domain,
    aliases_of,
    correct,
    domains_of,
    forget_parent,
    remove_alias,
    remove_domain,
    set_parent,
)
from graphsvc.upkeep.erase import Erasure, erase
from graphsvc.upkeep.family import Relative, family, parents, subsidiaries
from graphsvc.upkeep.merge import Merged, merge
from graphsvc.upkeep.records import Record, look_up
from graphsvc.upkeep.split import Split, split

__all__ = [
    "FIELDS",
    "Erasure",
    "Merged",
    "Record",
    "Relative",
    "Split",
    "add_alias",
    "add_domain",
    "aliases_of",
    "correct",
    "domains_of",
    "erase",
    "family",
    "forget_parent",
    "look_up",
    "merge",
    "parents",
    "remove_alias",
    "remove_domain",
    "set_parent",
    "split",
    "subsidiaries",
]
