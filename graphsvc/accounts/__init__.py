"""Organisations, their users, and how somebody shows who they are."""
