"""Residue on the development pages, in the first five articles, and what language models leave behind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def figures(shared: Path) -> dict[str, Any]:
    command = [sys.executable, str(shared / "eval" / "score_residue.py"), "--sample", "50", "--hosts", "1"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return found


def test_nothing_is_out_of_order(figures: dict[str, Any]) -> None:
    faults = ("exceptions", "bad_spans", "clean_not_subsequence", "below_minimum", "clean_differs_from_spans")
    assert {fault: figures[fault] for fault in faults} == dict.fromkeys(faults, 0)
    assert figures["texts_with_overlaps"] == figures["plain_differs_from_all"] == 0


def test_whole_pages(figures: dict[str, Any]) -> None:
    (pages,) = figures["pages"].values()
    assert pages["ap"] >= 0.985
    assert pages["residue_words_removed_pct"] >= 90
    assert pages["article_words_lost_pct"] <= 5


def test_texts_of_extractors_lose_next_to_nothing(figures: dict[str, Any]) -> None:
    for extracted in figures["extracted"].values():
        assert extracted["ap"] >= 0.7
        assert extracted["article_words_lost_pct"] <= 0.3
        assert extracted["f1_clean"] > extracted["f1_raw"]


def test_glued_lines_are_never_split_in_error(figures: dict[str, Any]) -> None:
    (fused,) = figures["fused"].values()
    assert fused["false_splits"] <= 0.01
    assert fused["found"] >= 0.1


def test_every_span_of_the_first_articles(figures: dict[str, Any]) -> None:
    (seeds,) = figures["seeds"].values()
    assert seeds["spans_found"] == seeds["marked_spans"]
    assert seeds["char_recall"] >= 0.97
    assert seeds["char_precision"] >= 0.97


def test_left_overs_of_language_models(figures: dict[str, Any]) -> None:
    strings = figures["strings"]
    assert min(strings["recall_by_category"].values()) >= 0.95
    assert strings["trap_false_alarm_rate"] <= 0.01
