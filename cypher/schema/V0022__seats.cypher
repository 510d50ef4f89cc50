// Seats: how many runs the workers of one program have for one user, and for one organisation.
CREATE CONSTRAINT run_seat IF NOT EXISTS FOR (n:Run) REQUIRE n.seat IS UNIQUE;
CREATE CONSTRAINT run_org_seat IF NOT EXISTS FOR (n:Run) REQUIRE n.org_seat IS UNIQUE;
