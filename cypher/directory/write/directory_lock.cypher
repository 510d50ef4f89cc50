CYPHER 25
// Takes the lock under which the directory is changed, and says whether anybody was ever erased.
// A directory that begins is derived by this model of strength.
MERGE (s:DirectoryState {id: 'directory'})
ON CREATE SET s.model = $model
SET s.by = $by, s.changed = timestamp()
RETURN coalesce(s.erased, false) AS erased
