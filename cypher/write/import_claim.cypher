CYPHER 25
// Takes an import for one worker: none when another one has it, or when it has ended. The first
// write takes the lock; without it two workers could both find it free.
MATCH (i:Import {id: $id})
USING INDEX i:Import(id)
SET i.lock = $worker
WITH i
WHERE i.state = 'queued' OR (i.state = 'running' AND i.lease < timestamp())
SET i.state = 'running', i.token = i.token + 1, i.attempts = i.attempts + 1,
  i.lease = timestamp() + $lease
RETURN i.id AS id, i.source AS source, i.owner AS owner, i.org AS org, i.format AS format,
  i.file AS file, i.reading AS reading, i.task AS task, i.mode AS mode, i.confirmed AS confirmed,
  i.previous AS previous, i.token AS token, i.attempts AS attempts
