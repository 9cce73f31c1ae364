"""The four signals: each turns facts into an Assessment. The table of checks names every finding code."""
