CYPHER 25
// Which of these fingerprints are of somebody who was erased at their own wish.
MATCH (t:Tombstone)
USING INDEX SEEK t:Tombstone(fingerprint)
WHERE t.fingerprint IN $fingerprints
RETURN t.fingerprint AS id
