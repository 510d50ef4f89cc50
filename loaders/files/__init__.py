"""One module per file format, and the table of them."""
