"""The one place that knows the order of an audit: annotate, search, compare, look up, check, combine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provaudit.annotation.annotated import Annotated, annotate
from provaudit.annotation.shared_lines import find_shared_lines
from provaudit.article import Article, Corpus, SourceProblem
from provaudit.checks.neighbours import Neighbours
from provaudit.checks.running import Check, chosen_checks, run_check
from provaudit.comparison.comparison import Comparison
from provaudit.comparison.corroboration import QuoteRecord, look_up_quotes
from provaudit.comparison.rewrites import link_articles
from provaudit.comparison.voices import Voice, find_voices
from provaudit.config import Config
from provaudit.errors import InputTypeError, InputValueError
from provaudit.finding import Assessment
from provaudit.report.audit import Audit
from provaudit.report.report import Report
from provaudit.report.weighing import make_report, weighed
from provaudit.timeline.facts import Timeline
from provaudit.timeline.window import DateWindow
from provaudit.timeline.windows import date_window

if TYPE_CHECKING:
    import pandas as pd

    from provaudit.comparison.quote_bank import QuoteBank

Progress = Callable[[int, int], object]


def audit(
    what: Corpus | Article | str | Sequence[Article | str] | pd.DataFrame,
    *,
    checks: Sequence[str | Check] | None = None,
    archive: None = None,
    bank: QuoteBank | pd.DataFrame | str | Path | None = None,
    timeline: Timeline | pd.DataFrame | str | Path | None = None,
    config: Config | None = None,
    progress: Progress | None = None,
    workers: int = 1,
) -> Audit:
    """Audit articles together, and say of each what was found.

    what: a Corpus, an Article, a text, a list of those, or a DataFrame with the columns that `read` takes.
    checks: None for the four, or names of signals and callables `check(annotated, neighbours, config) -> Assessment`.
    bank: verified quotes of your own (see QuoteBank.load). timeline: a Timeline, or a file laid over the shipped one.
    progress: called as `progress(done, total)` while articles are annotated. workers: processes for that; the result
    does not depend on it. archive: reserved for archives of what was seen before; leave it None.

    Raises InputTypeError or InputValueError for arguments that cannot be used. What goes wrong with one article is an
    entry in `.errors`; the others go on.
    """
    config = _checked_options(archive, config, progress, workers)
    corpus, index = _as_corpus(what)
    return _audit_corpus(
        corpus, index, chosen_checks(checks), _as_bank(bank), _as_timeline(timeline), config, progress, workers
    )


def iter_audit(
    batches: Iterable[Corpus | Sequence[Article | str] | pd.DataFrame] | str | Path,
    *,
    checks: Sequence[str | Check] | None = None,
    archive: None = None,
    bank: QuoteBank | pd.DataFrame | str | Path | None = None,
    timeline: Timeline | pd.DataFrame | str | Path | None = None,
    config: Config | None = None,
    progress: Progress | None = None,
    workers: int = 1,
    batch_size: int = 1000,
) -> Iterator[Report]:
    """Audit a stream of batches that does not fit into memory: yields the Reports in order.

    batches: an iterable of what `audit` takes, or a path that is read `batch_size` articles at a time. Articles are
    compared within their batch. The other arguments are those of `audit`.
    """
    config = _checked_options(archive, config, progress, workers)
    if isinstance(batches, (str, Path)):
        from provaudit.readers import read_batches

        batches = read_batches(batches, size=batch_size)
    if isinstance(batches, (Corpus, Article)) or not isinstance(batches, Iterable):
        raise InputTypeError(
            f"iter_audit takes batches or a path, not {type(batches).__name__}; use audit for one corpus"
        )
    chosen, verified, facts = chosen_checks(checks), _as_bank(bank), _as_timeline(timeline)
    for batch in batches:
        corpus, index = _as_corpus(batch)
        yield from _audit_corpus(corpus, index, chosen, verified, facts, config, progress, workers)


def _audit_corpus(
    corpus: Corpus,
    index: pd.Index[Any] | None,
    checks: Sequence[tuple[str | None, Check]],
    bank: QuoteBank | None,
    timeline: Timeline,
    config: Config,
    progress: Progress | None,
    workers: int,
) -> Audit:
    annotated = _annotate_all(corpus, config, progress, workers)
    links = link_articles(annotated)
    voices = find_voices(corpus, links)
    records = look_up_quotes(annotated, voices, config, bank=bank, known_people=timeline.knows)
    windows = (date_window(one, timeline, day_tolerance=config.day_tolerance) for one in annotated)
    neighbours = _neighbourhoods(annotated, links, voices, records, windows)
    errors = list(corpus.errors)
    reports = []
    for one, its in zip(annotated, neighbours, strict=True):
        assessments, problems = _assess(one, its, checks, config)
        reports.append(make_report(one.article, assessments, its.window, one.body, config))
        errors += problems
    shown = tuple(link for link in links if link.level != "none")
    return Audit(tuple(reports), shown, tuple(voices), tuple(errors), config, timeline.description, index)


def _annotate_all(corpus: Corpus, config: Config, progress: Progress | None, workers: int) -> list[Annotated]:
    work = partial(_annotate, minimum_residue=config.minimum_residue, shared=find_shared_lines(corpus))
    done: list[Annotated] = []

    def collect(results: Iterable[Annotated]) -> None:
        for result in results:
            done.append(result)
            if progress is not None:
                progress(len(done), len(corpus))

    if workers == 1 or len(corpus) < 2 * workers:
        collect(map(work, corpus))
    else:
        with ProcessPoolExecutor(workers) as pool:
            collect(pool.map(work, corpus, chunksize=max(1, min(64, len(corpus) // (4 * workers)))))
    return done


def _annotate(article: Article, *, minimum_residue: float, shared: Mapping[str, frozenset[str]]) -> Annotated:
    lines = shared.get(article.outlet or "", frozenset())
    return annotate(article, minimum_residue=minimum_residue, shared_lines=lines)


def _neighbourhoods(
    annotated: Sequence[Annotated],
    links: Sequence[Comparison],
    voices: Sequence[Voice],
    records: Sequence[tuple[QuoteRecord, ...]],
    windows: Iterable[DateWindow],
) -> Iterator[Neighbours]:
    articles = {one.article.id: one for one in annotated}
    involved: defaultdict[str, list[Comparison]] = defaultdict(list)
    for link in sorted(links, key=lambda link: (-link.derived, link.source_id, link.target_id)):
        involved[link.source_id].append(link)
        involved[link.target_id].append(link)
    voice_of = {id_: voice for voice in voices for id_ in voice.ids}
    for one, quotes, window in zip(annotated, records, windows, strict=True):
        id_ = one.article.id
        yield Neighbours(articles, tuple(involved[id_]), voice_of.get(id_), quotes, window)


def _assess(
    annotated: Annotated, neighbours: Neighbours, checks: Sequence[tuple[str | None, Check]], config: Config
) -> tuple[dict[str, Assessment], list[SourceProblem]]:
    assessments: dict[str, Assessment] = {}
    problems: list[SourceProblem] = []
    for name, check in checks:
        assessment, problem = run_check(name, check, annotated, neighbours, config)
        if assessment.signal in assessments:
            raise InputValueError(f"two checks call their signal {assessment.signal!r}; give each a name of its own")
        assessments[assessment.signal] = weighed(assessment, config, lambda finding: config.keeps(finding.code))
        if problem is not None:
            problems.append(problem)
    return assessments, problems


def _as_corpus(what: object) -> tuple[Corpus, pd.Index[Any] | None]:
    if isinstance(what, Corpus):
        return what, None
    if isinstance(what, (str, Article)):
        what = [what]
    if isinstance(what, (list, tuple)):
        return Corpus(Article(one) if isinstance(one, str) else one for one in what), None
    if type(what).__name__ == "DataFrame":
        import pandas as pd

        if isinstance(what, pd.DataFrame):
            from provaudit.readers import read_frame

            return read_frame(what)
    raise InputTypeError(
        f"an audit takes a Corpus, an Article, a text, a list of those or a DataFrame, not {type(what).__name__}; "
        "for files use audit(read(path))"
    )


def _as_timeline(timeline: object) -> Timeline:
    return timeline if isinstance(timeline, Timeline) else Timeline.load(timeline)  # type: ignore[arg-type]  # load checks the type and says what it takes


def _as_bank(bank: object) -> QuoteBank | None:
    if bank is None:
        return None
    from provaudit.comparison.quote_bank import QuoteBank

    return bank if isinstance(bank, QuoteBank) else QuoteBank.load(bank)  # type: ignore[arg-type]  # load checks the type and says what it takes


def _checked_options(archive: object, config: object, progress: object, workers: object) -> Config:
    if archive is not None:
        raise InputValueError("archives are not available in this version; leave archive=None")
    if config is not None and not isinstance(config, Config):
        raise InputTypeError(f"config takes a Config, not {type(config).__name__}; see load_config for files")
    if progress is not None and not callable(progress):
        raise InputTypeError("progress takes a function of (done, total), or None")
    if isinstance(workers, bool) or not isinstance(workers, int):
        raise InputTypeError(f"workers takes a whole number, not {type(workers).__name__}")
    if workers < 1:
        raise InputValueError(f"workers must be 1 or more, not {workers}")
    return config if isinstance(config, Config) else Config()
