"""Keeps the shared directory in order: further names, corrections, parents, merges, erasures.

For administrators of the installation. Every change is one transaction under the lock of the
directory, and survives later loads of the sources (see ``ingest.directory.stated``). What changes
jobs or studies marks the places: run ``deriving.derive`` afterwards.
"""

from graphsvc.directory.family import Relative, family, parents, subsidiaries
from graphsvc.directory.upkeep.correct import (
    FIELDS,
    add_alias,
    add_domain,
    aliases_of,
    check_acquired,
    check_domain,
    check_fields,
    check_name,
    correct,
    domains_of,
    forget_parent,
    remove_alias,
    remove_domain,
    set_parent,
)
from graphsvc.directory.upkeep.erase import Erasure, erase
from graphsvc.directory.upkeep.merge import Merged, check_two, merge
from graphsvc.directory.upkeep.records import Record, look_up
from graphsvc.directory.upkeep.split import Split, split

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
    "check_acquired",
    "check_domain",
    "check_fields",
    "check_name",
    "check_two",
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
