"""What the service says of its own work: one line a request, one a run, and the same in numbers.

Nothing here names or numbers an organisation, a user, a source or anything of theirs: a line has
the template of a route and never an address, and labels have few values, all of them words of ours.
"""
