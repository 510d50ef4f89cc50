"""Measures a whole installation: loading, deriving, importing, and questions through HTTP.

    python -m benchmarks --people 100000 --questions 200
    python -m benchmarks.records FOLDER

The second tells records of people apart, on a set with the truth, and does not need a service.

What is told of questions is a ratio to the trivial request of the same run, since absolute times
say more about the machine and its other work than about this code. Nothing here passes or fails.
"""
