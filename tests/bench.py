"""What things cost here: articles per CPU second, on made-up articles.

    python tests/bench.py [--articles 10000]

Each entry is warmed up (imports, compiled kernels) and then timed once. CPU seconds are those of all threads.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable

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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    count = parser.parse_args().articles
    frame = made_up(count)
    entries: dict[str, Callable[[pd.DataFrame], object]] = {
        "find_candidates": pv.find_candidates,
        "find_candidates(rewrites=False)": lambda articles: pv.find_candidates(articles, rewrites=False),
    }
    print(f"{count:,} articles of {frame['text'].str.len().mean():,.0f} characters")
    for name, run in entries.items():
        run(frame[:100])
        start = time.process_time()
        run(frame)
        seconds = time.process_time() - start
        print(f"{name:<34} {seconds:8.2f} CPU s {count / seconds:12,.0f} articles per CPU s")


if __name__ == "__main__":
    main()
