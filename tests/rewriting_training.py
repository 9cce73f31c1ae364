"""Fit the weights of derivation.json, direction.json and name_swaps.json in `provaudit/data`, and test them unseen.

    python tests/rewriting_training.py ../shared [--write]

The folder holds data/rewriting, data/news and eval/score_rewriting.py, whose matching of lengths and typography is
used, so that the model cannot learn the one from the other. Folds leave out source articles, events and tasks.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import sys
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from provaudit.annotation.sentences import find_sentences
from provaudit.comparison.alignment import align
from provaudit.comparison.derivation import features, measure
from provaudit.comparison.manner import TRAITS, traits
from provaudit.comparison.name_swaps import find_suspects
from provaudit.comparison.prepared import Prepared, prepare

FOLDS = 5
RIDGE = 0.3
DIRECTION_RIDGE = 0.1
SWAP_RIDGE = 1.0
SWAPS_A_PAIR = 2
WEIGHT_OF_A_SET = 300.0
FALLING = ("novelty",)
FREE = ("plain",)
# Of every 100 reports of the same event, lengths as they are, so many may score above one half.
FALSE_OF_100 = 5
# Reports that are cut to so many words tell how much more must speak for a rewrite where texts are short.
SHORT = (40, 60, 90, 140)
TARGET = Path(__file__).resolve().parents[1] / "provaudit" / "data"


@dataclass(frozen=True)
class Row:
    part: str
    fold: int
    derived: bool
    weight: float
    values: dict[str, float]


@lru_cache(maxsize=10_000)
def prepared(text: str) -> Prepared:
    return prepare(text)


def values_of(source: str, target: str) -> dict[str, float]:
    return features(measure(prepared(source), prepared(target)))


def fold_of(name: object) -> int:
    return zlib.crc32(str(name).encode()) % FOLDS


def lead(text: str, words: int) -> str:
    """The first sentences, up to about so many words."""
    end = 0
    for span in find_sentences(text):
        if end and len(text[: span.end].split()) > words * 1.15:
            break
        end = span.end
        if len(text[:end].split()) >= words:
            break
    return text[:end]


def weight_of_shortness(scores: dict[int, np.ndarray], shortness: dict[int, float], shift: float) -> float:
    """How much a text's shortness must count for FALSE_OF_100 reports of each length to score above one half."""
    x = np.array([shortness[words] for words in scores])
    y = np.array([np.quantile(scores[words], 1 - FALSE_OF_100 / 100) - shift for words in scores])
    return -float(x @ y / (x @ x))


def load(shared: Path) -> list[Row]:
    sys.path.insert(0, str(shared / "eval"))
    scorer: Any = importlib.import_module("score_rewriting")
    articles, pairs = scorer.load_sets(shared / "data" / "rewriting")
    text = {key: article.text for key, article in articles.items()}
    rows: list[Row] = []

    def add(part: str, fold: object, derived: bool, weight: float, texts: tuple[str, str]) -> None:
        number = fold if isinstance(fold, int) else fold_of(fold)
        rows.append(Row(part, number, derived, weight, values_of(*texts)))

    for p in pairs:
        texts = text[p["a"]], text[p["b"]]
        if p["label"] in scorer.LEVEL_OF_LABEL:
            weight = 0.0 if p["target_id"] in scorer.MISLABELLED else 2.0
            add("answers", "abcde".index(p["task"]), bool(p["derived"]), weight, texts)
        elif p.get("templated_source"):
            continue
        elif p["label"] == "llm_rewrite":
            add("rewrites", p["fold"], True, 0.0, texts)
            for words in SHORT:
                add(f"rewrites, {words} words", p["fold"], True, 0.0, (texts[0], lead(texts[1], words)))
        elif p["label"] == "different_story":
            add("other stories", p["fold"], False, 0.3, texts)
        else:
            event = p["a"].rsplit("_", 1)[0]
            add("same event", event, False, 0.0, texts)
            for words in SHORT:
                add(f"same event, {words} words", event, False, 0.0, (lead(texts[0], words), lead(texts[1], words)))
                add(f"same event, {words} words", event, False, 0.0, (texts[0], lead(texts[1], words)))
    clean = [p for p in pairs if not p.get("templated_source")]
    rewrites = [p for p in clean if p["label"] == "llm_rewrite"]
    events = [p for p in clean if p.get("negative_type") == "same_event"]
    matched = scorer.match_lengths(*([(text[p["a"]], text[p["b"]]) for p in side] for side in (rewrites, events)))
    event_of = {scorer.one_style(text[p[k]])[:60]: p["a"].rsplit("_", 1)[0] for p in events for k in "ab"}
    for m in matched:
        add("rewrites, matched", rewrites[m.i]["fold"], True, 1.0, m.positive)
        add("same event, matched", event_of.get(m.negative[0][:60], m.i), False, 1.0, m.negative)
    load_news(shared, scorer, add)
    return rows


def load_news(shared: Path, scorer: Any, add: Any) -> None:
    found = [r for r in scorer.read_jsonl(shared / "data/news/politifactpp/articles.jsonl") if r["text"].strip()]
    human = {r["id"] for r in found if r["writer"] == "human"}
    text = {r["id"]: r["text"] for r in found}
    long = [r for r in found if len(r["text"].split()) >= 100]
    usable = {r["id"] for r in long}
    positives = [(r["rewrite_of"], r["id"]) for r in long if r["rewrite_of"] in usable]
    queries = sorted({page for page, _ in positives})
    ranked = scorer.nearest_other(long, queries, scorer.one_story(long, human))
    for name, wanted in (("nearest", set(text)), ("nearest machine", set(text) - human)):
        others = [(page, next(i for i in ids if i in wanted)) for page, ids in ranked if wanted & set(ids)]
        sides = [[(text[a], text[b]) for a, b in side] for side in (positives, others)]
        for m in scorer.match_lengths(*sides):
            add(f"{name}, matched +", positives[m.i][0], True, 1.0, m.positive)
            add(f"{name}, matched -", positives[m.i][0], False, 1.0, m.negative)
        for (page, _), texts in zip(others, sides[1], strict=True):
            add(name, page, False, 0.0, texts)
    for page, machine in positives:
        add("paraphrases" if machine.startswith("MR") else "retold", page, True, 0.0, (text[page], text[machine]))


def fit(rows: list[Row], names: list[str]) -> tuple[np.ndarray, float]:
    """Ridge logistic regression in which more overlap can only speak for a rewrite: projected gradient, from zero."""
    used = [r for r in rows if r.weight]
    size = {part: sum(r.part == part for r in used) for part in {r.part for r in used}}
    weight = np.array([r.weight * WEIGHT_OF_A_SET / size[r.part] for r in used])
    weight /= weight.mean()
    x = np.array([[r.values[name] for name in names] for r in used])
    sign = np.array([1.0 if r.derived else -1.0 for r in used])
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.c_[(x - mean) / spread, np.ones(len(used))]
    penalty = np.r_[np.full(len(names), 1 / RIDGE), 0.0]
    low = np.array([-np.inf if name.startswith((*FALLING, *FREE)) else 0.0 for name in names] + [-np.inf])
    high = np.array([0.0 if name.startswith(FALLING) else np.inf for name in names] + [np.inf])
    step = 1 / (0.25 * np.linalg.norm(z * np.sqrt(weight)[:, None], 2) ** 2 + penalty.max())
    b = ahead = np.zeros(len(names) + 1)
    for k in range(5000):
        p = 1 / (1 + np.exp(np.clip(sign * (z @ ahead), -30, 30)))
        new = np.clip(ahead - step * (z.T @ (-weight * sign * p) + penalty * ahead), low, high)
        ahead, b = new + k / (k + 3) * (new - b), new
    slopes = b[:-1] / spread
    return slopes, float(b[-1] - slopes @ mean)


def fit_direction(x: np.ndarray) -> np.ndarray:
    """Ridge logistic regression without an intercept on pairs and the same pairs turned round."""
    spread = x.std(0) + 1e-9
    z = np.r_[x, -x] / spread
    sign = np.r_[np.ones(len(x)), -np.ones(len(x))]
    b = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(z @ b, -30, 30)))
        gradient = z.T @ (p - (sign + 1) / 2) + b / DIRECTION_RIDGE
        curvature = (z * (p * (1 - p))[:, None]).T @ z + np.eye(len(b)) / DIRECTION_RIDGE
        b = b - np.linalg.solve(curvature, gradient)
    return np.asarray(b / spread)


def train_direction(shared: Path) -> dict[str, float]:
    """Weights for the traits; prints how often an answer is right at several thresholds."""
    scorer: Any = importlib.import_module("score_rewriting")
    articles, pairs = scorer.load_sets(shared / "data" / "rewriting")

    def values(chosen: list[Any]) -> np.ndarray:
        texts = [(prepared(articles[p["a"]].text), prepared(articles[p["b"]].text)) for p in chosen]
        return np.array([[traits(a, b)[name] for name in TRAITS] for a, b in texts])

    rewrites = [p for p in pairs if p["label"] == "llm_rewrite" and not p.get("templated_source")]
    x, fold = values(rewrites), np.array([p["fold"] for p in rewrites])
    unseen = np.zeros(len(x))
    for number in range(FOLDS):
        unseen[fold == number] = x[fold == number] @ fit_direction(x[fold != number])
    slopes = fit_direction(x)
    answers = values([p for p in pairs if p["label"] in ("light", "heavy")]) @ slopes
    events = values([p for p in pairs if p.get("negative_type") == "same_event"]) @ slopes
    for title, z in (("rewrites", unseen), ("answers, light and heavy", answers), ("same event", events)):
        told = []
        for threshold in (1, 2, 3, 4):
            sure = np.abs(z) >= threshold
            told.append(
                f"{threshold}: {np.mean(sure):.2f} answered, {np.mean(z[sure] > 0) if sure.any() else 0:.3f} right"
            )
        print(f"direction, {title:25} {'; '.join(told)}")
    return {name: round(float(slope), 4) for name, slope in zip(TRAITS, slopes, strict=True)}


def fit_swaps(x: np.ndarray, swapped: np.ndarray) -> np.ndarray:
    """Ridge logistic regression; the last weight is the intercept."""
    z = np.c_[x, np.ones(len(x))]
    ridge = np.diag([1 / SWAP_RIDGE] * x.shape[1] + [0.0])
    b = np.zeros(z.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(z @ b, -30, 30)))
        b = b - np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + ridge, z.T @ (p - swapped) + ridge @ b)
    return b


def train_swaps(shared: Path) -> dict[str, float]:
    """Weights for the traits of a name that stands in another's place; prints what they find of planted swaps, and in
    how many untouched rewrites they find one."""
    scorer: Any = importlib.import_module("score_rewriting")
    articles, pairs = scorer.load_sets(shared / "data" / "rewriting")
    rng = random.Random(7)
    values: list[dict[str, float]] = []
    folds, swapped, planted, untouched = [], [], 0, 0
    for p in pairs:
        if p["label"] != "llm_rewrite" or p.get("templated_source"):
            continue
        untouched += 1
        source, text = prepare(articles[p["a"]].text), articles[p["b"]].text
        edits = [scorer.plant_name_swap(text, articles[p["a"]].text, rng) for _ in range(SWAPS_A_PAIR)]
        for edit in (None, *edits):
            target = prepare(edit.text if edit else text)
            planted += edit is not None
            for suspect in find_suspects(source, target, align(source, target), least=-np.inf):
                name = target.names[suspect.name]
                if edit is None or (name.start < edit.end and name.end > edit.start):
                    values.append(suspect.traits)
                    folds.append(p["fold"])
                    swapped.append(float(edit is not None))
    names = list(values[0])
    x, fold, y = np.array([[v[name] for name in names] for v in values]), np.array(folds), np.array(swapped)
    unseen = np.zeros(len(x))
    for number in set(folds):
        b = fit_swaps(x[fold != number], y[fold != number])
        unseen[fold == number] = x[fold == number] @ b[:-1] + b[-1]
    for threshold in (0.5, 0.8, 1.1, 1.5, 2.0):
        told, false = np.sum(unseen[y == 1] >= threshold) / planted, np.sum(unseen[y == 0] >= threshold)
        print(f"name swaps, from {threshold}: {told:.3f} of {planted} found; {false} in {untouched} untouched rewrites")
    *slopes, intercept = fit_swaps(x, y).tolist()
    return {name: round(b, 4) for name, b in zip((*names, "intercept"), (*slopes, intercept), strict=True)}


def auc(positive: np.ndarray, negative: np.ndarray) -> float:
    both = np.r_[positive, negative]
    order = np.searchsorted(np.sort(both), both, "left") + np.searchsorted(np.sort(both), both, "right")
    return float((order[: len(positive)].sum() / 2 - len(positive) ** 2 / 2) / (len(positive) * len(negative)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    rows = load(options.shared)
    names = [name for name in rows[0].values if name != "short"]
    x = np.array([[r.values[name] for name in names] for r in rows])
    short = np.array([r.values["short"] for r in rows])
    part, derived, fold = (np.array([getattr(r, k) for r in rows]) for k in ("part", "derived", "fold"))
    unseen = np.zeros(len(rows))
    for number in range(FOLDS):
        slopes, intercept = fit([r for r in rows if r.fold != number], names)
        unseen[fold == number] = x[fold == number] @ slopes + intercept

    def of(name: str, value: bool) -> np.ndarray:
        return unseen[(part == name) & (derived == value)]

    # One half is where FALSE_OF_100 reports of the same event score above it.
    shift = float(np.quantile(of("same event", False), 1 - FALSE_OF_100 / 100))
    cut = {words: f"same event, {words} words" for words in SHORT}
    shortness = weight_of_shortness(
        {words: of(name, False) for words, name in cut.items()},
        {words: float(np.mean(short[part == name])) for words, name in cut.items()},
        shift,
    )
    unseen += shortness * short
    for title, a, b in (
        ("answers", "answers", "answers"),
        ("rewrites, other stories", "rewrites", "other stories"),
        ("rewrites, same event", "rewrites", "same event"),
        ("rewrites, same event, matched", "rewrites, matched", "same event, matched"),
        ("news, nearest other, matched", "nearest, matched +", "nearest, matched -"),
        ("news, nearest machine, matched", "nearest machine, matched +", "nearest machine, matched -"),
        ("news, paraphrases, nearest other", "paraphrases", "nearest"),
        ("news, retold, nearest other", "retold", "nearest"),
        *((f"{words} words, same event", f"rewrites, {words} words", cut[words]) for words in SHORT),
    ):
        p, n = of(a, True), of(b, False)
        print(f"{title:34} AUC {auc(p, n):.3f}  above one half {np.mean(p > shift):.3f} and {np.mean(n > shift):.3f}")
    slopes, intercept = fit(rows, names)
    model = {name: round(float(slope), 4) for name, slope in zip(names, slopes, strict=True)}
    model["short"] = round(shortness, 4)
    model["intercept"] = round(intercept - shift, 4)
    for name, fitted in (
        ("derivation.json", model),
        ("direction.json", train_direction(options.shared)),
        ("name_swaps.json", train_swaps(options.shared)),
    ):
        print(name, json.dumps(fitted, indent=1))
        if options.write:
            (TARGET / name).write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
