"""Who can introduce me? Targets, the search, its order, its words."""
