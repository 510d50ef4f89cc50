CYPHER 25
// Drops those of some schools of the organisation's own that nobody of it has attended any more.
MATCH (o:OrgSchool)
USING INDEX SEEK o:OrgSchool(id)
WHERE o.id IN $ids AND o.scope = $scope
  AND NOT EXISTS {
    MATCH (e:Education)
    USING INDEX SEEK e:Education(scope, school_id)
    WHERE e.scope = $scope AND e.school_id = o.id
  }
DELETE o
