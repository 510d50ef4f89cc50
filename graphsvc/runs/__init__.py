"""The ledger of runs: all work in the background has a row in Neo4j, and only that row counts.

A message in Redis wakes a worker and says nothing; the worker asks the ledger what is due. So
messages may be lost, doubled or late, and workers, Redis and the database may die at any moment.
"""
