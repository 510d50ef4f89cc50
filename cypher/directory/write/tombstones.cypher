CYPHER 25
// Keyed fingerprints of somebody who was erased at their own wish.
MERGE (s:DirectoryState {id: 'directory'})
SET s.erased = true
WITH s
UNWIND $fingerprints AS fingerprint
MERGE (:Tombstone {fingerprint: fingerprint})
