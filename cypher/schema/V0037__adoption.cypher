// How many users did what in a month: noted once for each, and counted when the month is over.
CREATE CONSTRAINT use_mark IF NOT EXISTS FOR (n:UseMark) REQUIRE n.mark IS UNIQUE;
CREATE INDEX use_mark_month IF NOT EXISTS FOR (n:UseMark) ON (n.month);
CREATE CONSTRAINT monthly_use IF NOT EXISTS FOR (n:MonthlyUse) REQUIRE (n.org, n.month) IS UNIQUE;
CREATE INDEX monthly_use_scope IF NOT EXISTS FOR (n:MonthlyUse) ON (n.scope, n.month);
