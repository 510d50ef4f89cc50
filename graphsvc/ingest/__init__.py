"""Records into the graph: resolve, write, prune."""
