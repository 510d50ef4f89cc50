"""Whether the key file is that of the database, which is asked before anything else is done."""

from graphsvc.database import Database
from graphsvc.errors import Defect
from graphsvc.ontology import org_scope
from graphsvc.queries import Id, SystemQuery
from graphsvc.sealing import KeyRing

ORGANISATION_IDS = SystemQuery("access/read/organisation_ids", Id)


def expect_keys(database: Database, ring: KeyRing) -> None:
    """Raises ``Defect`` where organisations exist and the key file has the keys of none: then it is
    missing, or that of another database, and whatever were sealed now could not be read with the
    right one."""
    ids = [row.id for row in database.fetch(ORGANISATION_IDS)]
    if ids and not any(ring.has(org_scope(one)) for one in ids):
        raise Defect(
            "The key file that belongs to this database is not here: it has the keys of none of "
            "its organisations.",
            advice="Look at GRAPHSVC_KEY_FILE, and put the file back from its backup.",
        )
