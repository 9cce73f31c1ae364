"""The five seed articles, read as files."""

from __future__ import annotations

from pathlib import Path

import provaudit as pv


def test_the_seeds_are_read_to_the_character(shared: Path) -> None:
    files = sorted((shared / "seeds").glob("*.txt"))
    corpus = pv.read(str(shared / "seeds" / "*.txt"))
    assert [article.id for article in corpus] == [file.stem for file in files]
    assert [article.text for article in corpus] == [file.read_bytes().decode() for file in files]
    assert corpus.errors == ()


def test_news_tables_are_read_whole(shared: Path) -> None:
    file = shared / "data" / "news" / "buzzfeed2016" / "articles.jsonl"
    corpus = pv.read(file)
    assert len(corpus) == sum(1 for line in file.open(encoding="utf-8") if line.strip())
    assert corpus.errors == ()
    assert sum(article.published is not None for article in corpus) > 150
