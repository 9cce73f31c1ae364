"""Learn the weights of the residue model from labelled lines, and say how they do on sites they have not seen.

    python tests/residue_training.py DATA [--write]

DATA is the folder with the development data. Needs catboost and scikit-learn, which provaudit itself does without.
Two steps, each checked on sites left out (five folds by domain): log-odds of words by logistic regression
(data/residue_odds.txt), then boosted trees over those odds and all else that is known of a line and its neighbours
(data/residue_trees.json). The second step learns from odds that the first gave to sites it had not seen.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from catboost import CatBoostClassifier
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from provaudit.annotation.residue_context import PAGE, context_features, page_features
from provaudit.annotation.residue_table import LineTable
from provaudit.annotation.residue_vocabulary import Vocabulary, features_of, make_vocabulary

FOLDS = 5
OUT = Path(__file__).resolve().parents[1] / "provaudit" / "data"
EXTRACTORS = ("trafilatura", "newspaper", "readability")
# How much a document of each source counts. Whole pages have ten times the lines, so they count less.
SOURCES = {"page": 0.3, "part": 0.3, "news": 0.25, **dict.fromkeys(EXTRACTORS, 1.0)}
# b residue, m byline or date, c article, t headline, x ambiguous.
TRUTH = {"b": 1, "m": 1, "c": 0, "t": 0}
WORDS = 0.8  # how far the weight of a line of a page goes with its words
LABELS = {"b": 1.0, "m": 0.5, "c": 1.0, "t": 0.5, "x": 0.0}


@dataclass
class Document:
    source: str
    site: str
    lines: list[str]
    labels: list[str]
    rows: np.ndarray = field(default_factory=lambda: np.zeros((0, 0)))

    @property
    def fold(self) -> int:
        return int(hashlib.md5(self.site.encode()).hexdigest(), 16) % FOLDS

    @property
    def truth(self) -> np.ndarray:
        return np.array([TRUTH.get(label, 0) for label in self.labels])

    @property
    def weights(self) -> np.ndarray:
        """Long documents count as if they had 150 lines; on a page, where most lines are links, words count."""
        each = SOURCES[self.source] * min(1.0, 150 / len(self.lines))
        power = WORDS if self.source == "page" else 0.0
        return np.array(
            [
                LABELS[label] * each * (min(max(len(line.split()), 1), 200) / 10) ** power
                for line, label in zip(self.lines, self.labels, strict=True)
            ]
        )


def read_documents(data: Path) -> list[Document]:
    """Whole pages, their text by three extractors, parts of pages, and news without residue."""
    documents = []
    for path in [
        data / "residue/wcxb_dev_page/pages.jsonl",
        *sorted((data / "residue/wcxb_dev_extracted").glob("*.jsonl")),
    ]:
        for row in path.read_text("utf-8").splitlines():
            record = json.loads(row)
            lines = [(line["text"].strip(), line["label"]) for line in record["lines"] if line["text"].strip()]
            texts, labels = zip(*lines, strict=True)
            source = "page" if record.get("src", "page") == "page" else path.stem
            documents.append(Document(source, record["domain"], list(texts), list(labels)))
    chance = random.Random(7)
    documents += [part for page in documents if page.source == "page" for part in parts_of(page, chance)]
    for name in (
        "quotes/polnear_dev/articles.jsonl",
        "rewriting/basil-same-event/docs.jsonl",
        "rewriting/l2r-news/docs.jsonl",
    ):
        for row in (data / name).read_text("utf-8").splitlines():
            record = json.loads(row)
            texts = [line.strip() for line in record["text"].split("\n") if line.strip()]
            if len(texts) > 1:
                documents.append(Document("news", record["id"], texts, ["c"] * len(texts)))
    return documents


def parts_of(page: Document, chance: random.Random) -> list[Document]:
    """What some extractor might have made of a page: the article with some of the residue in and beside it."""
    article = [i for i, label in enumerate(page.labels) if label == "c"]
    parts: list[Document] = []
    for _ in range(3 if len(article) > 2 else 0):
        start = max(0, article[0] - chance.choice([0, 0, 0, 1, 2, 4, 8]))
        end = min(len(page.lines), article[-1] + 1 + chance.choice([0, 0, 1, 2, 4, 8, 16]))
        share, short = chance.choice([0.1, 0.3, 0.6, 1.0]), chance.choice([0.2, 0.6, 1.0])
        kept, run = [], None
        for i in range(start, end):
            if page.labels[i] == "c":
                kept.append(i)
                run = None
                continue
            run = chance.random() < share if run is None else run
            if run and (len(page.lines[i].split()) > 6 or chance.random() < short):
                kept.append(i)
        if any(page.labels[i] == "b" for i in kept) or chance.random() < 0.5:
            parts.append(Document("part", page.site, [page.lines[i] for i in kept], [page.labels[i] for i in kept]))
    return parts


def learn_odds(documents: list[Document]) -> dict[str, tuple[float, float]]:
    """Two weights for each feature of a line that several sites have: for all lines, and for longer ones."""
    sites, lines = defaultdict(set), []
    for document in documents:
        if document.source == "part":
            continue
        each = (1.0 if document.source == "page" else 0.6) * min(1.0, 100 / len(document.lines))
        for line, label in zip(document.lines, document.labels, strict=True):
            if label != "x":
                features = features_of(line)
                words = sum(" " not in f for f in features)
                lines.append((features, TRUTH[label], each * LABELS[label], words))
                for feature in set(features):
                    sites[feature].add("news" if document.source == "news" else document.site)
    names = sorted(feature for feature, found in sites.items() if len(found) >= 5)
    number = {name: i for i, name in enumerate(names)}
    found = []
    for least, strength in ((0, 0.3), (7, 1.0)):
        chosen = [line for line in lines if line[3] >= least]
        cells = [
            (i, number[f], n * (1 / np.sqrt(words + 4) if least else 1.0))
            for i, (features, _, _, words) in enumerate(chosen)
            for f, n in Counter(f for f in features if f in number).items()
        ]
        at, columns, values = zip(*cells, strict=True)
        matrix = csr_matrix((values, (at, columns)), shape=(len(chosen), len(names)), dtype=np.float32)
        model = LogisticRegression(C=strength, solver="liblinear", max_iter=200)
        model.fit(matrix, [line[1] for line in chosen], sample_weight=[line[2] for line in chosen])
        found.append(model.coef_[0])
    rounded = {name: (round(float(found[0][i]), 2), round(float(found[1][i]), 2)) for name, i in number.items()}
    return {name: pair for name, pair in rounded.items() if abs(pair[0]) > 0.08 or abs(pair[1]) > 0.2}


def fill_rows(documents: list[Document], vocabulary: Vocabulary) -> None:
    for document in documents:
        table = LineTable(vocabulary)
        rows = table.rows_of(document.lines)
        document.rows = context_features(table, rows)


def learn_trees(documents: list[Document]) -> CatBoostClassifier:
    rows = np.vstack([d.rows for d in documents])
    truth = np.concatenate([d.truth for d in documents])
    weights = np.concatenate([d.weights for d in documents])
    model = CatBoostClassifier(
        iterations=110,
        depth=5,
        learning_rate=0.15,
        l2_leaf_reg=20,
        rsm=0.25,
        subsample=0.6,
        bootstrap_type="Bernoulli",
        border_count=64,
        random_seed=1,
        thread_count=2,
        verbose=0,
    )
    return model.fit(rows[weights > 0], truth[weights > 0], sample_weight=weights[weights > 0])


def learn_regime(documents: list[Document]) -> dict[str, float]:
    """Whether a text is a whole page: logistic regression on what tells one."""
    rows = np.array([page_features(d.rows) for d in documents])
    weights = [{"part": 0.5, "news": 0.3}.get(d.source, 1.0) for d in documents]
    model = LogisticRegression(C=1.0, max_iter=5000)
    model.fit(rows, [d.source == "page" for d in documents], sample_weight=weights)
    return {name: round(float(w), 4) for name, w in zip(PAGE, model.coef_[0], strict=True)} | {
        "bias": round(float(model.intercept_[0]), 4)
    }


def exported(model: CatBoostClassifier, regime: dict[str, float], folder: Path) -> dict[str, object]:
    path = folder / "residue_trees.catboost.json"
    model.save_model(str(path), format="json")
    data = json.loads(path.read_text())
    path.unlink()
    trees = data["oblivious_trees"]
    depth = max(len(tree["splits"]) for tree in trees)
    features, borders, leaves = [], [], []
    for tree in trees:
        splits = [(s["float_feature_index"], s["border"]) for s in tree["splits"]]
        values = list(tree["leaf_values"])
        while len(splits) < depth:  # a question whose answer is always no
            splits.append((0, 1e9))
            values += [0.0] * len(values)
        features.append([f for f, _ in splits])
        borders.append([float(f"{b:.5g}") for _, b in splits])
        leaves.append([round(1000 * v) for v in values])
    scale, bias = data["scale_and_bias"]
    if scale != 1:
        raise SystemExit(f"the trees have a scale of {scale}")
    return {"features": features, "borders": borders, "leaves": leaves, "bias": round(bias[0], 4), "page": regime}


def report(documents: list[Document], scores: list[np.ndarray]) -> None:
    for source in ("page", *EXTRACTORS):
        chosen = [(d, s) for d, s in zip(documents, scores, strict=True) if d.source == source]
        scored = np.concatenate([np.isin(d.labels, ["b", "c"]) for d, _ in chosen])
        truth = np.concatenate([d.truth for d, _ in chosen])[scored]
        score = np.concatenate([s for _, s in chosen])[scored]
        words = np.array([len(line.split()) for d, _ in chosen for line in d.lines])[scored]
        print(f"{source:12} average precision {average_precision_score(truth, score):.4f}", end="")
        for threshold in (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0):
            flagged = score >= threshold
            lost = words[flagged & (truth == 0)].sum() / words[truth == 0].sum()
            gone = words[flagged & (truth == 1)].sum() / words[truth == 1].sum()
            print(f"  {threshold:+.1f}: {100 * lost:.2f}/{100 * gone:.0f}", end="")
        print()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true", help="learn from all sites and write the weights")
    arguments = parser.parse_args()
    documents = read_documents(arguments.data)
    for fold in range(FOLDS):
        weights = learn_odds([d for d in documents if d.fold != fold])
        fill_rows([d for d in documents if d.fold == fold], make_vocabulary(weights))
    scores: dict[int, np.ndarray] = {}
    for fold in range(FOLDS):
        model = learn_trees([d for d in documents if d.fold != fold])
        for i, document in enumerate(documents):
            if document.fold == fold and document.source in ("page", *EXTRACTORS):
                scores[i] = model.predict(document.rows, prediction_type="RawFormulaVal")
    print("on sites left out: words lost / words of residue removed, in %, by threshold on the log-odds")
    report([documents[i] for i in sorted(scores)], [scores[i] for i in sorted(scores)])
    if arguments.write:
        trees = exported(learn_trees(documents), learn_regime(documents), OUT)
        (OUT / "residue_trees.json").write_text(json.dumps(trees, separators=(",", ":")) + "\n", "utf-8")
        rows = [f"{round(100 * a)} {round(100 * b)} {name}" for name, (a, b) in sorted(learn_odds(documents).items())]
        head = "# Log-odds for residue in hundredths, for all lines and for longer ones: `weight weight feature`.\n"
        head += "# Made by tests/residue_training.py: a word, two words side by side,"
        head += " ^ first word, $ last, = length, ~ phrases.\n"
        (OUT / "residue_odds.txt").write_text(head + "\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
