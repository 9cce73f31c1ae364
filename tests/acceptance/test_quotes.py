"""Quotes and their speakers in news annotated by people, and in the articles that the project started from."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import provaudit as pv


@pytest.fixture(scope="module")
def scores(shared: Path) -> dict[str, Any]:
    """What the scorer says of find_quotes alone, on every fifth article."""
    code = (
        "import json, sys, pathlib; sys.path.insert(0, sys.argv[1] + '/eval'); import score_quotes as s\n"
        "lines = pathlib.Path(sys.argv[1], 'data/quotes/polnear_dev/articles.jsonl').read_text('utf8').split('\\n')\n"
        "articles = [json.loads(line) for line in lines if line][::5]\n"
        # The files count no quotes in doubled apostrophes, though their articles have them.
        "articles = [a for a in articles if a['text'].count(\"''\") < 4]\n"
        "print(json.dumps(s.score_finding(articles)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(shared)], capture_output=True, text=True, check=True)
    found, errors = json.loads(done.stdout)
    assert errors == []
    assert isinstance(found, dict)
    return found


def test_quotes_are_found(scores: dict[str, Any]) -> None:
    assert scores["bad_spans"] == 0
    assert scores["all"]["overlap"]["f1"] >= 0.96
    assert scores["5w"]["overlap"]["f1"] >= 0.98


def test_speakers_are_found(scores: dict[str, Any]) -> None:
    assert scores["all"]["end_to_end"] >= 0.89
    assert scores["5w"]["end_to_end"] >= 0.92
    assert scores["all"]["resolved_named"] >= 0.9
    assert 0.9 <= scores["speaker_spans_per_quote"] <= 1.0


def test_the_seeds(shared: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").glob("00*.txt"))]
    speakers = [{q.start: q.speaker for q in pv.find_quotes(text)} for text in texts]
    levels = [{q.start: q.sourcing.level for q in pv.find_quotes(text)} for text in texts]
    assert speakers[0] == dict.fromkeys((228, 318), "Volodymyr Zelenskyy") | dict.fromkeys(
        (1073, 1161), "Rustem Umerov"
    )
    assert speakers[2] == dict.fromkeys((641, 725), "Volodymyr Zelensky") | {2284: "Donald Trump"}
    assert levels[2] == {641: "none", 725: "none", 2284: "vague"}
    assert speakers[4][504] == "Russian Defense Ministry"
    assert levels[4][504] == "document"
