"""Windows and anachronisms: news under its own date and under another, planted cases, and the first five articles."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import provaudit as pv


def test_planted_cases(shared: Path) -> None:
    command = [sys.executable, str(shared / "eval" / "score_anachronism.py"), "--only", "planted", "--sample", "12"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    figures = json.loads(run.stdout.splitlines()[-1])
    assert figures["exceptions"] == figures["bad_spans"] == figures["window_differs"] == 0
    planted = figures["planted"]
    assert planted["recall_mean"] >= 0.95
    assert min(kind["recall"] for name, kind in planted["kinds"].items() if name != "name_untabled") >= 0.85
    assert planted["negative_false_alarm"] <= 0.01
    assert planted["trap_false_alarm"] <= 0.01


def test_news_under_its_own_date_and_under_another(shared: Path) -> None:
    lines = (shared / "data" / "quotes" / "polnear_dev" / "articles.jsonl").read_text("utf-8").splitlines()
    wrong, held, bounded, found = 0, 0, 0, dict.fromkeys((-10, -5, -3, 3, 5, 10), 0)
    sample = [json.loads(line) for line in lines[::3]]
    for row in sample:
        day = dt.date.fromisoformat(row["date"])
        window = pv.date_window(pv.Article(row["text"], published=day))
        wrong += not window.consistent
        bounded += bool(window.earliest or window.latest)
        held += (window.earliest or day) <= day <= (window.latest or day)
        for years in found:
            moved = day + dt.timedelta(days=round(365.25 * years / 7) * 7)
            found[years] += any(not c.allows(moved) for c in window.constraints)
    count = len(sample)
    assert wrong <= 0.02 * count
    assert held >= 0.97 * count
    assert bounded >= 0.75 * count
    assert found[-10] >= 0.65 * count
    assert found[-5] >= 0.5 * count
    assert found[-3] >= 0.33 * count
    assert min(found[3], found[5], found[10]) >= 0.22 * count


def test_seed_windows(shared: Path) -> None:
    texts = [path.read_text("utf-8") for path in sorted((shared / "seeds").glob("*.txt"))]
    windows = [pv.date_window(text) for text in texts]
    assert windows[0].earliest == dt.date(2025, 7, 18)
    assert windows[0].latest is None or windows[0].latest >= dt.date(2025, 11, 16)
    assert (windows[1].claimed, windows[1].consistent) == (dt.date(2023, 12, 3), False)
    assert any("Umerov" in c.why and c.strength >= 0.5 for c in windows[1].against_claimed)
    assert windows[2].consistent
    spans = {span.start for conflict in windows[3].conflicts for c in conflict for span in c.spans}
    assert {2520, 3517} <= spans
    assert (windows[4].claimed, windows[4].consistent) == (dt.date(2025, 6, 13), True)
