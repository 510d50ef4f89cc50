CYPHER 25
// Keeps contacts as they are before an import changes or removes them, so that it can be undone; what
// the import kept already stays. Only their owner's undoing reads it.
UNWIND $ids AS id
MATCH (c:Contact {id: id})
USING INDEX SEEK c:Contact(id)
WHERE NOT EXISTS {
  MATCH (f:FormerContact)
  USING INDEX SEEK f:FormerContact(import, contact)
  WHERE f.import = $import AND f.contact = c.id
}
CALL (c) {
  MATCH (c)<-[k:KNOWS]-(u)
  MATCH (d:ContactDetail {contact: c.id, scope: 'user:' + c.owner})
  USING INDEX SEEK d:ContactDetail(contact, scope)
  CREATE (f:FormerContact)
  SET f = properties(c), f.import = $import, f.contact = c.id, f.scope = d.scope,
    f.tie_kind = k.kind, f.tie_since = k.since, f.tie_last = k.last, f.tie_cost = k.cost,
    f.tie_word = k.word, f.tie_word_scope = k.word_scope, f.tie_word_day = k.word_day,
    f.email_index = d.email_index, f.url_index = d.url_index, f.emails = d.emails,
    f.phones = d.phones, f.profile_url = d.profile_url, f.connected_on = d.connected_on,
    f.ask = d.ask, f.candidates = d.candidates, f.reason = d.reason
}
