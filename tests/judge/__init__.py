"""A second, naive implementation of what a path is, to hold the product against."""
