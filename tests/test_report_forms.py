"""The forms of a result: each holds the findings, each is valid by the format's own schema or library."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser

import jsonschema
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import provaudit as pv
from provaudit.annotation.annotated import Annotated
from provaudit.checks.neighbours import Neighbours
from provaudit.config import Config
from provaudit.report.schema import json_schema
from provaudit.testing import bodies, corpora

HOSTILE = "<script>alert(1)</script>\"'=1+1{{7*7}}\x1b[31m\u202e"
VALIDATOR = jsonschema.Draft202012Validator(json_schema(), format_checker=jsonschema.FormatChecker())


def first_words(annotated: Annotated, neighbours: Neighbours, config: Config) -> pv.Assessment:
    """A check that marks the first ten characters of every article."""
    span = pv.Span(0, min(10, len(annotated.article.text)))
    words = annotated.article.text[span.start : span.end]
    evidence = pv.Evidence(words, "other wording", annotated.article.id, span)
    message = f"The text begins with “{words}”."
    return pv.assessed(
        "beginnings",
        [pv.Finding("first-words", "beginnings", (span,), message, 0.4, "start", "It has to.", (evidence,))],
    )


def audited(corpus: pv.Corpus) -> pv.Audit:
    return pv.audit(corpus, checks=["residue", first_words])


hostile_articles = st.builds(
    lambda text, title, id_: pv.Article(HOSTILE + text, title=title, outlet=HOSTILE, author=HOSTILE, id=id_),
    bodies(1, 2),
    st.just(HOSTILE) | st.none(),
    st.text(min_size=1, max_size=20),
)


@settings(max_examples=15)
@given(corpora(3))
def test_json_follows_its_schema_and_is_the_dict(corpus: pv.Corpus) -> None:
    audit = audited(corpus)
    data = json.loads(audit.to_json())
    VALIDATOR.validate(data)
    assert data == json.loads(json.dumps(audit.to_dict()))
    for report in audit:
        VALIDATOR.validate(json.loads(report.to_json()))


@settings(max_examples=15)
@given(corpora(3))
def test_without_text_no_form_has_a_sentence_of_it(corpus: pv.Corpus) -> None:
    audit = audited(corpus)
    forms = [
        audit.to_json(text=False),
        audit.to_html(text=False),
        audit.to_text(text=False),
        audit.to_csv(text=False),
        audit.to_sarif(text=False),
        json.dumps(audit.to_annotations(text=False)),
    ]
    VALIDATOR.validate(json.loads(forms[0]))
    for article in corpus:
        start = article.text[:60]
        assert article.title == start or not any(start in form for form in forms)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


@settings(max_examples=15)
@given(hostile_articles)
def test_nothing_of_an_article_becomes_an_element(article: pv.Article) -> None:
    audit = audited(pv.Corpus([article]))
    for page, own in ((audit.to_html(), 1), (audit[0].to_html(), 1), (audit._repr_mimebundle_()["text/html"], 0)):
        tags = _Tags()
        tags.feed(page)
        assert tags.scripts == own
        assert not tags.handlers
        assert "49" not in page.split("{{7*7}}")[0][-20:]
        page.encode("utf-8")


@settings(max_examples=15)
@given(hostile_articles)
def test_nothing_steers_a_terminal_or_a_spreadsheet(article: pv.Article) -> None:
    audit = audited(pv.Corpus([article]))
    for text in (str(audit), repr(audit[0]), audit.to_text(), audit[0].to_text()):
        assert "\x1b" not in text
        assert "\u202e" not in text
    for row in csv.reader(io.StringIO(audit.to_csv())):
        assert not any(cell[:1] in ("=", "+", "-", "@", "\t", "\r") for cell in row)


@settings(max_examples=15)
@given(corpora(3))
def test_annotations_quote_what_stands_at_their_positions(corpus: pv.Corpus) -> None:
    audit = audited(corpus)
    for report in audit:
        items = report.to_annotations()["items"]
        assert isinstance(items, list)
        assert len(items) == len(report.findings)
        for item in items:
            targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
            for target in targets:
                position, quote = target["selector"]
                text = report.article.text
                assert text[position["start"] : position["end"]] == quote["exact"]
                assert text[: position["start"]].endswith(quote["prefix"])
                assert text[position["end"] :].startswith(quote["suffix"])


def test_a_review_has_no_rating_where_nothing_was_assessed() -> None:
    audit = pv.audit("A short text about nothing.", checks=[])
    assert audit[0].concern is None
    assert audit[0].band == "not assessed"
    assert "reviewRating" not in audit[0].to_review()
    rated = pv.audit("A short text about nothing.", checks=[first_words])
    assert "reviewRating" in rated[0].to_review()


def test_a_frame_keeps_the_index_it_came_with() -> None:
    rows = pd.DataFrame({"text": ["One text here.", "Another text there."]}, index=pd.Index(["x", "y"], name="key"))
    frame = pv.audit(rows).to_frame()
    assert list(frame.index) == ["x", "y"]
    assert frame.index.name == "key"
    assert list(frame["band"].unique())


def test_findings_are_rows() -> None:
    frame = audited(pv.Corpus([pv.Article("The mayor spoke.", id="a")])).findings()
    assert list(frame["code"]) == ["first-words"]
    assert list(frame["text"]) == ["The mayor "]


def test_files_are_written_where_asked(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    audit = audited(pv.Corpus([pv.Article("The mayor spoke.", id="../../escape")]))
    audit.to_json(folder / "a.json")
    audit.to_html(str(folder / "a.html"))
    audit.to_csv(folder / "a.csv")
    audit.to_parquet(folder / "a.parquet")
    assert sorted(p.name for p in folder.rglob("*")) == ["a.csv", "a.html", "a.json", "a.parquet"]
    with pytest.raises(pv.ProvauditError, match="cannot write"):
        audit.to_json(folder / "no" / "such" / "folder.json")


@settings(max_examples=15)
@given(hostile_articles)
def test_what_a_notebook_shows_is_escaped_and_small(article: pv.Article) -> None:
    corpus = pv.Corpus([article])
    audit = audited(corpus)
    report = audit[0]
    values = [
        corpus,
        audit,
        report,
        report.findings[0],
        report.window,
        pv.compare(article, article),
        *quotes_of(article),
    ]
    for value in values:
        bundle = value._repr_mimebundle_()
        assert set(bundle) == {"text/html", "text/plain"}
        assert "<script" not in bundle["text/html"]
        assert "\x1b" not in bundle["text/plain"] + bundle["text/html"]
        assert len(bundle["text/html"]) < 200_000
        tags = _Tags()
        tags.feed(bundle["text/html"])
        assert not tags.handlers


def quotes_of(article: pv.Article) -> list[pv.Quote]:
    return list(pv.annotate(article).quotes)[:3]


@settings(max_examples=10)
@given(corpora(3))
def test_the_terminal_has_80_columns_and_every_code(corpus: pv.Corpus) -> None:
    audit = audited(corpus)
    for text in (True, False):
        shown = audit.to_text(text=text)
        assert max(map(len, shown.splitlines())) <= 80
        assert "\x1b" not in shown
        assert shown.count("first-words") == len(audit)


def test_on_a_terminal_the_most_concerning_article_stands_first_and_remarks_last() -> None:
    clean = pv.Article("Nothing at all.", id="clean")
    loud = pv.Article("Something else.", id="loud")

    def check(annotated: Annotated, neighbours: Neighbours, config: Config) -> pv.Assessment:
        span = pv.Span(0, 4)
        remark = pv.Finding("a-remark", "mine", (span,), "A remark.", 0.0, "remark", "It is one.")
        many = [
            pv.Finding("many", "mine", (span,), f"Number {n}.", 0.4, f"{n}", "They are many.")
            for n in range(20 if annotated.article.id == "loud" else 0)
        ]
        return pv.assessed("mine", [remark, *many])

    shown = pv.audit(pv.Corpus([clean, loud]), checks=["residue", check]).to_text()
    assert shown.index("loud") < shown.index("clean")
    assert shown.index("many  mine, strength 0.40, 20 findings") < shown.index("a-remark  mine, a remark")
    assert shown.count("They are many.") == 1
    assert "15 more" in shown


def test_a_page_shows_the_closest_links_of_an_article_and_says_how_many_there_are() -> None:
    story = (
        "The harbour board of Quellmar voted on Tuesday to close the northern pier for repairs. Work is to begin in "
        "May and to take four months, its chair said. Fishers will land their catch at the old quay until then."
    )
    audit = pv.audit(pv.Corpus([pv.Article(f"{story} Copy number {i}.", id=f"copy-{i:02}") for i in range(20)]))
    page = audit.to_html()
    assert "The 12 closest of 19 links are shown." in page
    assert page.count('aria-label="Link to ') == 20 * 12


def test_tables_hold_articles_with_lone_surrogates() -> None:
    audit = pv.audit(
        pv.Corpus([pv.Article('"We \ud83d will," said Ola Vance on 3 March 2016.', title="\udc00", id="a")])
    )
    assert audit.to_frame()["title"].tolist() == ["\ufffd"]
    assert len(audit.findings()) == len(audit["a"].findings)


def test_a_label_of_the_page_is_marked_but_not_as_what_is_taken_out() -> None:
    text = (
        "Satire: this story is invented.\n\n"
        + "The board of Quellmar voted to close the northern pier for repairs. " * 6
    )
    page = pv.audit(text).to_html()
    assert '<a class="mark residue remark"' in page
    assert '<a class="mark residue"' not in page
