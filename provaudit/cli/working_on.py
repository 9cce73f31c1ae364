"""Working on: `provaudit baseline add` and `provaudit diff`."""

from __future__ import annotations

from pathlib import Path

import click

from provaudit.cli.sources import configuration, corpus_of, show_rows, tell_problems


@click.group()
def baseline() -> None:
    """Findings already looked at, left out by `audit --baseline FILE`."""


@baseline.command()
@click.argument("file")
@click.argument("paths", nargs=-1, required=True)
@click.option("--code", "codes", metavar="CODE", multiple=True, help="Only findings of this code (may be repeated).")
@click.option("--timeline", metavar="FILE", help="A timeline of your own, laid over the shipped one.")
@click.option("--bank", metavar="FILE", help="Verified quotes of your own (CSV, Parquet or JSONL).")
@click.option("--config", "config_path", metavar="FILE", help="A provaudit.toml or pyproject.toml.")
def add(
    file: str,
    paths: tuple[str, ...],
    codes: tuple[str, ...],
    timeline: str | None,
    bank: str | None,
    config_path: str | None,
) -> None:
    """Audit PATHS and add what is found to the baseline FILE (made if it is not there)."""
    from provaudit.pipeline import audit
    from provaudit.report.baseline import findings_seen, load_baseline, save_baseline

    config = configuration(config_path, ",".join(codes), None)
    corpus = corpus_of(paths)
    before = load_baseline(file) if Path(file).exists() else frozenset()
    seen = before | findings_seen(audit(corpus, bank=bank, timeline=timeline, config=config))
    save_baseline(seen, file)
    tell_problems(corpus.errors)
    click.echo(f"{len(seen) - len(before)} added, {len(seen)} in {file}", err=True)


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--jsonl", is_flag=True, help="Print one JSON object a difference.")
def diff(old: str, new: str, jsonl: bool) -> None:
    """Show what is new, gone or changed between the audits OLD and NEW (JSON files of `audit --json`)."""
    import dataclasses

    from provaudit.report.differences import differences

    rows = [dataclasses.asdict(difference) for difference in differences(old, new)]
    show_rows(rows, "no difference", jsonl=jsonl)
