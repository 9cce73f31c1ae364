"""What comparing reaches on a part of the development sets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from provaudit.article import Article
from provaudit.comparison.passages import compare


def read(folder: Path) -> tuple[dict[str, Article], list[dict[str, Any]]]:
    rows = [
        [json.loads(line) for line in (folder / name).open(encoding="utf-8")] for name in ("docs.jsonl", "pairs.jsonl")
    ]
    return {d["id"]: Article(d["text"], id=d["id"]) for d in rows[0]}, rows[1]


def auc(positives: list[float], negatives: list[float]) -> float:
    above = sum((p > n) + 0.5 * (p == n) for p in positives for n in negatives)
    return above / (len(positives) * len(negatives))


def test_rewrites_part_from_reports_of_the_same_event(shared: Path) -> None:
    articles, pairs = read(shared / "data/rewriting/l2r-news")
    rewrites = [
        compare(articles[p["source_id"]], articles[p["target_id"]]) for p in pairs if p["label"] == "llm_rewrite"
    ][::8]
    others = [
        compare(articles[p["source_id"]], articles[p["target_id"]]) for p in pairs if p["label"] != "llm_rewrite"
    ][::8]
    reports, events = read(shared / "data/rewriting/basil-same-event")
    same = [compare(reports[p["source_id"]], reports[p["target_id"]]) for p in events][::2]
    derived = [c.derived for c in rewrites]
    assert auc(derived, [c.derived for c in others]) >= 0.995
    assert auc(derived, [c.derived for c in same]) >= 0.97
    assert sum(c.level != "none" for c in rewrites) >= 0.92 * len(rewrites)
    assert sum(c.level != "none" for c in same) <= 0.1 * len(same)
    told = [c for c in rewrites if c.direction != "unknown"]
    assert len(told) >= 0.6 * len(rewrites)
    assert sum(c.direction == "forward" for c in told) >= 0.97 * len(told)


def test_levels_of_students_answers(shared: Path) -> None:
    articles, pairs = read(shared / "data/rewriting/clough-stevenson")
    level = {"near_copy": "copy", "light": "light", "heavy": "heavy", "non": "none"}
    found = [(level[p["label"]], compare(articles[p["source_id"]], articles[p["target_id"]])) for p in pairs]
    assert sum(c.level == truth for truth, c in found) >= 0.73 * len(found)
    derived = [[c.derived for truth, c in found if (truth == "none") == none] for none in (False, True)]
    assert auc(*derived) >= 0.955


def test_the_seed_rewrite_and_its_source(shared: Path) -> None:
    source, rewrite = (next((shared / "seeds").glob(f"{n}*")).read_text("utf-8") for n in ("000", "001"))
    found = compare(source, rewrite)
    assert found.level in ("light", "heavy")
    assert (found.direction, found.credited) == ("forward", None)
    assert {(53, 69), (811, 821), (1757, 1767)} <= {
        (d.target_span.start, d.target_span.end) for d in found.drift if d.kind == "date" and d.target_span
    }
