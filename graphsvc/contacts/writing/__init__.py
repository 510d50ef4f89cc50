"""Contacts into the graph, whoever has decided them."""
