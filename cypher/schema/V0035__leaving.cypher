// When a user left, and of whom runs and links stand in their scope.
CREATE INDEX user_left IF NOT EXISTS FOR (n:User) ON (n.left);
CREATE INDEX former_contact_scope IF NOT EXISTS FOR (n:FormerContact) ON (n.scope);
CREATE INDEX upload_chunk_scope IF NOT EXISTS FOR (n:UploadChunk) ON (n.scope);
CREATE INDEX correction_owner IF NOT EXISTS FOR (n:Correction) ON (n.scope);
CREATE INDEX hidden_tie_owner IF NOT EXISTS FOR (n:HiddenTie) ON (n.scope);
CREATE INDEX source_scope IF NOT EXISTS FOR (n:Source) ON (n.scope);
