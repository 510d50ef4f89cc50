"""The two lists that somebody who asks "who can read past the door?" has to read.

A line that is not needed any more fails the tests, as one that is missing does.
"""

from collections.abc import Mapping

PRIVATE_READS: Mapping[str, tuple[str, str]] = {
    # before there is a viewer
    "read/viewer_scopes": ("graphsvc.visibility", "makes a viewer's scopes"),
    "read/api_key": ("graphsvc.accounts.keys", "says for whom a key acts, by its fingerprint"),
    "read/session": ("graphsvc.accounts.keys", "says whose browser it is, by its fingerprint"),
    # administration of the installation
    "read/organisation": ("graphsvc.accounts.people", "an administrator names an organisation"),
    "read/organisation_user": ("graphsvc.accounts.people", "an administrator acts for it"),
    "read/user": ("graphsvc.accounts.people", "an administrator names a user"),
    "read/contact_owners": ("graphsvc.connections.offers", "goes through the users after a load"),
    "read/merge_conflict": ("graphsvc.upkeep.merge", "says which two users a merge would join"),
    "read/any_run": ("graphsvc.runs.look", "an administrator names a run"),
    "read/all_runs": ("graphsvc.runs.look", "an administrator looks at the ledger"),
    "read/integrity": ("graphsvc.api.health", "counts broken rules, in everything"),
    # the ledger of runs
    "read/runs_due": ("graphsvc.runs.ledger", "ids of runs that a worker may take"),
    "read/runs_waiting": ("graphsvc.runs.ledger", "whether a run waits for too long"),
    "read/runs_backlog": ("graphsvc.runs.backlog", "counts runs that have not ended"),
    "write/runs_sweep": ("graphsvc.runs.ledger", "the kinds of runs that were set aside"),
    "write/run_claim": ("graphsvc.runs.ledger", "a worker is told what it has taken"),
    "write/run_hold": ("graphsvc.runs.ledger", "a worker is told whether to stop"),
    "read/lane_runs": ("graphsvc.runs.deriving", "ids of the runs that derive ties"),
    "read/derive_due": ("graphsvc.runs.deriving", "whether ties are to be derived"),
    # an owner's contacts, in the worker or the transaction that writes them
    "read/import_work": ("graphsvc.connections.imports.run", "what an import is to do"),
    "read/upload_chunks": ("graphsvc.connections.imports.run", "the file that it reads"),
    "read/source_contacts": ("graphsvc.ingest.contacts.ingest", "what its source gave before"),
    "read/contacts_asked": ("graphsvc.ingest.contacts.ingest", "whom its owner is asked about"),
    "read/corrections": ("graphsvc.ingest.contacts.corrections", "what its owner has said"),
    "read/contacts_made": ("graphsvc.ingest.contacts.undo", "what an undo takes back"),
    "read/former_contacts": ("graphsvc.ingest.contacts.undo", "what an undo brings back"),
    "read/contacts_hidden": ("graphsvc.ingest.contacts.hiding", "which its owner hides"),
    "read/contacts_alike": ("graphsvc.ingest.contacts.hiding", "which are one human to them"),
    "read/hidden_contacts": ("graphsvc.ingest.contacts.hiding", "which they show again"),
}
"""Queries that read private things without a viewer: the one module that may run each, and why."""

HOLDERS: Mapping[str, str] = {
    "graphsvc.database": "is the connection",
    "graphsvc.visibility": "makes the view of a viewer, and gives it their scopes",
    "graphsvc.door": "gives a viewer their door",
    "graphsvc.accounts": "signs in before there is a viewer; adds organisations and users",
    "graphsvc.ingest": "writes what loads and imports bring, in workers and by administrators",
    "graphsvc.deriving": "derives public ties",
    "graphsvc.upkeep": "keeps the directory in order, for administrators",
    "graphsvc.runs": "is the ledger of work in the background",
    "graphsvc.jobs": "is the process of a worker",
    "graphsvc.connections.imports.run": "is a worker's side of an import",
    "graphsvc.connections.offers": "resolves everybody's contacts after a load",
    "graphsvc.api.deps": "gives routes a door each, and signs in",
    "graphsvc.api.health": "says whether the service is ready, to anybody, without any data",
    "graphsvc.api.web.site": "gives a page the door of its visitor",
    "graphsvc.api.web.signin": "signs in and out",
    "graphsvc.embedded.making": "makes the empty store that new databases begin with",
    "graphsvc.app": "opens the database",
    "graphsvc.demo": "makes up a world",
    "graphsvc.cli.local": "opens the database of this installation",
    "graphsvc.cli.derive": "is for administrators",
    "graphsvc.cli.users": "gives a user named at the command line their door",
    "graphsvc.cli.admin": "is for administrators",
    "graphsvc.cli.directory": "is for administrators",
    "graphsvc.cli.load": "loads the directory, for administrators",
    "graphsvc.cli.runs": "is for administrators, and works off runs",
    "graphsvc.cli.worker": "waits until the database has this version's schema",
    "graphsvc.cli.show": "makes the demo's world",
}
"""Modules and packages that hold a database or a transaction, and why."""

VIEWERS: Mapping[str, str] = {
    "graphsvc.accounts.keys": "for whom a key acts, whose session it is",
    "graphsvc.accounts.people": "a user whom an administrator names",
    "graphsvc.connections.offers": "each user in turn, after a load",
}
"""Modules that make somebody a viewer; all others are given one."""

REFLECTING: Mapping[str, str] = {
    "graphsvc.queries": "keeps the text of a query that it has judged",
    "graphsvc.api.web.forms": "reads the two fields of each pair of a form",
    "graphsvc.api.web.site": "gives its templates what they share",
    "graphsvc.cli.table": "imports the module of a command when it is chosen",
    "graphsvc.connections.imports.run": "reads the count of each kind of verdict",
    "graphsvc.embedded.valkey": "imports the package that brings Valkey where there is one",
    "graphsvc.ingest.directory": "reads the fields of a record",
}
"""Modules and packages that reach for what they do not name, and why."""
