"""What a user manages: imports, contacts, work history, education, reference accounts."""
