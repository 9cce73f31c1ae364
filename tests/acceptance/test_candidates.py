"""The search on real rewrites: is the source of a rewrite among its candidates, and are the candidates few?"""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

import provaudit as pv


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def recall(texts: dict[str, str], pairs: list[tuple[str, str]]) -> tuple[float, float]:
    """(share of the pairs that are found, candidates an article)"""
    frame = pv.find_candidates(pd.DataFrame({"id": list(texts), "text": list(texts.values())}))
    found = set(map(frozenset, zip(frame["a"], frame["b"], strict=True)))
    return sum(frozenset(pair) in found for pair in pairs) / len(pairs), len(found) / len(texts)


def test_paraphrases_of_news_pages(shared: Path) -> None:
    pages = {r["id"]: r for r in rows(shared / "data/news/politifactpp/articles.jsonl") if r["text"].strip()}
    long = {name for name, page in pages.items() if len(page["text"].split()) >= 100}
    pairs = [(name, page["rewrite_of"]) for name, page in pages.items() if page["group"] == "MR" and page["rewrite_of"]]
    pairs = [pair for pair in pairs if long.issuperset(pair)]
    share, candidates = recall({name: page["text"] for name, page in pages.items()}, pairs)
    assert share >= 0.99
    assert candidates < 8


def test_rewrites_by_language_models(shared: Path) -> None:
    folder = shared / "data/rewriting/l2r-news"
    pairs = [
        (row["source_id"], row["target_id"])
        for row in rows(folder / "pairs.jsonl")
        if row["derived"] and not row["templated_source"]
    ]
    share, candidates = recall({row["id"]: row["text"] for row in rows(folder / "docs.jsonl")}, pairs)
    assert share >= 0.99
    assert candidates < 4


def test_the_five_seeds(shared: Path) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").glob("*.txt"))}
    first, second = sorted(texts)[:2]
    assert recall(texts, [(first, second)])[0] == 1
