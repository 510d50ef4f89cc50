CYPHER 25
// Whether the ties of the directory were derived by another model of strength than this one. No row:
// there is no directory yet.
MATCH (s:DirectoryState {id: 'directory'})
USING INDEX SEEK s:DirectoryState(id)
RETURN coalesce(s.model, '') <> $model AS waits
