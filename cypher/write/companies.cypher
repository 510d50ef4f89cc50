CYPHER 25
// Writes companies of the directory, by the id that their source gives them. One whose size has
// changed is derived anew, since the size is part of the strength of its ties.
UNWIND $rows AS row
MERGE (c:Company {ref: row.ref})
ON CREATE SET c.id = row.id, c.people = 0, c.dirty = $mark
FOREACH (_ IN CASE WHEN c.print = row.print THEN [] ELSE [1] END |
  SET c.dirty = CASE coalesce(c.headcount, 0) WHEN coalesce(row.headcount, 0) THEN c.dirty
    ELSE $mark END
  SET c.name = row.name, c.name_key = row.name_key, c.block = row.block, c.domain = row.domain,
    c.headcount = row.headcount, c.city = row.city, c.country = row.country,
    c.parent = row.parent, c.acquired = row.acquired, c.print = row.print
  FOREACH (alias IN row.names |
    MERGE (n:CompanyName {key: alias.key, company_id: c.id})
    SET n.name = alias.name, n.block = alias.block
  )
  FOREACH (domain IN row.domains | MERGE (:CompanyDomain {domain: domain, company_id: c.id}))
)
SET c.source = $source, c.seen = $run
