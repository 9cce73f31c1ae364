"""Combining, Report and Audit, and the forms they are handed on in."""
