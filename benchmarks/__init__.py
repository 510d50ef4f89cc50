"""Measures a whole installation: loading, deriving, importing, and questions through HTTP.

    python -m benchmarks --people 100000 --questions 200

What is told of questions is a ratio to the trivial request of the same run, since absolute times
say more about the machine and its other work than about this code. Nothing here passes or fails.
"""
