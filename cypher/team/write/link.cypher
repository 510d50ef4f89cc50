CYPHER 25
// Notes that one group has asked another one to be connected, or that both are.
MERGE (l:GroupLink {asker: $asker, asked: $asked})
ON CREATE SET l.org = $org, l.scope = 'org:' + $org, l.created = $now
SET l.agreed = $agreed
