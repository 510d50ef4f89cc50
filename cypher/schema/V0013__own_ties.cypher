// What owners say of their ties: whom they hide from everybody else, and whether they introduce.
CREATE INDEX user_availability IF NOT EXISTS FOR (n:User) ON (n.scope, n.availability);
CREATE INDEX hidden_tie_person IF NOT EXISTS FOR (n:HiddenTie) ON (n.scope, n.pid);
CREATE INDEX hidden_tie_human IF NOT EXISTS FOR (n:HiddenTie) ON (n.scope, n.human_key);
CREATE INDEX hidden_tie_tie IF NOT EXISTS FOR (n:HiddenTie) ON (n.scope, n.tie);
CREATE INDEX hidden_tie_pid IF NOT EXISTS FOR (n:HiddenTie) ON (n.pid);
CREATE INDEX contact_hidden IF NOT EXISTS FOR (n:Contact) ON (n.scope, n.hidden);
