// Which of their contacts owners say are one human.
CREATE INDEX correction_same IF NOT EXISTS FOR (n:Correction) ON (n.scope, n.same);
