CYPHER 25
// Takes the lock under which the directory is changed, and says whether anybody was ever erased.
MERGE (s:DirectoryState {id: 'directory'})
SET s.by = $by, s.changed = timestamp()
RETURN coalesce(s.erased, false) AS erased
