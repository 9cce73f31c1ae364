"""Train the weights that rank the candidates for a quote's speaker, and cross-validate them by article.

    python tests/speaker_training.py FOLDER [--write]

FOLDER: `quotes/polnear_dev` of the development data. Softmax over the candidates of a quote (several may be right), L2,
gradient descent on all quotes at once. Prints accuracy over 5 folds; --write trains on all and writes
`provaudit/data/speaker_weights.json`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np

import provaudit
from provaudit.annotation.names import find_names
from provaudit.annotation.quote_marks import find_marked
from provaudit.annotation.speakers import Candidate, Choice, find_credits

Example = tuple[list[list[str]], list[int]]
TITLES = set(
    "the of mr mrs ms dr sen gov rep president former and for he she they it who which i we that his her their "
    "him".split()
)


def load(folder: Path) -> list[dict]:
    """The articles; quotes in doubled apostrophes, which the files leave out, are added by the files' own rule."""
    articles = [json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    for article in articles:
        text = article["text"]
        if text.count("''") < 4:
            continue
        for m in re.finditer(r"''((?:(?!''|\n).){1,2000}?)('''|'')(?!')", text):
            for a in article["attributions"]:
                if any(c[0] - 3 <= m.start() and m.end() <= c[1] + 3 for c in a["content"]):
                    words = " ".join(text[x:y] for x, y in a["source"]) or None
                    quote = {
                        "start": m.start(),
                        "end": m.end(),
                        "text": m[0],
                        "speaker": words,
                        "speaker_spans": a["source"],
                    }
                    article["quotes"].append(quote)
                    break
        article["quotes"].sort(key=lambda q: q["start"])
    return articles


def overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def name_words(words: str) -> set[str]:
    return set(re.findall(r"[a-z]{2,}", words.lower())) - TITLES


def right_ones(text: str, choice: Choice, gold: dict) -> list[int]:
    """The candidates that count as right: those in the annotated source, its head first; else those of its name."""
    if not gold["speaker_spans"]:
        return [0]
    inside = []
    for i, c in enumerate(choice.candidates):
        if c is not None and any(overlap(c.span, tuple(s)) for s in gold["speaker_spans"]):
            inside.append(i)
    if inside:
        heads = [
            i
            for i in inside
            if choice.candidates[i].mention.before not in ("O", "V", "W", "J", "G")
            and choice.candidates[i].mention.after != "'"
        ]
        people = [i for i in heads if choice.candidates[i].mention.kind == "N"]
        return (people or heads or inside)[:1] if not people else people[:1]
    wanted = name_words(gold["speaker"] or "")
    return [
        i
        for i, c in enumerate(choice.candidates)
        if c is not None and c.mention.kind in "Nnbl" and name_words(text[slice(*c.span)]) & wanted
    ]


def gather(article: dict) -> list[tuple[Choice, list[int], dict]]:
    text = article["text"]
    names, marked = find_names(text), find_marked(text)
    gold = {}
    for k, m in enumerate(marked):
        for q in article["quotes"]:
            shared = min(m.end, q["end"]) - max(m.start, q["start"])
            if shared > 0 and shared / (max(m.end, q["end"]) - min(m.start, q["start"])) >= 0.5:
                gold[k] = q
    found = []

    def teach(choice: Choice) -> Candidate | None:
        if choice.quote not in gold:
            return None
        right = right_ones(text, choice, gold[choice.quote])
        found.append((choice, right, gold[choice.quote]))
        return choice.candidates[right[0]] if right else None

    for _ in find_credits(text, names, marked, teach):
        pass
    return found


def train(examples: list[Example], rounds: int = 250, decay: float = 4.0, common: float = 2.0) -> dict[str, float]:
    counts = Counter(f for rows, right in examples if right for row in rows for f in row)
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= 3))}
    rows, columns, groups, targets, heavy = [], [], [], [], []
    row = 0
    for group, (candidates, right) in enumerate(e for e in examples if e[1]):
        role = any(any(f.startswith("k") and f[4:5] in "Rrdu" for f in candidates[i]) for i in right)
        heavy.append(common if role else 1.0)
        for i, found in enumerate(candidates):
            for f in found:
                if f in index:
                    rows.append(row)
                    columns.append(index[f])
            groups.append(group)
            targets.append(i in right)
            row += 1
    r, c, g, t = np.array(rows), np.array(columns), np.array(groups), np.array(targets, float)
    n_groups, h = g.max() + 1, np.array(heavy)
    w, square = np.zeros(len(index)), np.full(len(index), 1e-8)
    for _ in range(rounds):
        scores = np.bincount(r, w[c], minlength=row)
        top = np.full(n_groups, -1e9)
        np.maximum.at(top, g, scores)
        e = np.exp(scores - top[g])
        p = e / np.bincount(g, e)[g]
        in_right = p * t
        q = in_right / np.maximum(np.bincount(g, in_right)[g], 1e-12)
        gradient = np.bincount(c, ((p - q) * h[g])[r], minlength=len(index)) + decay * w
        square += gradient**2
        w -= 0.5 * gradient / np.sqrt(square)
    return {f: round(float(w[i]), 3) for f, i in index.items() if abs(w[i]) >= 0.02}


def score(weights: dict[str, float], article: dict, wrong: list | None = None) -> Counter:
    """As the weights alone would have it, with their own earlier choices."""
    text, count = article["text"], Counter()
    names, marked = find_names(text), find_marked(text)

    def choose(choice: Choice) -> Candidate | None:
        scores = [sum(weights.get(f, 0.0) for f in found) for found in choice.features]
        return choice.candidates[int(np.argmax(scores))]

    taken = {credit.quote: credit.candidate for credit in find_credits(text, names, marked, choose)}
    for k, m in enumerate(marked):
        for q in article["quotes"]:
            shared = min(m.end, q["end"]) - max(m.start, q["start"])
            if shared > 0 and shared / (max(m.end, q["end"]) - min(m.start, q["start"])) >= 0.5 and q["speaker_spans"]:
                c = taken.get(k)
                kind = kind_of(q["speaker"])
                good = c is not None and (
                    any(overlap(c.span, tuple(s)) for s in q["speaker_spans"])
                    or bool(name_words(text[slice(*c.span)]) & name_words(q["speaker"]))
                )
                count[kind, "n"] += 1
                count[kind, "right"] += good
                if not good and wrong is not None:
                    wrong.append((article, m, q, None, c))
    return count


def kind_of(words: str) -> str:
    if words.lower().strip() in TITLES:
        return "pronoun"
    return "named" if any(w[0].isupper() for w in words.split()) else "common"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    articles = load(args.folder)
    gathered = [gather(a) for a in articles]
    total = sum(bool(q["speaker_spans"]) for g in gathered for _, _, q in g)
    print("reachable", sum(bool(r) for g in gathered for _, r, q in g if q["speaker_spans"]) / total, "of", total)
    count, wrong = Counter(), []
    for fold in range(5):
        examples = [(c.features, r) for i, g in enumerate(gathered) if i % 5 != fold for c, r, _ in g]
        weights = train(examples)
        for i, article in enumerate(articles):
            if i % 5 == fold:
                count += score(weights, article, wrong)
    for kind in ("named", "pronoun", "common"):
        print(kind, count[kind, "n"], round(count[kind, "right"] / count[kind, "n"], 4))
    print(
        "all",
        round(
            sum(count[k, "right"] for k in ("named", "pronoun", "common"))
            / sum(count[k, "n"] for k in ("named", "pronoun", "common")),
            4,
        ),
    )
    for article, m, q, _, c in wrong[:: max(1, len(wrong) // args.show)] if args.show else ():
        text = article["text"]
        span = c.span if c else (0, 0)
        print(
            "---",
            article["id"],
            "| GOLD:",
            q["speaker"],
            "| GUESS:",
            text[slice(*span)],
            c and (c.mention.before, c.mention.after, c.mention.kind),
        )
        print(
            "   ",
            text[max(0, m.start - 250) : m.start].replace("\n", "¶"),
            ">>>",
            text[m.start : m.end][:60],
            "...",
            text[m.end - 20 : m.end],
            "<<<",
            text[m.end : m.end + 150].replace("\n", "¶"),
        )
    if args.write:
        weights = train([(c.features, r) for g in gathered for c, r, _ in g])
        target = Path(provaudit.__file__).parent / "data" / "speaker_weights.json"
        target.write_text(json.dumps(weights, sort_keys=True, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
        print(len(weights), "weights", target.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
