"""Baselines and differences: what was looked at stays out, what changed is told."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

import provaudit as pv
from provaudit.annotation.annotated import Annotated
from provaudit.checks.neighbours import Neighbours
from provaudit.config import Config
from provaudit.report.baseline import findings_seen, load_baseline, save_baseline, without_seen
from provaudit.report.differences import differences
from provaudit.testing import corpora


def every_bridge(annotated: Annotated, neighbours: Neighbours, config: Config) -> pv.Assessment:
    """A check that marks the word "bridge" wherever it stands."""
    text, found, start = annotated.article.text, [], 0
    while (start := text.find("bridge", start)) >= 0:
        span = pv.Span(start, start + 6)
        found.append(
            pv.Finding("bridge", "bridges", (span,), "A bridge.", 0.2, f"bridge {start}", "Towns have bridges.")
        )
        start += 6
    return pv.assessed("bridges", found)


def audited(corpus: pv.Corpus) -> pv.Audit:
    return pv.audit(corpus, checks=[every_bridge])


@settings(max_examples=15)
@given(corpora(3))
def test_a_baseline_of_all_findings_leaves_none(corpus: pv.Corpus) -> None:
    audit = audited(corpus)
    left = without_seen(audit, findings_seen(audit))
    assert not any(report.findings for report in left)
    assert all(report.concern is not None and report.concern[0] == 0.0 for report in left)
    assert without_seen(audit, frozenset()) == audit


def test_a_baseline_knows_a_finding_in_another_place(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    save_baseline(findings_seen(audited(pv.Corpus([pv.Article("The bridge.", id="a")]))), file)
    later = audited(pv.Corpus([pv.Article("At last the bridge.", id="b")]))
    assert len(later[0].findings) == 1
    assert not without_seen(later, load_baseline(file))[0].findings


@pytest.mark.parametrize("content", ["", "[]", '{"seen": 5}', "{", '{"seen": [{}]}'])
def test_a_file_that_is_no_baseline_is_named(tmp_path: Path, content: str) -> None:
    file = tmp_path / "wrong.json"
    file.write_text(content)
    with pytest.raises(pv.ProvauditError, match=r"wrong\.json"):
        load_baseline(file)
    with pytest.raises(pv.ProvauditError, match=r"wrong\.json"):
        differences(file, file)


def test_new_gone_and_changed_are_told(tmp_path: Path) -> None:
    first = audited(pv.Corpus([pv.Article("One bridge.", id="a"), pv.Article("No road.", id="b")]))
    second = audited(pv.Corpus([pv.Article("One road.", id="a"), pv.Article("No bridge.", id="b")]))
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    first.to_json(old)
    second.to_json(new)
    told = [(d.what, d.article_id, d.code) for d in differences(old, new)]
    assert told == [
        ("gone", "a", "bridge"),
        ("new", "b", "bridge"),
    ]
    assert differences(old, old) == ()
    data = json.loads(old.read_text())
    data["reports"][0]["findings"][0]["strength"] = 0.9
    old.write_text(json.dumps(data))
    first = replace(first)
    first.to_json(new)
    assert [d.what for d in differences(old, new)] == ["changed"]
