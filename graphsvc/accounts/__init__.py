"""Logins: who somebody is over all of their organisations, and how they prove it."""
