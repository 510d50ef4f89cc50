CYPHER 25
// Writes companies of the directory, by the id that their source gives them. One whose size has
// changed is derived anew, since the size is part of the strength of its ties, and so is one that is
// no company any more, or one now (`unnamed`: what people write who have no employer).
UNWIND $rows AS row
MERGE (c:Company {ref: row.ref})
ON CREATE SET c.id = row.id, c.people = 0, c.dirty = $mark
FOREACH (_ IN CASE WHEN c.print = row.print THEN [] ELSE [1] END |
  SET c.dirty = CASE WHEN coalesce(c.headcount, 0) = coalesce(row.headcount, 0)
      AND coalesce(c.unnamed, false) = coalesce(row.unnamed, false) THEN c.dirty
    ELSE $mark END
  SET c.name = row.name, c.unnamed = row.unnamed, c.name_key = row.name_key, c.block = row.block,
    c.block_sound = row.block_sound, c.block_word = row.block_word, c.domain = row.domain,
    c.headcount = row.headcount, c.city = row.city, c.country = row.country,
    c.parent = row.parent, c.acquired = row.acquired, c.print = row.print
  FOREACH (alias IN row.names |
    MERGE (n:CompanyName {key: alias.key, company_id: c.id})
    SET n.name = alias.name, n.block = alias.block, n.block_sound = alias.block_sound,
      n.block_word = alias.block_word
  )
  FOREACH (domain IN row.domains | MERGE (:CompanyDomain {domain: domain, company_id: c.id}))
)
SET c.source = $source, c.seen = $run
