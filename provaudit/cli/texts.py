"""The commands on single texts: clean, quotes, dates, window, compare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from provaudit.article import SourceProblem
from provaudit.cli.sources import console, corpus_of, end_with, one_article, show_rows, tell_problems
from provaudit.escape import printable

if TYPE_CHECKING:
    from provaudit.comparison.quote_bank import BankHit


@click.command()
@click.argument("path")
def clean(path: str) -> None:
    """Print the article at PATH without its residue."""
    from provaudit.annotation.residue import clean as cleaned

    click.echo(printable(cleaned(one_article(path).text)))


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--bank", metavar="FILE", help="Look the quotes up in verified quotes of your own.")
@click.option("--jsonl", is_flag=True, help="Print one JSON object a quote.")
def quotes(paths: tuple[str, ...], bank: str | None, jsonl: bool) -> None:
    """List the quotes of the articles at PATHS: where, who, and how they are sourced."""
    from provaudit.annotation.annotated import annotate
    from provaudit.comparison.quote_bank import QuoteBank

    verified = QuoteBank.load(bank) if bank else None
    corpus = corpus_of(paths)
    rows = []
    for article in corpus:
        for quote in annotate(article).quotes:
            row: dict[str, object] = {
                "id": article.id,
                "start": quote.start,
                "end": quote.end,
                "speaker": quote.speaker,
                "sourcing": quote.sourcing.level,
                "text": quote.text,
            }
            if verified is not None:
                row["bank"] = "; ".join(_as_words(hit, quote.speaker) for hit in verified.look_up(quote.text))
            rows.append(row)
    show_rows(rows, "no quotes", jsonl=jsonl)
    _end(corpus.errors)


def _as_words(hit: BankHit, speaker: str | None) -> str:
    """What the bank says of a quote, in words; its speaker as well where that is somebody else."""
    from provaudit.annotation.name_matching import same_person

    its = hit.entry.speaker
    other = f" (said by {its})" if its and speaker and not same_person(its, speaker) else ""
    return f"{hit.match.kind}: {hit.source}{other}"


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--published", metavar="DAY", help="The day (YYYY-MM-DD) that relative dates count from.")
@click.option("--jsonl", is_flag=True, help="Print one JSON object a date.")
def dates(paths: tuple[str, ...], published: str | None, jsonl: bool) -> None:
    """List the dates in the articles at PATHS with their TIMEX3 values."""
    from dataclasses import replace

    from provaudit.annotation.annotated import annotate
    from provaudit.article import as_day

    day = as_day(published)
    corpus = corpus_of(paths)
    rows: list[dict[str, object]] = [
        {
            "id": article.id,
            "start": date.start,
            "end": date.end,
            "text": date.text,
            "value": date.value,
            "first": str(date.first or ""),
            "last": str(date.last or ""),
        }
        for article in corpus
        for date in annotate(replace(article, published=day) if day else article).dates
    ]
    show_rows(rows, "no dates", jsonl=jsonl)
    _end(corpus.errors)


@click.command()
@click.argument("path")
@click.option("--timeline", metavar="FILE", help="A timeline of your own, laid over the shipped one.")
def window(path: str, timeline: str | None) -> None:
    """Show the days on which all claims of the article at PATH can hold, claim by claim."""
    from provaudit.report.window_chart import window_chart
    from provaudit.timeline.facts import Timeline
    from provaudit.timeline.windows import date_window

    article = one_article(path)
    console().print(window_chart(date_window(article, Timeline.load(timeline))))


@click.command()
@click.argument("a")
@click.argument("b")
def compare(a: str, b: str) -> None:
    """Show the articles at A and B side by side: what they share, and what changed."""
    from provaudit.comparison.passages import compare as compared
    from provaudit.report.side_by_side import side_by_side

    source, target = one_article(a), one_article(b)
    console().print(side_by_side(compared(source, target), source, target))


def _end(problems: Sequence[SourceProblem]) -> None:
    tell_problems(problems)
    end_with(problems)
