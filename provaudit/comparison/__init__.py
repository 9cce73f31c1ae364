"""Two texts side by side (passages, drift, direction, quotes), and the search for pairs worth comparing."""
