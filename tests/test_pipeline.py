"""An audit as a whole: every article gets its report, nothing depends on order or workers, no check stops it."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import provaudit as pv
from provaudit.annotation.annotated import Annotated
from provaudit.checks.neighbours import Neighbours
from provaudit.config import SIGNALS, Config
from provaudit.errors import InputTypeError, InputValueError
from provaudit.testing import articles, corpora


@settings(max_examples=20)
@given(corpora(4))
def test_every_article_has_its_report_in_order(corpus: pv.Corpus) -> None:
    audit = pv.audit(corpus)
    assert [report.article for report in audit] == list(corpus)
    for report in audit:
        assert list(report.assessments) == list(SIGNALS)
        assert audit[report.article.id] is report
        for finding in report.findings:
            for span in finding.spans:
                assert 0 <= span.start < span.end <= len(report.article.text)
        for name, assessment in report.assessments.items():
            assert assessment.status == "assessed" or assessment.reason, name


@settings(max_examples=15)
@given(corpora(4))
def test_the_same_input_gives_the_same_bytes(corpus: pv.Corpus) -> None:
    assert pv.audit(corpus).to_json() == pv.audit(corpus).to_json()


@settings(max_examples=15)
@given(st.lists(articles(), min_size=2, max_size=4, unique_by=lambda a: a.text), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_changes_no_report(found: list[pv.Article], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = pv.audit(found), pv.audit(shuffled)
    assert all(one[a.id].concern == other[a.id].concern and one[a.id].band == other[a.id].band for a in found)


def test_workers_change_no_byte() -> None:
    corpus = pv.Corpus(
        [pv.Article(f"The mayor of Hask opened bridge number {i} on Monday.", id=str(i)) for i in range(6)]
    )
    assert pv.audit(corpus, workers=2).to_json() == pv.audit(corpus).to_json()


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    pv.audit(["One text.", "Another."], progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_a_stream_of_batches_is_audited_in_order() -> None:
    batches = [["One text."], [pv.Article("Another.", id="b")], pd.DataFrame({"text": ["A third."]})]
    assert [report.article.text for report in pv.iter_audit(batches)] == ["One text.", "Another.", "A third."]


def broken(annotated: Annotated, neighbours: Neighbours, config: Config) -> pv.Assessment:
    if "second" in annotated.article.text:
        raise RuntimeError("no such road")
    return pv.assessed("roads")


def test_a_check_that_raises_stops_nothing() -> None:
    audit = pv.audit(["The first.", "The second.", "The third."], checks=[*SIGNALS, broken])
    assert len(audit) == 3
    assert [error.reason for error in audit.errors] == ["the check broken raised RuntimeError: no such road"]
    assert audit[0].assessments["roads"].status == "assessed"
    assert audit[1].assessments["broken"].status == "not assessed"


def test_what_was_not_asked_for_is_not_assessed() -> None:
    (report,) = pv.audit("A text.", checks=["residue"])
    status = {name: assessment.status for name, assessment in report.assessments.items()}
    assert status == {
        "rewriting": "not assessed",
        "quotes": "not assessed",
        "anachronism": "not assessed",
        "residue": "assessed",
    }
    assert report.concern == (0.0, pytest.approx(1 - 0.3 * 0.1 * 0.1))
    assert report.band == "insufficient evidence"


def test_codes_can_be_left_out() -> None:
    text = "The mayor of Hask opened a bridge.\n\nThe council met in the evening to discuss it.\n\nLeave a Reply"
    assert any(f.code == "page-furniture" for f in pv.audit(text)[0].findings)
    quiet = pv.audit(text, config=Config(ignore=("page-furniture",)))
    assert not quiet[0].findings
    assert quiet[0].concern is not None
    assert quiet[0].concern[0] == 0.0


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"workers": 0}, InputValueError),
        ({"workers": "x"}, InputTypeError),
        ({"progress": 5}, InputTypeError),
        ({"config": 5}, InputTypeError),
        ({"archive": 5}, InputValueError),
        ({"checks": ["no such check"]}, InputValueError),
        ({"checks": "quotes"}, InputTypeError),
        ({"timeline": 5}, InputTypeError),
        ({"bank": 5}, InputTypeError),
    ],
)
def test_arguments_that_cannot_be_used_are_named(arguments: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error, match=next(iter(arguments)) if "check" not in next(iter(arguments)) else "check"):
        pv.audit("A text.", **arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize("what", [None, 5, b"text", {"text": "a"}, [None], ["a", 5], [["a"]]])
def test_what_cannot_be_audited_is_refused(what: object) -> None:
    with pytest.raises(pv.ProvauditError):
        pv.audit(what)  # type: ignore[arg-type]


def test_a_check_cannot_take_a_built_in_name() -> None:
    def check(annotated: Annotated, neighbours: Neighbours, config: Config) -> pv.Assessment:
        return pv.assessed("quotes")

    with pytest.raises(InputValueError, match="built-in"):
        pv.audit("A text.", checks=[check])
