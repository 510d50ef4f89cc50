"""People, companies and schools: found as one types, and shown."""
