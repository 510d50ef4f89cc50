"""Ties that follow from public facts: ex-colleagues and alumni."""
