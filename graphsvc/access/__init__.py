"""Who may see and change what: scopes, the one door, what is sealed for whom, accounts."""
