"""What things cost here: articles per CPU second, on made-up articles and on the examples.

    python tests/bench.py [--articles 10000]

The searches read made-up articles; everything else reads the examples, a hundred times over, each time with another
last line, so that nothing is remembered.

Each entry is warmed up (imports, compiled kernels) and then timed once. CPU seconds are those of all threads.
"""

from __future__ import annotations

import argparse
import itertools
import random
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd

import provaudit as pv

ORDINARY = (
    "the council of harbour and a plan for water in new road with old bridge after long talk about money that would "
    "come from state while people said they could not wait more because winter was near and boats need deep channel"
).split()


def made_up(count: int) -> pd.DataFrame:
    """Articles of 400 words; each tenth is an edit of the one before it, each other tenth keeps its names alone."""
    rng = random.Random(0)
    names = ["".join(rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(4)) for _ in range(50_000)]
    texts: list[list[str]] = []
    for number in range(count):
        if number % 10 == 1:
            words = [rng.choice(ORDINARY) if rng.random() < 0.1 else word for word in texts[-1]]
        elif number % 10 == 3:
            words = [rng.choice(ORDINARY) if word in ORDINARY else word for word in texts[-1]]
        else:
            own = rng.choices(names, k=25)
            words = [rng.choice(own) if rng.random() < 0.15 else rng.choice(ORDINARY) for _ in range(400)]
        texts.append(words)
    return pd.DataFrame({"id": range(count), "text": [" ".join(words) for words in texts]})


def examples(times: int) -> list[pv.Article]:
    """The example articles, each so many times with another last line."""
    corpus = pv.read(Path(__file__).parents[1] / "examples" / "articles")
    return [
        pv.Article(f"{one.text}\n\nPrinted as number {n}.", id=f"{one.id}-{n}") for n in range(times) for one in corpus
    ]


def timed(name: str, count: int, unit: str, run: Callable[[], object]) -> None:
    start = time.process_time()
    run()
    seconds = time.process_time() - start
    print(f"{name:<34} {seconds:8.2f} CPU s {count / seconds:12,.0f} {unit} per CPU s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    count = parser.parse_args().articles
    frame = made_up(count)
    print(f"{count:,} made-up articles of {frame['text'].str.len().mean():,.0f} characters")
    for name, search in (
        ("find_candidates", pv.find_candidates),
        ("find_candidates(rewrites=False)", partial(pv.find_candidates, rewrites=False)),
    ):
        search(frame[:100])
        timed(name, count, "articles", partial(search, frame))
    articles = examples(100)
    mean = sum(len(one.text) for one in articles) / len(articles)
    print(f"\n{len(articles):,} example articles of {mean:,.0f} characters")
    readers: dict[str, Callable[[str], object]] = {
        "find_quotes": pv.find_quotes,
        "find_dates": pv.find_dates,
        "find_residue": pv.find_residue,
        "date_window": pv.date_window,
    }
    pv.audit(examples(1))
    for name, read in readers.items():
        timed(name, len(articles), "articles", partial(deque, (read(one.text) for one in articles), maxlen=0))
    pairs = list(itertools.combinations(examples(5), 2))
    timed("compare", len(pairs), "pairs", partial(deque, (pv.compare(a.text, b.text) for a, b in pairs), maxlen=0))
    several = examples(10)
    timed("audit, ten copies of each", len(several), "articles", partial(pv.audit, several))


if __name__ == "__main__":
    main()
