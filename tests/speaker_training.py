"""Train the weights that rank the candidates for a quote's speaker, and those that tell speech from other quoted words.

    python tests/speaker_training.py FOLDER [--write] [--show N]

FOLDER: `quotes/polnear_dev` of the development data. Speakers: a softmax over the candidates of a quote, of which one
or several are right; speech: a logistic regression; both with L2, by gradient descent on all examples at once. Prints
the accuracy over five folds of articles; --write trains on all and writes `provaudit/data/speaker_weights.json` and
`provaudit/data/speech_weights.json`; --show prints N of the mistakes.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

import provaudit
from provaudit.annotation.names import find_names
from provaudit.annotation.quote_marks import Marked, find_marked
from provaudit.annotation.speakers import Candidate, Choice, Credit, find_credits
from provaudit.annotation.speech import speech_features

FOLDS = 5
KINDS = ("named", "pronoun", "common")
NOT_NAMES = set(
    "the of mr mrs ms dr sen gov rep president former and for he she they it who which i we that his her their "
    "him".split()
)
Weights = dict[str, float]


class Article(NamedTuple):
    """An article: its text, its stretches between marks, and by number the annotated quote that each of them is."""

    id: str
    text: str
    marked: list[Marked]
    gold: dict[int, dict[str, Any]]


class Example(NamedTuple):
    """The features of the candidates of one quote, and which of them are right."""

    features: list[list[str]]
    right: list[int]
    is_role: bool


def load(folder: Path) -> list[Article]:
    """The articles. Quotes in doubled apostrophes, which the files leave out, are added by the files' own rule."""
    found = []
    for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        text, quotes = article["text"], article["quotes"]
        if text.count("''") >= 4:
            quotes = [*quotes, *doubled_apostrophes(text, article["attributions"])]
        marked = find_marked(text)
        gold = {}
        for k, stretch in enumerate(marked):
            for quote in quotes:
                shared = min(stretch.end, quote["end"]) - max(stretch.start, quote["start"])
                whole = max(stretch.end, quote["end"]) - min(stretch.start, quote["start"])
                if shared > 0 and shared / whole >= 0.5:
                    gold[k] = quote
        found.append(Article(article["id"], text, marked, gold))
    return found


def doubled_apostrophes(text: str, attributions: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for match in re.finditer(r"''((?:(?!''|\n).){1,2000}?)('''|'')(?!')", text):
        for attribution in attributions:
            if any(a - 3 <= match.start() and match.end() <= b + 3 for a, b in attribution["content"]):
                source = attribution["source"]
                words = " ".join(text[a:b] for a, b in source) or None
                yield {"start": match.start(), "end": match.end(), "speaker": words, "speaker_spans": source}
                break


def credits(article: Article, choose: Any) -> list[Credit]:
    return list(find_credits(article.text, find_names(article.text), article.marked, choose))


def is_right(text: str, candidate: Candidate | None, quote: dict[str, Any]) -> bool:
    """As the data are scored: an overlap with the annotated source, or a word of its name."""
    if candidate is None:
        return False
    start, end = candidate.span
    if any(start < b and a < end for a, b in quote["speaker_spans"]):
        return True
    return bool(name_words(text[start:end]) & name_words(quote["speaker"]))


def name_words(words: str) -> set[str]:
    return set(re.findall(r"[a-z]{2,}", words.lower())) - NOT_NAMES


def right_ones(text: str, choice: Choice, quote: dict[str, Any]) -> list[int]:
    """The candidates to learn: the head of the annotated source; where none is in it, those who share its name."""
    if not quote["speaker_spans"]:
        return [0]
    numbered = [(i, c) for i, c in enumerate(choice.candidates) if c is not None]
    inside = [(i, c) for i, c in numbered if any(c.span[0] < b and a < c.span[1] for a, b in quote["speaker_spans"])]
    if inside:
        heads = [(i, c) for i, c in inside if c.mention.before not in tuple("OVWJG") and c.mention.after != "'"]
        people = [(i, c) for i, c in heads if c.mention.kind == "N"]
        return [(people or heads or inside)[0][0]]
    wanted = name_words(quote["speaker"])
    return [i for i, c in numbered if c.mention.kind in "Nnbl" and name_words(text[slice(*c.span)]) & wanted]


def speaker_examples(article: Article) -> list[Example]:
    examples = []

    def teach(choice: Choice) -> Candidate | None:
        quote = article.gold.get(choice.quote)
        if quote is None:
            return None
        right = right_ones(article.text, choice, quote)
        if not right:
            return None
        candidate = choice.candidates[right[0]]
        is_role = candidate is not None and candidate.mention.kind in "Rrdu"
        examples.append(Example(choice.features, right, is_role))
        return candidate

    credits(article, teach)
    return examples


def train_speakers(examples: list[Example], *, rounds: int = 250, decay: float = 2.0, roles: float = 3.0) -> Weights:
    """Softmax weights. roles: how much more a quote weighs whose speaker is a role, because there are few of them."""
    index = frequent((f for e in examples for row in e.features for f in row), 3)
    rows, columns, groups, targets = [], [], [], []
    for group, example in enumerate(examples):
        for i, found in enumerate(example.features):
            known = [index[f] for f in found if f in index]
            rows += [len(groups)] * len(known)
            columns += known
            groups.append(group)
            targets.append(i in example.right)
    r, c, g, t = np.array(rows), np.array(columns), np.array(groups), np.array(targets, float)
    weight = np.array([roles if e.is_role else 1.0 for e in examples])[g]
    w, square = np.zeros(len(index)), np.full(len(index), 1e-8)
    for _ in range(rounds):
        scores = np.bincount(r, w[c], minlength=len(g))
        top = np.full(len(examples), -1e9)
        np.maximum.at(top, g, scores)
        e = np.exp(scores - top[g])
        p = e / np.bincount(g, e)[g]
        q = p * t / np.maximum(np.bincount(g, p * t)[g], 1e-12)
        gradient = np.bincount(c, ((p - q) * weight)[r], minlength=len(index)) + decay * w
        square += gradient**2
        w -= 0.5 * gradient / np.sqrt(square)
    return {f: round(float(w[i]), 3) for f, i in index.items() if abs(w[i]) >= 0.02}


def train_speech(examples: list[tuple[list[str], bool]], *, rounds: int = 300, decay: float = 2.0) -> Weights:
    """Logistic weights."""
    index = frequent((f for found, _ in examples for f in found), 4)
    pairs = [(i, index[f]) for i, (found, _) in enumerate(examples) for f in found if f in index]
    r, c = np.array(pairs).T
    y = np.array([label for _, label in examples], float)
    w, square = np.zeros(len(index)), np.full(len(index), 1e-8)
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.bincount(r, w[c], minlength=len(y))))
        gradient = np.bincount(c, (p - y)[r], minlength=len(index)) + decay * w
        square += gradient**2
        w -= 0.3 * gradient / np.sqrt(square)
    return {f: round(float(w[i]), 3) for f, i in index.items() if abs(w[i]) >= 0.02}


def frequent(features: Iterator[str], least: int) -> dict[str, int]:
    counts = Counter(features)
    return {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= least))}


def chooser(weights: Weights) -> Any:
    def choose(choice: Choice) -> Candidate | None:
        scores = [sum(weights.get(f, 0.0) for f in found) for found in choice.features]
        return choice.candidates[int(np.argmax(scores))]

    return choose


def speech_examples(article: Article, found: list[Credit]) -> list[tuple[list[str], bool, int]]:
    """Features, whether it is a quote, and how many words it has."""
    examples = []
    for credit in found:
        stretch = article.marked[credit.quote]
        words = article.text[stretch.inner_start : stretch.inner_end].split(None, 5)
        examples.append((speech_features(words, credit), credit.quote in article.gold, len(words)))
    return examples


def kind_of(words: str) -> str:
    if words.lower().strip() in NOT_NAMES:
        return "pronoun"
    return "named" if any(word[0].isupper() for word in words.split()) else "common"


def show(article: Article, credit: Credit) -> None:
    stretch, quote, text = article.marked[credit.quote], article.gold[credit.quote], article.text
    guess = text[slice(*credit.candidate.span)] if credit.candidate else None
    print(
        "---", article.id, "| annotated:", quote["speaker"], "| found:", guess, credit.candidate and credit.candidate[1]
    )
    before, after = text[max(0, stretch.start - 250) : stretch.start], text[stretch.end : stretch.end + 150]
    words = text[stretch.start : stretch.end]
    print("   ", f"{before}>>>{words[:60]} ... {words[-20:]}<<<{after}".replace("\n", "¶"))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--kind", choices=KINDS)
    args = parser.parse_args()
    articles = load(args.folder)
    gathered = [speaker_examples(article) for article in articles]
    count: Counter[tuple[str, bool]] = Counter()
    wrong, speech = [], []
    for fold in range(FOLDS):
        weights = train_speakers([e for i, found in enumerate(gathered) if i % FOLDS != fold for e in found])
        for i in range(fold, len(articles), FOLDS):
            found = credits(articles[i], chooser(weights))
            speech += [(i, *example) for example in speech_examples(articles[i], found)]
            for credit in found:
                quote = articles[i].gold.get(credit.quote)
                if quote is not None and quote["speaker_spans"]:
                    kind, right = kind_of(quote["speaker"]), is_right(articles[i].text, credit.candidate, quote)
                    count[kind, right] += 1
                    if not right and args.kind in (None, kind):
                        wrong.append((articles[i], credit))
    for kind in KINDS:
        print(f"{kind:>8} {count[kind, True] / (count[kind, True] + count[kind, False]):.4f}")
    right = sum(count[kind, True] for kind in KINDS)
    print(f"     all {right / sum(count.values()):.4f} of {sum(count.values())}")
    report_speech(speech)
    for mistake in wrong[:: max(1, len(wrong) // args.show)] if args.show else ():
        show(*mistake)
    if args.write:
        folder = Path(provaudit.__file__).parent / "data"
        write(folder / "speaker_weights.json", train_speakers([e for found in gathered for e in found]))
        write(folder / "speech_weights.json", train_speech([(found, label) for _, found, label, _ in speech]))


def report_speech(examples: list[tuple[int, list[str], bool, int]]) -> None:
    scored = []
    for fold in range(FOLDS):
        weights = train_speech([(found, label) for i, found, label, _ in examples if i % FOLDS != fold])
        for i, found, label, n in examples:
            if i % FOLDS == fold:
                scored.append((sum(weights.get(f, 0.0) for f in found), label, n))
    for least in (-9, -2, -1.5, -1, -0.5, 0):
        kept = [label for score, label, n in scored if score > least or n >= 5]
        p, r = sum(kept) / len(kept), sum(kept) / sum(label for _, label, _ in scored)
        print(f"speech above {least:>4}: precision {p:.4f} recall {r:.4f} F1 {2 * p * r / (p + r):.4f}")


def write(path: Path, weights: Weights) -> None:
    path.write_text(json.dumps(weights, sort_keys=True, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(path.name, len(weights), "weights,", path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
