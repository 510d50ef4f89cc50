"""Which records of a whole set are of one person: pairs found, a model fitted, groups made."""
