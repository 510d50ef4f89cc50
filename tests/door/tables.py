"""The two lists that somebody who asks "who can read past the door?" has to read.

A line that is not needed any more fails the tests, as one that is missing does.
"""

from collections.abc import Mapping

PRIVATE_READS: Mapping[str, tuple[str, str]] = {
    # before there is a viewer
    "access/read/viewer_scopes": ("graphsvc.access.visibility", "makes a viewer's scopes"),
    "access/read/api_key": ("graphsvc.access.keys", "says for whom a key acts, by its fingerprint"),
    "access/read/session": ("graphsvc.access.keys", "says whose browser it is, by its fingerprint"),
    "access/read/sign_in_code": ("graphsvc.access.keys", "says whom a link would sign in"),
    "accounts/read/login": ("graphsvc.accounts.logins", "a login that its session names"),
    "accounts/read/user_login": (
        "graphsvc.accounts.logins",
        "the login of a user whom an administrator names",
    ),
    "accounts/read/login_by_email": (
        "graphsvc.accounts.logins",
        "the login of an address with which somebody signs in",
    ),
    "accounts/read/login_held": (
        "graphsvc.accounts.logins",
        "of how many organisations a login is that makes another one",
    ),
    "accounts/read/login_users": (
        "graphsvc.accounts.logins",
        "among which organisations a login chooses",
    ),
    "accounts/read/login_two_step": (
        "graphsvc.accounts.two_step",
        "whether a login has 2-step verification, for its owner",
    ),
    "accounts/write/login_two_step_take": (
        "graphsvc.accounts.two_step",
        "looks at a code under the login's lock",
    ),
    "accounts/write/login_code_try": (
        "graphsvc.accounts.tries",
        "how many codes of a login were said today",
    ),
    "accounts/read/login_sessions": (
        "graphsvc.accounts.sessions",
        "where a login is signed in, over its organisations, for its owner",
    ),
    "accounts/read/step": ("graphsvc.accounts.steps", "how far somebody is who signs in"),
    "accounts/read/code": ("graphsvc.accounts.links", "what a mailed link is for"),
    # administration of the installation
    "access/read/organisation": ("graphsvc.access.users", "an administrator names an organisation"),
    "access/read/organisation_user": ("graphsvc.access.users", "an administrator acts for it"),
    "access/read/user": ("graphsvc.access.users", "an administrator names a user"),
    "access/read/other_admins": ("graphsvc.access.users", "whether an administrator would stay"),
    "access/read/organisations": ("graphsvc.access.users", "an administrator lists them"),
    "access/read/organisation_ids": (
        "graphsvc.access.key_file",
        "whether the key file has the keys of any, before anything is done",
    ),
    "access/read/organisation_users": ("graphsvc.access.users", "an administrator lists them"),
    "access/read/contacts_held": (
        "graphsvc.access.quotas",
        "counts what a user and their organisation have, for whoever writes more of it",
    ),
    "access/read/user_keys": ("graphsvc.access.keys", "an administrator lists a user's keys"),
    "accounts/read/users_to_erase": ("graphsvc.accounts.leaving", "who left long enough ago"),
    "contacts/read/contact_owners": (
        "graphsvc.contacts.offers",
        "goes through the users after a load",
    ),
    "directory/read/merge_conflict": (
        "graphsvc.directory.upkeep.merge",
        "says which two users a merge would join",
    ),
    "runs/read/any_run": ("graphsvc.runs.look", "an administrator names a run"),
    "runs/read/all_runs": ("graphsvc.runs.look", "an administrator looks at the ledger"),
    "access/read/integrity": ("graphsvc.access.integrity", "counts broken rules, in everything"),
    # how an organisation works together, for whoever changes it under its lock
    "team/read/org_user": ("graphsvc.team.change", "a user whom an administrator names"),
    "team/read/scopes_held": ("graphsvc.team.change", "counts how many scopes somebody has"),
    "team/read/org_roles": ("graphsvc.team.roles", "the tree that an administrator changes"),
    "team/read/holders": ("graphsvc.team.roles", "ids of those whose role is changed"),
    "team/read/org_groups": ("graphsvc.team.groups", "the groups that an administrator changes"),
    "team/read/org_links": ("graphsvc.team.groups", "whether two groups are connected"),
    "team/read/org_members": ("graphsvc.team.groups", "who is in it, for its administrators"),
    "team/read/org_memberships": ("graphsvc.team.listing", "who is where, for administrators"),
    "team/read/follow_of": ("graphsvc.team.follows", "what is between the two, one of whom asks"),
    "team/read/follows_asked": ("graphsvc.team.follows", "counts whom the asker has asked"),
    "team/read/followers_held": ("graphsvc.team.follows", "counts an owner's followers"),
    # the ledger of runs
    "runs/read/runs_due": ("graphsvc.runs.ledger", "ids of runs that a worker may take"),
    "runs/read/runs_smaller": ("graphsvc.runs.ledger", "what a worker does between two batches"),
    "runs/read/runs_waiting": ("graphsvc.runs.ledger", "whether a run waits for too long"),
    "runs/read/runs_backlog": ("graphsvc.runs.backlog", "counts runs that have not ended"),
    "runs/write/runs_sweep": ("graphsvc.runs.ledger", "the kinds of runs that were set aside"),
    "runs/write/run_claim": ("graphsvc.runs.ledger", "a worker is told what it has taken"),
    "runs/write/run_hold": ("graphsvc.runs.ledger", "a worker is told whether to stop"),
    "jobs/read/reseal_page": ("graphsvc.jobs.resealing", "what a worker may have to seal anew"),
    "jobs/read/reseals": ("graphsvc.jobs.resealing", "how far the runs are that seal anew"),
    "runs/read/lane_runs": ("graphsvc.runs.deriving", "ids of the runs that derive ties"),
    "runs/read/derive_due": ("graphsvc.runs.deriving", "whether ties are to be derived"),
    "contacts/read/heal_due": ("graphsvc.contacts.healing", "whose contacts earlier rules wrote"),
    "accounts/read/invitation": ("graphsvc.accounts.arriving", "what the link of one leads to"),
    "accounts/read/sign_up": ("graphsvc.accounts.arriving", "whose sign-up a link finishes"),
    "accounts/read/org_user_by_email": ("graphsvc.accounts.arriving", "who joins is no user yet"),
    "accounts/read/login_of_user": ("graphsvc.accounts.arriving", "whose login somebody uses"),
    "mail/read/notice_wanted": ("graphsvc.mail.notices", "how somebody is told, by their choice"),
    "mail/read/mail": ("graphsvc.mail.outbox", "a worker is told what to send"),
    "mail/read/mailbox": (
        "graphsvc.mail.outbox",
        "what would be sent, for whoever is at the machine of a service that nobody else reaches",
    ),
    # an owner's contacts, in the worker or the transaction that writes them
    "contacts/read/import_work": ("graphsvc.contacts.imports.run", "what an import is to do"),
    "contacts/read/upload_chunks": ("graphsvc.contacts.imports.run", "the file that it reads"),
    "contacts/read/source_contacts": (
        "graphsvc.contacts.imports.ingest",
        "what its source gave before",
    ),
    "contacts/read/contacts_asked": (
        "graphsvc.contacts.imports.ingest",
        "whom its owner is asked about",
    ),
    "contacts/read/colleagues": ("graphsvc.contacts.imports.aside", "who of the rows is one"),
    "contacts/read/corrections": ("graphsvc.contacts.corrections", "what its owner has said"),
    "contacts/read/contacts_made": ("graphsvc.contacts.imports.undo", "what an undo takes back"),
    "contacts/read/former_contacts": ("graphsvc.contacts.imports.undo", "what an undo brings back"),
    "contacts/read/contacts_hidden": ("graphsvc.contacts.hiding.ties", "which its owner hides"),
    "contacts/read/contacts_alike": (
        "graphsvc.contacts.hiding.ties",
        "which are one human to them",
    ),
    "contacts/read/contacts_merged": (
        "graphsvc.contacts.hiding.ties",
        "which are one human by their owner's word",
    ),
    "contacts/read/contacts_moving": ("graphsvc.contacts.levels", "which a worker has yet to move"),
    "sharing/read/owner_levels": (
        "graphsvc.sharing.levels",
        "in which scopes an owner's contacts are written",
    ),
    "contacts/read/hidden_contacts": ("graphsvc.contacts.hiding.ties", "which they show again"),
}
"""Queries that read private things without a viewer: the one module that may run each, and why."""

HOLDERS: Mapping[str, str] = {
    "graphsvc.database": "is the connection",
    "graphsvc.access.visibility": "makes the view of a viewer, and gives it their scopes",
    "graphsvc.access.door": "gives a viewer their door",
    "graphsvc.access.keys": "signs in before there is a viewer",
    "graphsvc.access.key_file": "asks whether the keys are those of the database, before all else",
    "graphsvc.access.uses": "writes when keys were used, without any data",
    "graphsvc.team.adoption": "counts how many users did what, without any data",
    "graphsvc.access.integrity": "counts broken rules, without any data",
    "graphsvc.access.users": "adds organisations and users",
    "graphsvc.accounts": "knows logins, before and beside the viewers that they are",
    "graphsvc.directory.loading": "writes what loads bring, for administrators",
    "graphsvc.directory.locks": "takes the locks under which the directory is changed",
    "graphsvc.directory.objections": "erases, for administrators",
    "graphsvc.directory.deriving": "derives public ties",
    "graphsvc.directory.upkeep": "keeps the directory in order, for administrators",
    "graphsvc.accounts.leaving": "erases who has left, in a worker",
    "graphsvc.runs": "is the ledger of work in the background",
    "graphsvc.accounts.arriving": "makes users of whom an invitation or a sign-up brings",
    "graphsvc.accounts.invitations": "invites, at the desk of an administrator",
    "graphsvc.mail.notices": "tells somebody, in the transaction of what they are told of",
    "graphsvc.mail.outbox": "puts mails into the outbox, and sends them, in a worker",
    "graphsvc.jobs": "is the process of a worker",
    "graphsvc.team.change": "changes how an organisation works together, under its lock",
    "graphsvc.contacts.imports.run": "is a worker's side of an import",
    "graphsvc.contacts.imports.ingest": "goes through an import's rows, in a worker",
    "graphsvc.contacts.imports.aside": "looks who of an import's rows is a colleague, in a worker",
    "graphsvc.contacts.imports.batches": "writes what it decides of them",
    "graphsvc.contacts.imports.undo": "takes an import back, in a worker",
    "graphsvc.contacts.writing": "writes contacts, in a worker or at their owner's desk",
    "graphsvc.contacts.hiding.ties": "hides contacts, in a worker or at their owner's desk",
    "graphsvc.contacts.publishing": "adds a person to the directory at their owner's desk",
    "graphsvc.directory.published": "adds people whom owners publish to the directory",
    "graphsvc.contacts.levels": "moves contacts to other scopes, in a worker",
    "graphsvc.sharing.levels": "says in which scopes contacts are written, and narrows them",
    "graphsvc.contacts.corrections": "reads what an owner has said, for a worker",
    "graphsvc.contacts.offers": "resolves everybody's contacts after a load",
    "graphsvc.contacts.healing": "writes anew what earlier rules wrote, in a worker",
    "graphsvc.api.deps": "gives routes a door each, and signs in",
    "graphsvc.api.health": "says whether the service is ready, to anybody, without any data",
    "graphsvc.web.site": "gives a page the door of its visitor",
    "graphsvc.web.signin": "signs in and out",
    "graphsvc.web.reset": "sets a password by a mailed link, before there is a viewer",
    "graphsvc.web.arriving": "brings in whom an invitation or a sign-up brings",
    "graphsvc.web.openid": "signs in whom the issuer has proved",
    "graphsvc.web.mailbox": "shows what would be sent, to the machine of a service that sends none",
    "graphsvc.embedded.making": "makes the empty store that new databases begin with",
    "graphsvc.app": "opens the database",
    "graphsvc.demo": "makes up a world",
    "graphsvc.cli.local": "opens the database of this installation",
    "graphsvc.cli.derive": "is for administrators",
    "graphsvc.cli.users": "gives a user named at the command line their door",
    "graphsvc.cli.admin": "is for administrators",
    "graphsvc.cli.team": "is for administrators",
    "graphsvc.cli.logins": "is for administrators",
    "graphsvc.cli.directory": "is for administrators",
    "graphsvc.cli.invitations": "invites, for administrators",
    "graphsvc.cli.load": "loads the directory, for administrators",
    "graphsvc.cli.sealing": "is for administrators",
    "graphsvc.cli.runs": "is for administrators, and works off runs",
    "graphsvc.cli.worker": "waits until the database has this version's schema",
    "graphsvc.cli.show": "makes the demo's world",
}
"""Modules and packages that hold a database or a transaction, and why."""

VIEWERS: Mapping[str, str] = {
    "graphsvc.access.keys": "for whom a key acts, whose session it is",
    "graphsvc.access.users": "a user whom an administrator names",
    "graphsvc.contacts.offers": "each user in turn, after a load",
}
"""Modules that make somebody a viewer; all others are given one."""

REFLECTING: Mapping[str, str] = {
    "graphsvc.queries": "keeps the text of a query that it has judged",
    "graphsvc.web.forms": "reads the two fields of each pair of a form",
    "graphsvc.web.site": "gives its templates what they share",
    "graphsvc.cli.table": "imports the module of a command when it is chosen",
    "graphsvc.contacts.imports.run": "reads the count of each kind of verdict",
    "graphsvc.embedded.valkey": "imports the package that brings Valkey where there is one",
    "graphsvc.directory.loading": "reads the fields of a record",
}
"""Modules and packages that reach for what they do not name, and why."""
