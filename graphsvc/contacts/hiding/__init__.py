"""Contacts that their owner hides from everybody else."""
