"""A user's contacts: imported or added by hand, written, corrected, settled, hidden."""
