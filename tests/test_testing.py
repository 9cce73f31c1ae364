"""The public strategies tell the truth about their texts, and the ready properties can fail."""

from __future__ import annotations

import pytest
from hypothesis import given

import provaudit as pv
from provaudit.annotation.annotated import Annotated
from provaudit.checks.neighbours import Neighbours
from provaudit.config import Config
from provaudit.finding import Assessment, Finding, assessed
from provaudit.testing import (
    Planted,
    check_properties,
    planted_dates,
    planted_footers,
    planted_quotes,
    planted_rewrites,
)


@given(planted_quotes())
def test_a_planted_quote_stands_where_it_says(planted: Planted) -> None:
    (span,) = planted.spans
    marked = planted.article.text[span.start : span.end]
    assert planted.value is not None
    assert planted.value in marked
    assert not marked[0].isalnum()
    assert not marked[-1].isalnum()


@given(planted_dates())
def test_a_planted_date_stands_where_it_says(planted: Planted) -> None:
    (span,) = planted.spans
    assert planted.value is not None
    assert planted.value[:4] in planted.article.text[span.start : span.end]


@given(planted_footers())
def test_planted_lines_stand_where_they_say(planted: Planted) -> None:
    lines = planted.article.text.splitlines()
    assert all(planted.article.text[s.start : s.end] in lines for s in planted.spans)


@given(planted_rewrites())
def test_a_planted_rewrite_has_its_source(planted: Planted) -> None:
    assert planted.source is not None
    assert planted.source.text != planted.article.text


def _finding(end: int, message: str) -> Finding:
    return Finding("house-style", "house style", (pv.Span(0, end),), message, 0.1, "x", "A matter of taste.")


def good(annotated: Annotated, neighbours: Neighbours, config: Config) -> Assessment:
    return assessed("house style", [_finding(2, "The text begins with two letters.")])


def accusing(annotated: Annotated, neighbours: Neighbours, config: Config) -> Assessment:
    return assessed("house style", [_finding(2, "This is plagiarised.")])


def out_of_bounds(annotated: Annotated, neighbours: Neighbours, config: Config) -> Assessment:
    return assessed("house style", [_finding(10**9, "The text begins with a billion letters.")])


def test_the_properties_pass_a_sound_check() -> None:
    check_properties(good, examples=3)


@pytest.mark.parametrize(("check", "error"), [(accusing, AssertionError), (out_of_bounds, pv.ProvauditError)])
def test_the_properties_fail_an_unsound_check(check: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        check_properties(check, examples=3)  # type: ignore[arg-type]
