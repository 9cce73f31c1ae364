"""What the commands share: reading paths and stdin, the configuration, and what goes to stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provaudit.article import Article, Corpus, SourceProblem
from provaudit.config import Config, config_from, load_config
from provaudit.escape import excerpt, json_text
from provaudit.readers import read, read_bytes

if TYPE_CHECKING:
    from rich.console import Console

    from provaudit.pipeline import Progress

UNREADABLE = 3


def corpus_of(paths: Sequence[str]) -> Corpus:
    """The articles of paths, globs and URLs; `-` stands for a text or a page on stdin."""
    from_files = [path for path in paths if path != "-"]
    corpus = read(from_files) if from_files else Corpus([])
    if len(from_files) == len(paths):
        return corpus
    given = read_bytes(sys.stdin.buffer.read(), "-")
    return Corpus([*corpus, *given], errors=[*corpus.errors, *given.errors])


def one_article(path: str) -> Article:
    """The only article of a path; a command that takes one article ends with exit code 3 where there is none."""
    corpus = corpus_of([path])
    tell_problems(corpus.errors)
    if not len(corpus):
        sys.exit(UNREADABLE)
    if len(corpus) > 1:
        raise click.UsageError(f"{path} holds {len(corpus)} articles; this command takes one")
    return corpus[0]


def tell_problems(problems: Sequence[SourceProblem]) -> None:
    """Say on stderr what could not be read, and what of a kept article was left out, a line each."""
    for problem in problems:
        head = "note" if problem.kept else "not read"
        click.echo(f"{head}: {excerpt(problem.source, 200)}: {excerpt(problem.reason, 400)}", err=True)


def end_with(problems: Sequence[SourceProblem]) -> None:
    """End with exit code 3 where an input could not be read."""
    if not all(problem.kept for problem in problems):
        sys.exit(UNREADABLE)


def configuration(path: str | None, select: str | None, ignore: str | None) -> Config:
    """The Config of a file (`provaudit.toml` or `pyproject.toml` here, if none is named) and of the options."""
    from provaudit.checks.table import row_of

    named = (
        Path(path) if path else next((p for p in map(Path, ("provaudit.toml", "pyproject.toml")) if p.is_file()), None)
    )
    config = load_config(named) if named else Config()
    lists = {"select": select, "ignore": ignore}
    given = {name: [code.strip() for code in codes.split(",")] for name, codes in lists.items() if codes}
    for codes in given.values():
        for code in codes:
            row_of(code)
    return config_from(given, "command line", over=config)


def console(*, stderr: bool = False) -> Console:
    """A console that has colour on a terminal, and 80 plain columns in a pipe."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    if stream.isatty():
        return Console(file=stream, highlight=False)
    return Console(file=stream, width=80, color_system=None, force_terminal=False, highlight=False)


def show_rows(rows: Sequence[Mapping[str, object]], none: str, *, jsonl: bool = False) -> None:
    """A table on stdout, and where there are no rows nothing there, and `none` on stderr; or one JSON object a row."""
    if jsonl:
        for row in rows:
            click.echo(json_text(row))
        return
    from provaudit.report.tables import rows_table

    if rows:
        console().print(rows_table(rows))
    else:
        click.echo(none, err=True)


@contextmanager
def progress_bar(quiet: bool) -> Iterator[Progress | None]:
    """A bar on stderr where that is a terminal, nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.progress import Progress as Bar

    with Bar(console=console(stderr=True), transient=True) as bar:
        task = bar.add_task("auditing", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
