"""The commands on tables: explain, timeline show, timeline check."""

from __future__ import annotations

import sys

import click

from provaudit.checks.table import as_markdown, finding_codes, row_of
from provaudit.cli.sources import show_rows
from provaudit.escape import excerpt


@click.command()
@click.argument("code", required=False)
@click.option("--markdown", is_flag=True, help="Print the whole table in Markdown.")
def explain(code: str | None, markdown: bool) -> None:
    """Explain the finding CODE: what it means and what may be behind it. Without CODE: list them all."""
    if markdown:
        click.echo(as_markdown(), nl=False)
        return
    if code is None:
        rows = [{"code": row.code, "signal": row.signal, "meaning": row.meaning} for row in finding_codes()]
        show_rows(rows, "no codes")
        return
    row = row_of(code)
    weight = "It can weigh in the concern." if row.concern else "It never weighs in the concern."
    click.echo(f"{row.code} ({row.signal})\n\n{row.meaning}\n{weight}\n")
    click.echo(f"For example: {row.example}\nIt may be harmless: {row.innocent}")


@click.group()
def timeline() -> None:
    """The timeline: what was true when."""


@timeline.command()
@click.argument("name")
@click.option("--timeline", "path", metavar="FILE", help="A timeline of your own, laid over the shipped one.")
def show(name: str, path: str | None) -> None:
    """Print the rows about NAME."""
    from provaudit.timeline.facts import Timeline

    facts = Timeline.load(path).rows_about(name)
    show_rows([fact.as_row() for fact in facts], f"the timeline has no row about {excerpt(name)}")


@timeline.command()
@click.argument("path")
def check(path: str) -> None:
    """Check the timeline file at PATH: bad dates, ends before starts, overlaps. Exits with 1 if there are any."""
    from provaudit.timeline.checking import find_problems

    problems = find_problems(path)
    show_rows([{"row": p.row, "problem": p.what} for p in problems], f"no problems in {excerpt(path, 200)}")
    sys.exit(1 if problems else 0)
