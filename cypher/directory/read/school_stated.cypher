CYPHER 25
// The schools that have one of these source ids, or had it before a merge, or have this id, with all
// that is said of them.
CALL () {
  MATCH (n:School)
  USING INDEX SEEK n:School(ref)
  WHERE n.ref IN $refs
  RETURN n
  UNION
  MATCH (n:School {id: $id})
  USING INDEX SEEK n:School(id)
  RETURN n
  UNION
  MATCH (s:SourceRecord)
  USING INDEX SEEK s:SourceRecord(kind, ref)
  WHERE s.kind = 'school' AND s.ref IN $refs
  MATCH (n:School {ref: s.of})
  USING INDEX SEEK n:School(ref)
  RETURN n
}
RETURN n.id AS id, n.ref AS ref, n.source AS source, n.seen AS seen, {
    name: n.name, city: n.city, country: n.country,
    aliases: COLLECT {
      MATCH (a:SchoolName {school_id: n.id})
      USING INDEX SEEK a:SchoolName(school_id)
      RETURN a.name ORDER BY a.key
    }
  } AS facts
ORDER BY id
