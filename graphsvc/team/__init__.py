"""Who belongs together: roles, groups and their members, administrators, followers."""
