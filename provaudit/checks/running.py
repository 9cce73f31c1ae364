"""Running a check: the four by name, or a callable of the user's own; no check stops an audit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from provaudit.annotation.annotated import Annotated
from provaudit.article import SourceProblem
from provaudit.checks.anachronism import check_anachronism
from provaudit.checks.neighbours import Neighbours
from provaudit.checks.quotes import check_quotes
from provaudit.checks.residue import check_residue
from provaudit.checks.rewriting import check_rewriting
from provaudit.config import SIGNALS, Config
from provaudit.errors import InputTypeError, InputValueError
from provaudit.finding import Assessment, Finding, not_assessed

Check = Callable[[Annotated, Neighbours, Config], Assessment]

_FOUR: tuple[tuple[str, Check], ...] = (
    ("rewriting", check_rewriting),
    ("quotes", check_quotes),
    ("anachronism", check_anachronism),
    ("residue", check_residue),
)


def chosen_checks(checks: Sequence[str | Check] | None) -> tuple[tuple[str | None, Check], ...]:
    """The checks to run, each with its signal's name (None for a callable, which names its own).

    None stands for the four. Signals of the four that were not asked for are reported as not assessed.
    """
    if checks is None:
        return _FOUR
    if isinstance(checks, str) or not isinstance(checks, Sequence):
        raise InputTypeError("checks takes a list of names and callables, or None for the four")
    for check in checks:
        if not callable(check) and check not in SIGNALS:
            raise InputValueError(f"no check is called {check!r}; take {', '.join(SIGNALS)}, or a callable")
    four = tuple((name, check if name in checks else _skip(name)) for name, check in _FOUR)
    return (*four, *((None, check) for check in checks if not isinstance(check, str)))


def run_check(
    name: str | None, check: Check, annotated: Annotated, neighbours: Neighbours, config: Config
) -> tuple[Assessment, SourceProblem | None]:
    """The assessment of one check, and what went wrong in it, if anything did.

    An exception in a callable of the user's own makes its signal "not assessed" for this article.
    """
    if name is not None:
        return check(annotated, neighbours, config), None
    label = getattr(check, "__name__", type(check).__name__)
    try:
        assessment = check(annotated, neighbours, config)
    except Exception as error:
        reason = f"the check {label} raised {type(error).__name__}: {error}"
        return not_assessed(label, reason), SourceProblem(annotated.article.id, reason, kept=True)
    _validate(label, assessment, annotated)
    return assessment, None


def _skip(name: str) -> Check:
    return lambda annotated, neighbours, config: not_assessed(name, "this check was not asked for")


def _validate(label: str, assessment: object, annotated: Annotated) -> None:
    if not isinstance(assessment, Assessment):
        raise InputTypeError(
            f"the check {label} gave {type(assessment).__name__}; return assessed(...) or not_assessed(...)"
        )
    if assessment.signal in SIGNALS:
        raise InputValueError(f"the check {label} uses the name of a built-in signal; call it something else")
    for finding in assessment.findings:
        _validate_spans(label, finding, annotated)


def _validate_spans(label: str, finding: Finding, annotated: Annotated) -> None:
    for span in finding.spans:
        length = len(annotated.article.title or "") if span.field == "title" else len(annotated.article.text)
        if span.end > length:
            raise InputValueError(f"the check {label} marks [{span.start}, {span.end}) in {length} characters")
