"""The outside world turned into records: bytes in, records and problems out."""
