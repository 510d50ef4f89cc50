"""People, companies and schools as their pages show them."""
