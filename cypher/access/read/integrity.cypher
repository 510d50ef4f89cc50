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
  MATCH (n:ApiKey|Session|SignInCode) WITH n LIMIT $limit
  WHERE n.hash IS NULL OR n.user IS NULL OR n.scope IS NULL OR n.scope <> 'user:' + n.user
  RETURN 'key, session or code: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:ApiKey) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.scopes IS NULL OR n.expires IS NULL OR n.used IS NULL
  RETURN 'key: what it may do' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Session) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.login IS NULL OR n.began IS NULL OR n.key IS NULL OR n.scopes IS NULL
    OR n.device IS NULL OR n.seen IS NULL OR n.expires IS NULL OR n.until IS NULL
    OR n.expires > n.until
  RETURN 'session: how it began and when it ends' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Login) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.scope <> 'installation' OR n.email IS NULL OR n.email_key IS NULL
    OR n.password IS NULL OR n.verified IS NULL OR n.two_step IS NULL OR n.totp IS NULL
    OR n.totp_step IS NULL OR n.recovery IS NULL
  RETURN 'login: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:User) WITH n LIMIT $limit
  WHERE n.login IS NULL OR n.login <> 'none' AND (NOT EXISTS { MATCH (l:Login {id: n.login}) }
    OR EXISTS { MATCH (o:User) WHERE o.login = n.login AND o.org = n.org AND o.id <> n.id })
  RETURN 'user: their login' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Invitation) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.org IS NULL OR n.scope IS NULL OR n.scope <> 'org:' + n.org
    OR n.email IS NULL OR n.email_key IS NULL OR n.hash IS NULL OR n.mailed IS NULL
    OR n.role IS NULL OR n.groups IS NULL OR n.admin IS NULL OR n.by IS NULL OR n.sent IS NULL
    OR n.created IS NULL OR n.expires IS NULL OR NOT n.state IN ['open', 'accepted', 'withdrawn']
  RETURN 'invitation: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:SignUp) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.scope <> 'installation' OR n.email IS NULL OR n.hash IS NULL
    OR n.created IS NULL OR n.expires IS NULL
  RETURN 'sign-up: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Notification) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.org IS NULL OR n.user IS NULL OR n.scope IS NULL
    OR n.scope <> 'user:' + n.user OR n.kind IS NULL OR n.once IS NULL OR n.about IS NULL
    OR n.created IS NULL OR n.read IS NULL OR n.expires IS NULL
  RETURN 'notification: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:NoticeChoice) WITH n LIMIT $limit
  WHERE n.org IS NULL OR n.user IS NULL OR n.scope IS NULL OR n.scope <> 'user:' + n.user
    OR n.kind IS NULL OR n.page IS NULL OR n.mail IS NULL
  RETURN 'choice of notifications: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Mail) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.org IS NULL OR n.kind IS NULL OR n.once IS NULL OR n.created IS NULL
    OR n.expires IS NULL OR n.scope IS NULL OR NOT n.scope IN ['installation', 'org:' + n.org]
    OR NOT n.state IN ['queued', 'kept', 'sent'] OR (n.state = 'sent') <> (n.to IS NULL)
    OR (n.state = 'sent') <> (n.content IS NULL)
  RETURN 'mail: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Contact) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.org IS NULL OR n.owner IS NULL OR n.scope IS NULL OR n.state IS NULL
    OR n.pid IS NULL OR n.company_id IS NULL OR n.human_key IS NULL OR n.name_index IS NULL
    OR n.name IS NULL OR n.title IS NULL OR n.company IS NULL OR n.source IS NULL
    OR n.row_key IS NULL
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
  WHERE COUNT { (n)<-[k:KNOWS]-(u:User) WHERE u.id = n.owner AND k.scope IS NOT NULL
    AND u.org = n.org AND k.cost IS NOT NULL AND k.kind IS NOT NULL } <> 1 OR COUNT { (n)--() } <> 1
  RETURN 'contact: not known by its owner alone' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:ContactDetail) WITH n LIMIT $limit
  WHERE n.contact IS NULL OR n.owner IS NULL OR n.scope IS NULL
    OR NOT EXISTS { MATCH (c:Contact {id: n.contact}) WHERE c.owner = n.owner }
  RETURN 'contact detail: without its contact' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:ContactDetail) WITH n LIMIT $limit
  WHERE n.scope <> 'user:' + n.owner AND (n.ask IS NOT NULL OR n.email_index IS NOT NULL
    OR n.url_index IS NOT NULL OR n.reason IS NOT NULL OR NOT EXISTS {
      MATCH (d:ContactDetail {contact: n.contact, scope: 'user:' + n.owner})
      WHERE d.emails = n.emails AND d.phones = n.phones AND d.profile_url = n.profile_url
        AND d.connected_on = n.connected_on })
  RETURN 'contact detail: shared and not its owner’s' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Contact) WITH n LIMIT $limit
  MATCH (u:User {id: n.owner})-[k:KNOWS]->(n)
  MATCH (s:Source {id: n.source})
  WITH n, k, s, 'user:' + u.id AS alone, 'org:' + u.org AS everybody,
    CASE u.role WHEN 'none' THEN 'user:' + u.id ELSE 'role:' + u.role END AS role,
    CASE u.role WHEN 'none' THEN 'user:' + u.id ELSE 'role_below:' + u.role END AS below,
    COLLECT { MATCH (d:ContactDetail) WHERE d.contact = n.id AND d.scope IS NOT NULL
      RETURN d.scope } AS details
  WITH n, k, s, details, alone, everybody, CASE
      WHEN n.hidden IS NOT NULL OR s.level = 'owner' THEN [alone, alone, []]
      WHEN s.level = 'listed' THEN [everybody, alone, [alone, role, below, 'followers:' + n.owner]]
      WHEN s.level = 'company' THEN [everybody, everybody,
        [alone, role, below, 'followers:' + n.owner]]
      WHEN s.level = 'followers' THEN ['followers:' + n.owner, 'followers:' + n.owner, [alone]]
      WHEN s.level = 'role' THEN [role, role, [alone]]
      WHEN s.level = 'role_below' THEN [below, below, [alone, role]]
      ELSE ['', '', []] END AS due
  WHERE k.scope <> n.scope
    OR n.scope <> due[0] AND NOT (s.opening AND n.hidden IS NULL AND n.scope IN due[2])
    OR any(one IN details WHERE NOT one IN [alone, due[1]]
      AND NOT (s.opening AND n.hidden IS NULL AND due[1] <> alone AND one IN due[2]))
    OR NOT alone IN details OR NOT due[1] IN details AND NOT (s.opening AND n.hidden IS NULL)
    OR n.tokens IS NULL AND NOT s.opening
  RETURN 'contact: scope is not what its source, or hiding, says' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Source) WITH n LIMIT $limit
  WHERE n.level IS NULL OR n.opening IS NULL OR (n.opening AND NOT EXISTS {
    MATCH (r:Run {lane: n.id, kind: 'level'}) WHERE r.state IN ['queued', 'running', 'set_aside'] })
  RETURN 'source: opening and no run has it' AS rule, count(*) AS count
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
  MATCH (n:User) WITH n LIMIT $limit
  WHERE n.admin IS NULL OR n.role IS NULL OR (n.role <> 'none'
    AND NOT EXISTS { MATCH (r:Role {id: n.role}) WHERE r.org = n.org })
  RETURN 'user: role is none of the organisation' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:User) WITH n LIMIT $limit
  CALL (n) {
    OPTIONAL MATCH (m:Membership {user: n.id})
    OPTIONAL MATCH (s:ShareGroup {group: m.group})
    RETURN count(DISTINCT m.group) + count(DISTINCT s.share) AS of_groups
  }
  WITH n, of_groups + COUNT { MATCH (f:Follow {follower: n.id}) WHERE f.state = 'admitted' }
    AS of_others, COLLECT { MATCH (r:Role {id: n.role}) RETURN 1 + size(r.above) } AS of_role
  WHERE of_others + coalesce(head(of_role), 0) > 61
  RETURN 'user: sees into more than 64 scopes' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Role) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.org IS NULL OR n.scope IS NULL OR n.scope <> 'org:' + n.org
    OR n.name IS NULL OR n.key IS NULL OR n.parent IS NULL OR n.above IS NULL
  RETURN 'role: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Role) WITH n LIMIT $limit
  WHERE size(n.above) > 10 OR NOT EXISTS { MATCH (o:Organisation {id: n.org}) }
    OR (n.parent = 'none' AND n.above <> [n.id]) OR (n.parent <> 'none' AND NOT EXISTS {
      MATCH (p:Role {id: n.parent}) WHERE p.org = n.org AND n.above = [n.id] + p.above })
  RETURN 'role: what stands above is not what the tree says' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Group) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.org IS NULL OR n.scope IS NULL OR n.scope <> 'org:' + n.org
    OR n.name IS NULL OR n.key IS NULL OR n.suspended IS NULL
    OR NOT EXISTS { MATCH (o:Organisation {id: n.org}) }
  RETURN 'group: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Membership) WITH n LIMIT $limit
  WHERE n.org IS NULL OR n.scope IS NULL OR n.scope <> 'group:' + n.group OR n.admin IS NULL
    OR NOT EXISTS { MATCH (g:Group {id: n.group}) WHERE g.org = n.org }
    OR NOT EXISTS { MATCH (u:User {id: n.user}) WHERE u.org = n.org }
  RETURN 'membership: not within one organisation' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:ShareGroup) WITH n LIMIT $limit
  WHERE n.org IS NULL OR n.scope IS NULL OR n.scope <> 'group:' + n.group OR n.share IS NULL
    OR NOT EXISTS { MATCH (g:Group {id: n.group}) WHERE g.org = n.org }
  RETURN 'share: given to no group of the organisation' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:GroupLink) WITH n LIMIT $limit
  WHERE n.org IS NULL OR n.scope IS NULL OR n.scope <> 'org:' + n.org OR n.agreed IS NULL
    OR n.asker = n.asked OR COUNT { MATCH (g:Group) WHERE g.id IN [n.asker, n.asked]
      AND g.org = n.org } <> 2 OR EXISTS { MATCH (o:GroupLink {asker: n.asked, asked: n.asker}) }
  RETURN 'connection of groups: not of two of one organisation' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:Follow) WITH n LIMIT $limit
  WHERE n.org IS NULL OR n.scope IS NULL OR n.scope <> 'user:' + n.owner OR n.withdrawn IS NULL
    OR n.state IS NULL OR NOT n.state IN ['asked', 'admitted', 'denied']
    OR (n.withdrawn AND n.state <> 'denied') OR n.owner = n.follower
    OR COUNT { MATCH (u:User) WHERE u.id IN [n.owner, n.follower] AND u.org = n.org } <> 2
  RETURN 'follow: not of two of one organisation' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:OrgCompany) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.org IS NULL OR n.scope IS NULL OR n.scope <> 'org:' + n.org
    OR n.name_index IS NULL OR n.name IS NULL OR n.tokens IS NULL
  RETURN 'own company: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:OrgSchool) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.org IS NULL OR n.scope IS NULL OR n.scope <> 'org:' + n.org
    OR n.name_index IS NULL OR n.name IS NULL
  RETURN 'own school: required property' AS rule, count(*) AS count
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
    AND NOT EXISTS { MATCH (o:OrgSchool {id: n.school_id}) WHERE o.scope = n.scope }
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
  MATCH (n:AuditEntry) WITH n LIMIT $limit
  WHERE n.id IS NULL OR n.org IS NULL OR n.at IS NULL OR n.kind IS NULL OR n.actor IS NULL
    OR n.subject IS NULL OR n.owner IS NULL OR n.scope IS NULL
    OR NOT n.scope IN ['org:' + n.org, 'user:' + n.owner]
  RETURN 'audit entry: required property' AS rule, count(*) AS count
  UNION ALL
  MATCH (n:UseMark|MonthlyUse) WITH n LIMIT $limit
  WHERE n.org IS NULL OR n.month IS NULL OR n.scope IS NULL OR n.scope <> 'org:' + n.org
    OR (n:UseMark AND (n.mark IS NULL OR n.activity IS NULL))
    OR (n:MonthlyUse AND (n.signed_in IS NULL OR n.imported IS NULL OR n.asked IS NULL))
  RETURN 'use: required property' AS rule, count(*) AS count
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
  MATCH (n:Organisation|ApiKey|Session|SignInCode|Contact|ContactDetail|OrgCompany|OrgSchool|Source|Import
    |Run|Upload|UploadChunk|Verdict|Correction|FormerContact|HiddenTie|WorkHistory|Education
    |ReferenceAccount|Mail|Notification|NoticeChoice|Invitation|SignUp|AuditEntry|UseMark
    |MonthlyUse)
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
