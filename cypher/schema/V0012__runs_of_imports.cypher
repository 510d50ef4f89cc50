// Imports that were under way before there was a ledger get their row in it, and start anew.
MATCH (i:Import)
WHERE i.state IN ['queued', 'running']
CREATE (:Run {id: i.id, kind: i.task, lane: i.source, scope: i.scope, org: i.org, priority: 0,
  state: 'queued', due: timestamp(), created: i.created, token: i.token, attempts: 0, done: 0,
  total: 0, cancel: false})
SET i.state = 'open', i.done = 0
REMOVE i.token, i.attempts, i.lease, i.waits, i.lock;
