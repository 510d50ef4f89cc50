"""A made-up world to show the product with, and to measure it on: the same for the same seed."""
