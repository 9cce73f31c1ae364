"""Dates in news with TIMEX3 annotations, and in the articles that the project started from."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import provaudit as pv
from provaudit.annotation.date_faults import find_date_faults
from provaudit.annotation.publication import find_publication


def test_timex_figures(shared: Path) -> None:
    scorer = shared / "eval" / "score_dates.py"
    run = subprocess.run([sys.executable, str(scorer)], capture_output=True, text=True, check=True)
    figures = json.loads(run.stdout.splitlines()[-1])
    assert figures["f1_relaxed"] >= 0.92
    assert figures["f1_strict"] >= 0.88
    assert figures["value_f1"] >= 0.815
    assert figures["day_accuracy"] >= 0.925
    assert figures["exceptions"] == figures["bad_spans"] == figures["bad_intervals"] == 0


def test_seed_dates(shared: Path) -> None:
    texts = [path.read_text("utf-8") for path in sorted((shared / "seeds").glob("*.txt"))]
    values = {mention.text: mention.value for mention in pv.find_dates(texts[4], dt.date(2025, 6, 13))}
    assert values["Thursday"] == "2025-06-12"
    assert [values[f"June {day}"] for day in (2, 9, 11)] == ["2025-06-02", "2025-06-09", "2025-06-11"]
    found = [find_publication(text) for text in texts]
    assert [(p.day, p.source) if p else None for p in found] == [
        None,
        (dt.date(2023, 12, 3), "lead"),
        None,
        None,
        (dt.date(2025, 6, 13), "updated"),
    ]


def test_real_news_has_few_date_faults_and_claims_no_wrong_day(shared: Path) -> None:
    lines = (shared / "data" / "rewriting" / "basil-same-event" / "docs.jsonl").read_text("utf-8").splitlines()
    faults = 0
    for article in map(json.loads, lines):
        day = dt.date.fromisoformat(article["date"])
        faults += bool(find_date_faults(article["text"], day))
        found = find_publication(article["text"])
        assert found is None or abs((found.day - day).days) <= 1
    assert faults <= 1
