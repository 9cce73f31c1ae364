"""The search for pairs worth comparing: what is found, from whatever source, in whatever order."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import provaudit as pv
from provaudit.comparison.candidates import candidate_pairs

ORDINARY = (
    "the council of harbour and a plan for water in new road with old bridge after long talk about money that would "
    "come from state while people said they could not wait more because winter was near and boats need deep channel"
).split()


def name(rng: random.Random) -> str:
    return "".join(rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(4)).capitalize()


def made_article(rng: random.Random, names: int = 12, words: int = 200) -> str:
    own = [name(rng) for _ in range(names)]
    return " ".join(rng.choice(own) if rng.random() < 0.15 else rng.choice(ORDINARY) for _ in range(words))


def made_articles(count: int, seed: int = 0) -> list[str]:
    rng = random.Random(seed)
    return [made_article(rng) for _ in range(count)]


def rewritten(text: str, seed: int = 0) -> str:
    """The names stay; most ordinary words are others, in another order."""
    rng = random.Random(seed)
    words = [w if w[0].isupper() else rng.choice(ORDINARY) for w in text.split()]
    sentences = [words[i : i + 20] for i in range(0, len(words), 20)]
    rng.shuffle(sentences)
    return " ".join(w for s in sentences for w in s)


def edited(text: str, rate: float, seed: int = 0) -> str:
    rng = random.Random(seed)
    return " ".join(name(rng) if rng.random() < rate else w for w in text.split())


def found(frame: pd.DataFrame) -> set[frozenset[object]]:
    return {frozenset(pair) for pair in zip(frame["a"], frame["b"], strict=True)}


def frame_of(texts: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"id": [f"t{i}" for i in range(len(texts))], "text": texts})


# What is found


@pytest.mark.parametrize("rate", [0.0, 0.02, 0.1, 0.3])
@pytest.mark.parametrize("rewrites", [True, False])
def test_copies_and_edits_are_found(rate: float, rewrites: bool) -> None:
    texts = made_articles(40)
    frame = pv.find_candidates(frame_of([*texts, edited(texts[7], rate)]), rewrites=rewrites)
    assert frozenset(("t7", "t40")) in found(frame)
    if rate == 0:
        assert frame["jaccard"].max() == 1


def test_rewrites_are_found_by_their_names_alone() -> None:
    texts = made_articles(60)
    frame = frame_of([*texts, *(rewritten(t, i) for i, t in enumerate(texts[:20]))])
    pairs = found(pv.find_candidates(frame))
    assert all(frozenset((f"t{i}", f"t{60 + i}")) in pairs for i in range(20))
    assert not found(pv.find_candidates(frame, rewrites=False))


def test_near_duplicates_have_no_rare_words_to_show() -> None:
    text = made_articles(1)[0]
    frame = pv.find_candidates(frame_of([text, edited(text, 0.02)]), rewrites=False)
    assert len(frame) == 1
    assert frame["rare"].isna().all()
    assert 0.8 < frame["jaccard"][0] < 1


def test_an_excerpt_of_a_long_transcript_is_found() -> None:
    rng = random.Random(1)
    texts = [made_article(rng, names=400, words=8000) for _ in range(20)]
    excerpts = [rewritten(" ".join(t.split()[3000:3250]), i) for i, t in enumerate(texts)]
    pairs = found(pv.find_candidates(frame_of(texts + excerpts)))
    assert all(frozenset((f"t{i}", f"t{20 + i}")) in pairs for i in range(20))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市議会は火曜日に新しい橋の建設計画を承認した。費用は二十億円に上る見込みだ。", "同市によると、"),
        ("Совет одобрил строительство нового моста через реку Лузгу за два миллиарда рублей во вторник вечером", "Как"),
        ("وافق المجلس على بناء جسر جديد فوق النهر بتكلفة كبيرة يوم الثلاثاء بعد نقاش طويل", "قالت"),
    ],
)
def test_copies_are_found_in_other_scripts(one: str, other: str) -> None:
    texts = [*made_articles(3), one, f"{other} {one}"]
    assert ("t3", "t4") in zip(*(pv.find_candidates(frame_of(texts), rewrites=False)[c] for c in "ab"), strict=True)


def test_a_shared_footer_does_not_join_the_articles_of_an_outlet() -> None:
    footer = " ".join(made_articles(1, seed=9)[0].split()[:120])
    texts = [f"{t} {footer}" for t in made_articles(200, seed=1)] + made_articles(100, seed=2)
    texts.append(edited(texts[3], 0.1))
    near = found(pv.find_candidates(frame_of(texts), rewrites=False))
    assert frozenset(("t3", "t300")) in near
    assert len(near) < 100
    assert len(pv.find_candidates(frame_of(texts))) < 5 * len(texts)


def test_a_copied_text_is_no_footer() -> None:
    story = made_articles(1, seed=4)[0]
    texts = [edited(story, 0.07, seed=i) for i in range(120)] + made_articles(80)
    pairs = pv.find_candidates(frame_of(texts), rewrites=False)
    assert components(120, found(pairs)) == 1
    assert len(pairs) < 120 * 40


def test_many_identical_articles_are_joined_without_all_their_pairs() -> None:
    texts = [made_articles(1)[0]] * 300 + made_articles(5, seed=1)
    pairs = pv.find_candidates(frame_of(texts))
    assert components(300, found(pairs)) == 1
    assert len(pairs) < 400
    assert len(pv.find_candidates(frame_of(["harbour"] * 1000))) == 999


def test_a_few_identical_articles_are_all_paired() -> None:
    text = made_articles(1)[0]
    pairs = pv.find_candidates(frame_of([text, text, edited(text, 0.05), text]))
    assert len(pairs) == 6


def components(count: int, pairs: set[frozenset[object]]) -> int:
    """Clusters among t0 ... t(count - 1)."""
    parent = {f"t{i}": f"t{i}" for i in range(count)}

    def top(x: str) -> str:
        while parent[x] != x:
            x = parent[x]
        return x

    for pair in pairs:
        a, b = sorted(map(str, pair))
        if a in parent and b in parent:
            parent[top(a)] = top(b)
    return len({top(x) for x in parent})


# Determinism


@given(st.lists(st.integers(0, 30), max_size=40), st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_the_order_of_the_articles_does_not_matter(numbers: list[int], rng: random.Random) -> None:
    pool = made_articles(12)
    pool += [edited(t, 0.1) for t in pool[:6]] + [rewritten(t) for t in pool[6:]] + [pool[0]] * 7
    rows = [(f"t{i}", pool[n]) for i, n in enumerate(numbers)]
    expected = candidates_of(rows)
    rng.shuffle(rows)
    assert candidates_of(rows) == expected


def candidates_of(rows: list[tuple[str, str]]) -> dict[frozenset[object], tuple[float, float]]:
    frame = pv.find_candidates(pd.DataFrame(rows, columns=["id", "text"]))
    values = zip(frame["jaccard"], frame["rare"], strict=True)
    return dict(zip((frozenset(p) for p in zip(frame["a"], frame["b"], strict=True)), values, strict=True))


def test_neither_order_nor_threads_nor_batches_matter_in_a_large_corpus() -> None:
    texts = made_articles(2000)
    texts += [edited(t, 0.1) for t in texts[:300]] + [texts[5]] * 20 + [edited(texts[6], 0.02, i) for i in range(100)]
    frame = frame_of(texts)
    expected = pv.find_candidates(frame, workers=1)
    assert len(expected) < 20 * len(texts)
    pd.testing.assert_frame_equal(pv.find_candidates(frame, workers=3), expected)
    cuts = [0, 1, 700, 701, 1900, len(frame)]
    batches = (frame.iloc[i:j] for i, j in itertools.pairwise(cuts))
    pd.testing.assert_frame_equal(pv.find_candidates(batches), expected)
    shuffled = pv.find_candidates(frame.sample(frac=1, random_state=0))
    assert found(shuffled) == found(expected)


def test_positions_of_texts_are_those_of_the_frame() -> None:
    texts = made_articles(30)
    texts = [*texts, *(rewritten(t, i) for i, t in enumerate(texts)), "", " "]
    frame = pv.find_candidates(frame_of(texts))
    pairs = list(zip(frame["a"].str[1:].astype(int), frame["b"].str[1:].astype(int), strict=True))
    assert candidate_pairs(texts) == pairs == sorted(pairs)
    assert all(a < b for a, b in pairs)
    assert candidate_pairs([]) == candidate_pairs([""]) == []
    near = candidate_pairs(texts, most=1)
    assert set(near) <= set(pairs)
    assert {position for pair in near for position in pair} == {position for pair in pairs for position in pair}
    assert candidate_pairs(["x y z"] * 9, ids=list("ihgfedcba")) == [(i, 8) for i in range(8)]


# Sources


def sources(frame: pd.DataFrame, folder: Path) -> dict[str, object]:
    table = pa.Table.from_pandas(frame)
    pq.write_table(table, folder / "one.parquet", row_group_size=7)
    (folder / "parts").mkdir()
    pq.write_table(table.slice(0, 20), folder / "parts" / "a.parquet")
    pq.write_table(table.slice(20), folder / "parts" / "b.parquet")
    view = pa.table({"id": table["id"], "text": table["text"].cast(pa.string_view())})
    return {
        "corpus": pv.Corpus(pv.Article(t, id=i) for i, t in zip(frame["id"], frame["text"], strict=True)),
        "objects": frame.astype(object),
        "categories": frame.assign(text=frame["text"].astype("category")),
        "other index": frame.set_index(pd.Index([5] * len(frame))),
        "other names": frame.rename(columns={"text": "Content", "id": "doc_id"}),
        "table": table,
        "slice of a table": pa.concat_tables([table, table]).slice(len(frame)),
        "large strings": table.cast(pa.schema([("id", pa.large_string()), ("text", pa.large_string())])),
        "string views": view,
        "record batch": table.to_batches()[0],
        "reader": table.to_reader(7),
        "path": folder / "one.parquet",
        "path as str": str(folder / "one.parquet"),
        "folder": folder / "parts",
        "batches": iter(table.to_batches(7)),
        "tables and frames": [table.slice(0, 5), frame.iloc[5:9], table.slice(9)],
        "corpora": [
            pv.Corpus(pv.Article(t, id=i) for i, t in zip(f["id"], f["text"], strict=True))
            for f in (frame.iloc[:10], frame.iloc[10:])
        ],
    }


def test_every_source_gives_the_same_pairs(tmp_path: Path) -> None:
    texts = made_articles(30)
    frame = frame_of([*texts, *(edited(t, 0.1) for t in texts[:10])])
    expected = pv.find_candidates(frame)
    assert len(expected) >= 10
    for kind, source in sources(frame, tmp_path).items():
        pd.testing.assert_frame_equal(pv.find_candidates(source), expected, obj=kind, check_dtype=False)


def test_dask_is_read_by_partition() -> None:
    dd = pytest.importorskip("dask.dataframe")
    texts = made_articles(30)
    frame = frame_of([*texts, *(edited(t, 0.1) for t in texts[:10])])
    expected = pv.find_candidates(frame)
    pd.testing.assert_frame_equal(pv.find_candidates(dd.from_pandas(frame, npartitions=4)), expected)


def test_columns_can_be_named() -> None:
    text = made_articles(1)[0]
    frame = pd.DataFrame({"text": ["other"] * 2, "story": [text] * 2, "key": [7, 3], "id": [1, 2]})
    assert pv.find_candidates(frame, columns={"text": "story", "id": "key"}).iloc[0, :2].tolist() == [7, 3]


def test_without_ids_positions_count_and_nulls_keep_theirs() -> None:
    text = made_articles(1)[0]
    frame = pv.find_candidates(pd.DataFrame({"text": [None, text, float("nan"), text, "", None]}))
    assert frame[["a", "b"]].values.tolist() == [[1, 3]]
    table = pa.table({"text": pa.array([None, text, None, text]).slice(1)})
    assert pv.find_candidates(table)[["a", "b"]].values.tolist() == [[0, 2]]


def test_lone_surrogates_are_separators(tmp_path: Path) -> None:
    text = made_articles(1)[0]
    broken = pd.DataFrame({"id": ["a\ud800", "b"], "text": [f"\ud800{text}\udfff", text]}, dtype=object)
    assert pv.find_candidates(broken)[["a", "b"]].values.tolist() == [["a\ud800", "b"]]
    corpus = pv.Corpus([pv.Article(f"\ud800 {text}", id="\udc00"), pv.Article(text, id="x")])
    assert len(pv.find_candidates(corpus)) == 1


@pytest.mark.parametrize("texts", [[], ["alone"], ["", " "], [None, None], ["one", "two"]])
def test_nothing_to_find(texts: list[str | None]) -> None:
    frame = pv.find_candidates(pd.DataFrame({"id": range(len(texts)), "text": texts}))
    assert list(frame.columns) == ["a", "b", "jaccard", "rare"]
    assert len(frame) == 0


def test_progress_is_told(tmp_path: Path) -> None:
    frame = frame_of(made_articles(30))
    calls: list[tuple[int, int | None]] = []
    pv.find_candidates(frame, progress=lambda done, total: calls.append((done, total)))
    assert calls == [(30, 30)]
    calls.clear()
    parts = (frame.iloc[i : i + 10] for i in range(0, 30, 10))
    pv.find_candidates(parts, progress=lambda done, total: calls.append((done, total)))
    assert calls == [(10, None), (20, None), (30, None)]


# Errors

TWO = pd.DataFrame({"id": ["a", "b"], "text": ["x", "y"]})


@pytest.mark.parametrize(
    ("articles", "error", "words"),
    [
        (None, pv.ProvauditError, "find_candidates takes a Corpus"),
        (5, TypeError, "not int"),
        (b"abc", TypeError, "not bytes"),
        ({"text": ["a"]}, TypeError, "not dict"),
        (["a"], TypeError, "not str"),
        ([None], TypeError, "not NoneType"),
        (np.zeros(3), TypeError, "holds Corpora or tables"),
        (pv.Article("a"), TypeError, "not Article"),
        ([pv.Article("a")], TypeError, r"use Corpus"),
        ("no/such/file.parquet", OSError, "no/such/file.parquet"),
        ("a\0b", OSError, "as Parquet"),
        (pd.DataFrame(), ValueError, "no column of texts"),
        (pd.DataFrame({"id": [1]}), ValueError, "the columns are: id"),
        (pd.DataFrame({"text": [5]}), TypeError, "holds int64"),
        (pd.DataFrame({"text": [b"a"]}), TypeError, "holds binary"),
        (pd.DataFrame({"text": ["a", 5]}, dtype=object), TypeError, "holds int"),
        (pd.DataFrame({"id": ["a", "a"], "text": ["x", "x"]}), ValueError, "two articles have the id 'a'"),
        (pd.DataFrame({"id": ["a", None], "text": ["x", "x"]}), ValueError, "number 1 has no id"),
        (pd.DataFrame({"id": [["a"], ["b"]], "text": ["x", "x"]}), TypeError, "ids are strings or numbers"),
        ([TWO, TWO[["text"]]], TypeError, "give every article an id, or none"),
        ([TWO[["text"]], TWO], TypeError, "give every article an id, or none"),
        (pa.table({"text": pa.array([[1]])}), TypeError, "holds list"),
    ],
)
def test_wrong_articles(articles: object, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        pv.find_candidates(articles)  # type: ignore[arg-type]
    assert isinstance(caught.value, pv.ProvauditError)


def test_wrong_files(tmp_path: Path) -> None:
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 no")
    for path in (tmp_path / "broken.parquet", tmp_path):
        with pytest.raises(pv.ProvauditError, match="as Parquet"):
            pv.find_candidates(path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(pv.ProvauditError, match=r"no \*\.parquet"):
        pv.find_candidates(tmp_path / "empty")


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"rewrites": "yes"}, TypeError),
        ({"progress": 5}, TypeError),
        ({"workers": "x"}, TypeError),
        ({"workers": True}, TypeError),
        ({"workers": 0}, ValueError),
        ({"columns": {"text": "story"}}, ValueError),
        ({"columns": {"id": "key"}}, ValueError),
        ({"columns": "text"}, TypeError),
        ({"columns": {"text": 5}}, TypeError),
    ],
)
def test_wrong_options(options: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error) as caught:
        pv.find_candidates(TWO, **options)  # type: ignore[arg-type]
    assert isinstance(caught.value, pv.ProvauditError)
