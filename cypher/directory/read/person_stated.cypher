CYPHER 25
// The people that have one of these source ids, or had it before a merge, or have this id, with all
// that is said of them.
CALL () {
  MATCH (n:Person)
  USING INDEX SEEK n:Person(ref)
  WHERE n.ref IN $refs
  RETURN n
  UNION
  MATCH (n:Person {id: $id})
  USING INDEX SEEK n:Person(id)
  RETURN n
  UNION
  MATCH (s:SourceRecord)
  USING INDEX SEEK s:SourceRecord(kind, ref)
  WHERE s.kind = 'person' AND s.ref IN $refs
  MATCH (n:Person {ref: s.of})
  USING INDEX SEEK n:Person(ref)
  RETURN n
}
RETURN n.id AS id, n.ref AS ref, n.source AS source, n.seen AS seen, {
    name: n.name, emails: n.emails, profile_url: n.profile_url,
    aliases: COLLECT {
      MATCH (a:PersonName {person_id: n.id})
      USING INDEX SEEK a:PersonName(person_id)
      RETURN a.name ORDER BY a.key
    }
  } AS facts
ORDER BY id
