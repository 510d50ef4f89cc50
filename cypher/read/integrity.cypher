CYPHER 25
// Rules of the graph that are broken, each with how many times; no row: all hold. Community has no
// constraints on existence, so this looks instead. At most $limit nodes of a label are looked at,
// and as many ties of users.
CALL () {
  MATCH (n:Organisation) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.name IS NULL OR n.scope IS NULL OR n.scope <> 'org:' + n.id
  RETURN 'organisation: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:User) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.org IS NULL OR n.email IS NULL OR n.name IS NULL OR n.active IS NULL
    OR n.person_id IS NULL OR n.scope IS NULL OR n.scope <> 'org:' + n.org
  RETURN 'user: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:User) WITH n LIMIT $limit
  WHERE NOT EXISTS { MATCH (o:Organisation {id: n.org}) }
  RETURN 'user: organisation does not exist' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:User) WITH n LIMIT $limit
  WHERE n.person_id <> 'none' AND NOT EXISTS { MATCH (p:Person {id: n.person_id}) }
  RETURN 'user: person does not exist' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:ApiKey|Session) WITH n LIMIT $limit
  WHERE n.hash IS NULL OR n.user IS NULL OR n.scope IS NULL OR n.scope <> 'user:' + n.user
  RETURN 'key or session: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Contact) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.org IS NULL OR n.owner IS NULL OR n.scope IS NULL OR n.state IS NULL
    OR n.pid IS NULL OR n.company_id IS NULL OR n.human_key IS NULL OR n.name_index IS NULL
    OR n.name IS NULL OR n.title IS NULL OR n.company IS NULL OR n.source IS NULL
    OR n.row_key IS NULL OR NOT n.scope IN ['org:' + n.org, 'user:' + n.owner]
    OR (n.hidden IS NOT NULL AND n.scope <> 'user:' + n.owner)
  RETURN 'contact: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Contact) WITH n LIMIT $limit
  WHERE NOT n.state IN ['matched', 'private'] OR (n.state = 'matched') = (n.pid = 'none')
  RETURN 'contact: state and person disagree' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Contact) WITH n LIMIT $limit
  WHERE n.pid <> 'none' AND NOT EXISTS { MATCH (p:Person {id: n.pid}) }
  RETURN 'contact: person does not exist' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Contact) WITH n LIMIT $limit
  WHERE n.company_id <> 'none' AND NOT EXISTS { MATCH (c:Company {id: n.company_id}) }
    AND NOT EXISTS { MATCH (o:OrgCompany {id: n.company_id}) WHERE o.scope = n.scope }
  RETURN 'contact: company does not exist' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Contact) WITH n LIMIT $limit
  WHERE COUNT { (n)<-[k:KNOWS]-(u:User) WHERE u.id = n.owner AND k.scope = n.scope
    AND u.org = n.org AND k.cost IS NOT NULL AND k.kind IS NOT NULL } <> 1 OR COUNT { (n)--() } <> 1
  RETURN 'contact: not known by its owner alone' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:ContactDetail) WITH n LIMIT $limit
  WHERE n.contact IS NULL OR n.owner IS NULL OR n.scope IS NULL OR n.scope <> 'user:' + n.owner
    OR NOT EXISTS { MATCH (c:Contact {id: n.contact}) WHERE c.owner = n.owner }
  RETURN 'contact detail: without its contact' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Contact) WITH n LIMIT $limit
  WHERE n.hidden IS NOT NULL AND NOT EXISTS {
    MATCH (h:HiddenTie {scope: n.scope, tie: n.hidden}) }
  RETURN 'contact: hidden and not remembered' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Contact) WITH n LIMIT $limit
  WHERE COUNT { (n)<-[k:KNOWS]-() WHERE k.word IS NOT NULL
    AND (NOT k.word IN ['close', 'good', 'slight', 'none'] OR k.word_day IS NULL
      OR k.word_scope IS NULL OR NOT k.word_scope IN ['org:' + n.org, 'user:' + n.owner]) } > 0
  RETURN 'contact: a word of its owner is not complete' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:HiddenTie) WITH n LIMIT $limit
  WHERE n.org IS NULL OR n.owner IS NULL OR n.scope IS NULL OR n.scope <> 'user:' + n.owner
    OR n.tie IS NULL OR n.pid IS NULL OR n.human_key IS NULL
  RETURN 'hidden tie: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:User) WITH n LIMIT $limit
  WHERE NOT coalesce(n.availability, 'free') IN ['free', 'busy', 'closed']
  RETURN 'user: unknown availability' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:OrgCompany) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.org IS NULL OR n.scope IS NULL OR n.scope <> 'org:' + n.org
    OR n.name_index IS NULL OR n.name IS NULL OR n.tokens IS NULL
  RETURN 'own company: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:WorkHistory) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.org IS NULL OR n.scope IS NULL OR n.scope <> 'org:' + n.org
    OR n.owner IS NULL OR n.company_id IS NULL OR n.title IS NULL OR n.since IS NULL
    OR n.until IS NULL OR n.start IS NULL OR n.end IS NULL OR n.current IS NULL
  RETURN 'work history: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:WorkHistory|ReferenceAccount) WITH n LIMIT $limit
  WHERE NOT EXISTS { MATCH (c:Company {id: n.company_id}) }
    AND NOT EXISTS { MATCH (o:OrgCompany {id: n.company_id}) WHERE o.scope = n.scope }
  RETURN 'work history or reference account: company does not exist' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Education) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.org IS NULL OR n.scope IS NULL OR n.scope <> 'org:' + n.org
    OR n.owner IS NULL OR n.school_id IS NULL OR n.degree IS NULL OR n.field IS NULL
    OR n.since IS NULL OR n.until IS NULL OR n.start IS NULL OR n.end IS NULL
  RETURN 'education: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Education) WITH n LIMIT $limit
  WHERE NOT EXISTS { MATCH (s:School {id: n.school_id}) }
  RETURN 'education: school does not exist' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:WorkHistory|Education|Contact) WITH n LIMIT $limit
  WHERE NOT EXISTS { MATCH (u:User {id: n.owner}) WHERE u.org = n.org }
  RETURN 'owner is no user of the organisation' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:ReferenceAccount) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.org IS NULL OR n.scope IS NULL OR n.scope <> 'org:' + n.org
    OR n.holder IS NULL OR n.company_id IS NULL OR n.since IS NULL OR n.until IS NULL
    OR n.start IS NULL OR n.end IS NULL OR n.dated IS NULL
  RETURN 'reference account: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:ReferenceAccount) WITH n LIMIT $limit
  WHERE n.holder <> 'org' AND NOT EXISTS { MATCH (u:User {id: n.holder}) WHERE u.org = n.org }
  RETURN 'reference account: holder is no user of the organisation' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Source) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.org IS NULL OR n.owner IS NULL OR n.scope IS NULL
    OR n.scope <> 'user:' + n.owner OR n.format IS NULL OR n.label IS NULL
  RETURN 'source: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Import) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.org IS NULL OR n.owner IS NULL OR n.scope IS NULL
    OR n.scope <> 'user:' + n.owner OR n.source IS NULL OR n.state IS NULL OR n.created IS NULL
    OR n.file IS NULL OR n.mode IS NULL
    OR n.confirmed IS NULL OR n.previous IS NULL OR n.undoable IS NULL OR n.newest IS NULL
  RETURN 'import: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Import) WITH n LIMIT $limit
  WHERE n.state = 'open' AND NOT EXISTS {
    MATCH (r:Run {id: n.id}) WHERE r.scope = n.scope AND r.lane = n.source
      AND r.state IN ['queued', 'running', 'set_aside'] }
  RETURN 'import: open and no run has it' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Run) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.kind IS NULL OR n.lane IS NULL OR n.scope IS NULL OR n.org IS NULL
    OR n.priority IS NULL OR n.state IS NULL OR n.due IS NULL OR n.created IS NULL
    OR n.token IS NULL OR n.attempts IS NULL OR n.done IS NULL OR n.total IS NULL
    OR n.cancel IS NULL OR (n.state = 'running') <> (n.busy IS NOT NULL)
    OR (n.state = 'running') <> (n.lease IS NOT NULL)
    OR (n.state IN ['done', 'cancelled']) <> (n.ended IS NOT NULL)
  RETURN 'run: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:UploadChunk|Verdict) WITH n LIMIT $limit
  WHERE n.import IS NULL OR n.scope IS NULL OR (
    NOT EXISTS { MATCH (i:Import {id: n.import}) WHERE i.scope = n.scope }
    AND NOT EXISTS { MATCH (o:Upload {id: n.import}) WHERE o.scope = n.scope })
  RETURN 'upload or verdict: without its import' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Upload) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.org IS NULL OR n.owner IS NULL OR n.file IS NULL OR n.scope IS NULL
    OR n.scope <> 'user:' + n.owner
  RETURN 'file before its import: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Correction) WITH n LIMIT $limit
  WHERE n.org IS NULL OR n.owner IS NULL OR n.scope IS NULL OR n.scope <> 'user:' + n.owner
    OR n.source IS NULL OR n.row_key IS NULL OR n.person IS NULL OR n.rejected IS NULL
    OR n.removed IS NULL OR NOT EXISTS { MATCH (s:Source {id: n.source}) WHERE s.owner = n.owner }
  RETURN 'correction: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:FormerContact) WITH n LIMIT $limit
  WHERE n.owner IS NULL OR n.scope IS NULL OR n.scope <> 'user:' + n.owner OR n.contact IS NULL
    OR NOT EXISTS { MATCH (i:Import {id: n.import}) WHERE i.scope = n.scope AND i.source = n.source }
  RETURN 'former contact: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:UploadChunk) WITH n LIMIT $limit
  WHERE NOT EXISTS {
    MATCH (i:Import {id: n.import}) WHERE i.state IN ['open', 'asking']
  } AND NOT EXISTS { MATCH (o:Upload {id: n.import}) }
  RETURN 'upload: kept after its import ended' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:PersonKey) WITH n LIMIT $limit
  WHERE n.key IS NULL OR NOT EXISTS { MATCH (p:Person {id: n.person_id}) }
  RETURN 'key of a person: person does not exist' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:CompanyName|CompanyDomain) WITH n LIMIT $limit
  WHERE coalesce(n.key, n.domain) IS NULL OR NOT EXISTS { MATCH (c:Company {id: n.company_id}) }
  RETURN 'name or domain: company does not exist' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:PersonName) WITH n LIMIT $limit
  WHERE n.key IS NULL OR n.block_a IS NULL
    OR NOT EXISTS { MATCH (p:Person {id: n.person_id}) }
  RETURN 'name: person does not exist' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:SchoolName) WITH n LIMIT $limit
  WHERE n.key IS NULL OR NOT EXISTS { MATCH (s:School {id: n.school_id}) }
  RETURN 'name: school does not exist' AS rule, count(*) AS count
  UNION ALL
  MATCH (p:Person)-[r:WORKED_AT]->(:Company) WITH p, r LIMIT $limit
  WHERE r.block_a IS NULL OR r.block_a <> p.block_a OR r.block_b <> p.block_b
  RETURN 'job: block keys are not those of the name' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:SourceRecord) WITH n LIMIT $limit
  WHERE n.kind IS NULL OR n.ref IS NULL OR n.of IS NULL OR n.rank IS NULL OR n.said IS NULL
    OR n.fixed IS NULL OR n.silent IS NULL OR n.source IS NULL OR n.seen IS NULL
    OR NOT EXISTS { MATCH (h:SourceRecord {kind: n.kind, ref: n.of}) WHERE h.of = h.ref }
  RETURN 'source record: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:SourceRecord) WITH n LIMIT $limit
  WHERE n.ref <> n.of AND EXISTS { MATCH (p:Person|Company|School {ref: n.ref})
    WHERE toLower(labels(p)[0]) = n.kind }
  RETURN 'source record: merged and there all the same' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Organisation|ApiKey|Session|Contact|ContactDetail|OrgCompany|Source|Import
    |Run|Upload|UploadChunk|Verdict|Correction|FormerContact|HiddenTie|WorkHistory|Education
    |ReferenceAccount)
  WITH n LIMIT $limit
  MATCH (n)--(d:Person|PersonKey|PersonName|Company|CompanyName|CompanyDomain|School|SchoolName|SourceRecord)
  RETURN 'private relationship touches the directory' AS rule, count(*) AS count
  UNION ALL
  MATCH (u:User) WITH u LIMIT $limit
  MATCH (u)-[k]-(other) WITH k, other LIMIT $limit
  WHERE type(k) <> 'KNOWS' OR NOT other:Contact OR k.scope IS NULL
  RETURN 'user: tie without a scope, or to something else' AS rule, count(*) AS count
}
WITH rule, count
WHERE count > 0
RETURN rule, count
ORDER BY rule
