CYPHER 25
// The companies that have one of these source ids, or had it before a merge, or have this id, with all
// that is said of them.
CALL () {
  MATCH (n:Company)
  USING INDEX SEEK n:Company(ref)
  WHERE n.ref IN $refs
  RETURN n
  UNION
  MATCH (n:Company {id: $id})
  USING INDEX SEEK n:Company(id)
  RETURN n
  UNION
  MATCH (s:SourceRecord)
  USING INDEX SEEK s:SourceRecord(kind, ref)
  WHERE s.kind = 'company' AND s.ref IN $refs
  MATCH (n:Company {ref: s.of})
  USING INDEX SEEK n:Company(ref)
  RETURN n
}
RETURN n.id AS id, n.ref AS ref, n.source AS source, n.seen AS seen, {
    name: n.name, domain: n.domain, headcount: n.headcount, city: n.city, country: n.country,
    parent: n.parent, acquired: n.acquired,
    aliases: COLLECT {
      MATCH (a:CompanyName {company_id: n.id})
      USING INDEX SEEK a:CompanyName(company_id)
      RETURN a.name ORDER BY a.key
    },
    domains: COLLECT {
      MATCH (d:CompanyDomain {company_id: n.id})
      USING INDEX SEEK d:CompanyDomain(company_id)
      RETURN d.domain ORDER BY d.domain
    }
  } AS facts
ORDER BY id
