"""`provaudit audit` and `provaudit rewrites`."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from provaudit.cli.sources import configuration, console, corpus_of, end_with, progress_bar, show_rows, tell_problems
from provaudit.pipeline import audit as run_audit
from provaudit.report.audit import Audit
from provaudit.report.baseline import load_baseline, without_seen
from provaudit.report.combining import BANDS
from provaudit.report.files import written, written_json

_FORMATS: dict[str, Callable[[Audit, bool], str]] = {
    "text": lambda audit, text: audit.to_text(text=text),
    "json": lambda audit, text: audit.to_json(text=text),
    "jsonl": lambda audit, text: json_lines(audit, text),
    "csv": lambda audit, text: audit.to_csv(text=text),
    "html": lambda audit, text: audit.to_html(text=text),
    "annotations": lambda audit, text: written_json(audit.to_annotations(text=text), None),
    "review": lambda audit, text: written_json([report.to_review() for report in audit], None),
    "prov": lambda audit, text: audit.to_prov(),
    "turtle": lambda audit, text: audit.to_prov(format="turtle"),
    "sarif": lambda audit, text: audit.to_sarif(text=text),
}


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--html", metavar="FILE", help="Write the HTML report to FILE.")
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=1000,
    show_default=True,
    help="Show this many articles in the HTML report, the most concerning first.",
)
@click.option("--json", "json_path", metavar="FILE", help="Write the whole audit as JSON to FILE.")
@click.option("--jsonl", is_flag=True, help="Print one JSON object an article instead of the table.")
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), help="Print this form instead of the table.")
@click.option("--no-text", is_flag=True, help="Leave the articles' words out of every form.")
@click.option("--fail-on", type=click.Choice(BANDS[3:]), help="Exit with 1 if an article reaches this band.")
@click.option("--select", metavar="CODES", help="Count these finding codes only (comma-separated).")
@click.option("--ignore", metavar="CODES", help="Leave these finding codes out (comma-separated).")
@click.option("--timeline", metavar="FILE", help="A timeline of your own, laid over the shipped one.")
@click.option("--bank", metavar="FILE", help="Verified quotes of your own (CSV, Parquet or JSONL).")
@click.option("--baseline", metavar="FILE", help="Leave out the findings of this file (see `provaudit baseline`).")
@click.option("--config", "config_path", metavar="FILE", help="A provaudit.toml or pyproject.toml.")
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to annotate with.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no messages about inputs.")
def audit(
    paths: tuple[str, ...],
    html: str | None,
    most: int,
    json_path: str | None,
    jsonl: bool,
    form: str | None,
    no_text: bool,
    fail_on: str | None,
    select: str | None,
    ignore: str | None,
    timeline: str | None,
    bank: str | None,
    baseline: str | None,
    config_path: str | None,
    workers: int,
    quiet: bool,
) -> None:
    """Audit the articles at PATHS together (files, folders, globs, URLs; - for a text on stdin)."""
    if jsonl and form:
        raise click.UsageError("--jsonl is short for --format jsonl; take one of the two")
    config = configuration(config_path, select, ignore)
    seen = load_baseline(baseline) if baseline else frozenset()
    corpus = corpus_of(paths)
    with progress_bar(quiet) as progress:
        result = run_audit(corpus, bank=bank, timeline=timeline, config=config, progress=progress, workers=workers)
    result = without_seen(result, seen) if seen else result
    _print(result, "jsonl" if jsonl else form, text=not no_text)
    if html:
        result.to_html(html, text=not no_text, most=most)
    if json_path:
        result.to_json(json_path, text=not no_text)
    if not quiet:
        tell_problems(result.errors)
    if fail_on and any(BANDS.index(report.band) >= BANDS.index(fail_on) for report in result):
        sys.exit(1)
    end_with(corpus.errors)


def json_lines(audit: Audit, text: bool) -> str:
    """One JSON object an article, a line each."""
    from provaudit.escape import json_text

    return "".join(json_text(report.to_dict(text=text)) + "\n" for report in audit)


def _print(audit: Audit, form: str | None, *, text: bool) -> None:
    if form is not None:
        click.echo(_FORMATS[form](audit, text), nl=False)
        return
    from provaudit.report.terminal import story

    console().print(story(audit, text=text))


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--parquet", metavar="FILE", help="Write the links as a Parquet file.")
@click.option("--csv", "csv_path", metavar="FILE", help="Write the links as a CSV file.")
@click.option("-q", "--quiet", is_flag=True, help="No messages about inputs.")
def rewrites(paths: tuple[str, ...], parquet: str | None, csv_path: str | None, quiet: bool) -> None:
    """Find who rewrote whom among the articles at PATHS."""
    from provaudit.comparison.rewrites import find_rewrites
    from provaudit.report.frame import links_frame

    corpus = corpus_of(paths)
    frame = links_frame(find_rewrites(corpus, minimum=0.5))
    if parquet:
        frame.to_parquet(parquet, index=False)
    if csv_path:
        written(frame.to_csv(index=False), csv_path)
    if not parquet and not csv_path:
        shown = frame[["source_id", "target_id", "level", "derived", "direction", "credited"]]
        rows = [dict(zip(shown.columns, row, strict=True)) for row in shown.to_numpy().tolist()]
        show_rows(rows, "no article restates another")
    if not quiet:
        tell_problems(corpus.errors)
    end_with(corpus.errors)
