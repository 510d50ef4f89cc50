"""What goes in and out as JSON, by subject: models alone, so that a client can import them."""
