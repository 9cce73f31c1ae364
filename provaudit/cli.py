"""The command line: a thin layer over the library."""

from __future__ import annotations

import click

from provaudit import __version__


@click.group()
@click.version_option(__version__, prog_name="provaudit")
def main() -> None:
    """Audit news articles: rewriting, quotes, anachronisms and boilerplate residue."""
