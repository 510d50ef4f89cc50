"""Filters for job titles, in several languages: how high up, which department, which words.

A title is read once, into terms that are the same in every language (``reading``, by the tables of
``english``, ``romance``, ``germanic``, ``slavic`` and ``asian``); the filters are rules over terms.
"""

from graphsvc.matching.titles.buying import buys
from graphsvc.matching.titles.fitting import fits_title
from graphsvc.matching.titles.functions import Department, departments
from graphsvc.matching.titles.levels import Seniority, seniorities

__all__ = ["Department", "Seniority", "buys", "departments", "fits_title", "seniorities"]
