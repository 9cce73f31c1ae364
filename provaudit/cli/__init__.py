"""The command line: a thin click layer over the library. Results go to stdout, messages to stderr."""

from provaudit.cli.group import main

__all__ = ["main"]
