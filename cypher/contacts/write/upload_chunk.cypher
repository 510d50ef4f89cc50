CYPHER 25
// A sealed piece of an upload, kept until its import ends.
CREATE (:UploadChunk {import: $import, number: $number, scope: $scope, data: $data})
