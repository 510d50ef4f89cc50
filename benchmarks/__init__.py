"""Measures a whole installation, or one part of it that can be measured alone.

    python -m benchmarks --people 100000 --questions 200
    python -m benchmarks names PAIRS.csv --errors
    python -m benchmarks records FOLDER
    python -m benchmarks paths --check
    python -m benchmarks timing

The installation: loading, deriving, importing, and questions through HTTP. What is told of
questions is a ratio to the trivial request of the same run, since absolute times say more about the
machine and its other work than about this code. ``names``: labelled pairs of names. ``records``:
sets of records with the truth. These two need no service. ``timing``: whether the time of
an answer tells a foreign id from an absent one. ``paths`` checks that answers are exact, and is the
only one that passes or fails.
"""
