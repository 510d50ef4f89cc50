"""Mails and notifications: what people are told outside of a page that they are looking at."""
