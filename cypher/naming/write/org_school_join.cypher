CYPHER 25
// Lets all of an organisation who have attended one of its own schools have attended another one
// instead, and drops the first.
MATCH (o:OrgSchool {id: $id})
USING INDEX SEEK o:OrgSchool(id)
WHERE o.scope = $scope
CALL (o) {
  MATCH (e:Education)
  USING INDEX SEEK e:Education(scope, school_id)
  WHERE e.scope = $scope AND e.school_id = o.id
  SET e.school_id = $into
}
DELETE o
