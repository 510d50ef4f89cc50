"""Imports of contacts: an upload is kept sealed, run once by a worker, answered row by row, and
taken back where its owner wants that."""
