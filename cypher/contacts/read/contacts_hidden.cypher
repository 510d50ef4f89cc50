CYPHER 25
// Which of these contacts of one user are hidden from everybody else, as they stand or as soon as they
// are written: by what they are now, by their person, by the fingerprint of name and company, by whom
// their owner says they are. Two who were matched to different people are not the same for being called
// alike, nor by such a word. Where by_name says that there is a name alone, that hides who is new.
UNWIND $rows AS row
WITH row, coalesce(
  head(COLLECT {
    MATCH (c:Contact)
    USING INDEX SEEK c:Contact(id)
    WHERE c.id = row.id AND c.hidden IS NOT NULL
    RETURN c.hidden
  }),
  head(COLLECT {
    MATCH (h:HiddenTie)
    USING INDEX SEEK h:HiddenTie(scope, pid)
    WHERE h.scope = $scope AND h.pid = row.person AND h.pid <> 'none'
    RETURN h.tie
    ORDER BY h.tie
    LIMIT 1
  }),
  head(COLLECT {
    MATCH (h:HiddenTie)
    USING INDEX SEEK h:HiddenTie(scope, human_key)
    WHERE h.scope = $scope AND h.human_key = row.human AND (h.pid = 'none' OR row.person = 'none')
      AND (NOT row.by_name OR NOT EXISTS {
        MATCH (c:Contact)
        USING INDEX SEEK c:Contact(id)
        WHERE c.id = row.id
      })
    RETURN h.tie
    ORDER BY h.tie
    LIMIT 1
  }),
  head(COLLECT {
    MATCH (k:Correction)
    USING INDEX SEEK k:Correction(source, row_key)
    WHERE k.source = $source AND k.row_key = row.row_key AND k.scope = $scope
      AND k.same IS NOT NULL
    MATCH (j:Correction)
    USING INDEX SEEK j:Correction(scope, same)
    WHERE j.scope = $scope AND j.same = k.same
    MATCH (c:Contact {source: j.source, row_key: j.row_key})
    USING INDEX SEEK c:Contact(source, row_key)
    WHERE c.hidden IS NOT NULL AND (c.pid IN ['none', row.person] OR row.person = 'none')
    RETURN c.hidden
    ORDER BY c.hidden
    LIMIT 1
  })
) AS tie
WHERE tie IS NOT NULL
RETURN tie AS id, row.id AS key
