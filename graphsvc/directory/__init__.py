"""The shared directory: loaded, kept in order, its ties derived, and shown."""
