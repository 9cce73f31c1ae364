"""What was true when, and the window of dates in which all claims of a text hold."""
