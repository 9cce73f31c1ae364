"""Figures of comparing quotes and of the quotes check on the development data, a little below what is reached."""

from __future__ import annotations

import json
from pathlib import Path

import provaudit as pv

KINDS = {
    "exact": "same",
    "exact_other_source": "same",
    "truncated": "truncated",
    "altered": "altered",
    "requoted_altered": "altered",
    "different_utterance": "different",
}


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def test_pairs_labelled_by_reading(shared: Path) -> None:
    pairs = lines(shared / "data" / "quotes" / "polnear_dev" / "variant_pairs.jsonl")
    answers = [pv.compare_quotes(pair["a"]["text"], pair["b"]["text"]).kind for pair in pairs]
    labels = [KINDS[pair["label"]] for pair in pairs]
    assert sum(a == b for a, b in zip(answers, labels, strict=True)) / len(pairs) >= 0.95
    one = [(a != "different", b != "different") for a, b in zip(answers, labels, strict=True)]
    assert one.count((True, True)) / sum(said for said, _ in one) >= 0.97
    assert one.count((True, True)) / sum(is_one for _, is_one in one) >= 0.94


def test_the_seeds(shared: Path) -> None:
    files = sorted((shared / "seeds").glob("0*.txt"))
    articles = [pv.Article(path.read_text(encoding="utf-8"), id=path.name[:3]) for path in files]
    audit = pv.audit(articles)
    strong = {
        report.article.id: [
            (f.code, f.spans[0].start) for f in report.findings if f.signal == "quotes" and f.strength >= 0.5
        ]
        for report in audit
    }
    assert strong == {
        "000": [],
        "001": [("quote-altered", 502)],
        "002": [("quote-unsourced", 2284)],
        "003": [],
        "004": [],
    }


def test_published_news_is_left_alone(shared: Path) -> None:
    rows = lines(shared / "data" / "quotes" / "polnear_dev" / "articles.jsonl")[:120]
    audit = pv.audit(
        [pv.Article(row["text"], id=row["id"], outlet=row["publisher"]) for row in rows], checks=["quotes"]
    )
    findings = [[f.strength for f in report.findings] for report in audit]
    assert sum(any(s >= 0.5 for s in its) for its in findings) <= 1
    assert sum(map(bool, findings)) <= 12


def test_no_quote_of_one_story_is_taken_for_one_of_another(shared: Path) -> None:
    folder = shared / "data" / "rewriting" / "l2r-news"
    texts = {row["id"]: row["text"] for row in lines(folder / "docs.jsonl")}
    pairs = [pair for pair in lines(folder / "pairs.jsonl") if not pair["templated_source"]]
    found = {0: 0, 1: 0}
    for label in found:
        for pair in [p for p in pairs if p["derived"] == label][:120]:
            for one in pv.find_quotes(texts[pair["source_id"]]):
                for other in pv.find_quotes(texts[pair["target_id"]]):
                    found[label] += pv.compare_quotes(one.text, other.text).kind != "different"
    assert found[0] == 0
    assert found[1] >= 20
