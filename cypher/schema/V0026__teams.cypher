// Roles, groups and who follows whom. What serves the way in seeks by the user, everything else by
// the scope.
CREATE CONSTRAINT role_id IF NOT EXISTS FOR (n:Role) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT role_key IF NOT EXISTS FOR (n:Role) REQUIRE (n.scope, n.key) IS UNIQUE;
CREATE CONSTRAINT group_id IF NOT EXISTS FOR (n:Group) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT group_key IF NOT EXISTS FOR (n:Group) REQUIRE (n.scope, n.key) IS UNIQUE;
CREATE CONSTRAINT membership_once IF NOT EXISTS
FOR (n:Membership) REQUIRE (n.group, n.user) IS UNIQUE;
CREATE INDEX membership_user IF NOT EXISTS FOR (n:Membership) ON (n.user);
CREATE INDEX membership_scope IF NOT EXISTS FOR (n:Membership) ON (n.scope, n.user);
CREATE CONSTRAINT group_link_once IF NOT EXISTS
FOR (n:GroupLink) REQUIRE (n.asker, n.asked) IS UNIQUE;
CREATE INDEX group_link_scope IF NOT EXISTS FOR (n:GroupLink) ON (n.scope);
CREATE CONSTRAINT follow_once IF NOT EXISTS
FOR (n:Follow) REQUIRE (n.owner, n.follower) IS UNIQUE;
CREATE INDEX follow_follower IF NOT EXISTS FOR (n:Follow) ON (n.follower);
CREATE INDEX follow_scope IF NOT EXISTS FOR (n:Follow) ON (n.scope);
CREATE CONSTRAINT share_group_once IF NOT EXISTS
FOR (n:ShareGroup) REQUIRE (n.group, n.share) IS UNIQUE;
CREATE INDEX user_role IF NOT EXISTS FOR (n:User) ON (n.scope, n.role);
CREATE INDEX user_admin IF NOT EXISTS FOR (n:User) ON (n.scope, n.admin);
