"""The anachronism check: its findings, their strength, and when it says nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import provaudit as pv
from provaudit.annotation.annotated import annotate
from provaudit.checks.anachronism import check_anachronism
from provaudit.checks.neighbours import Neighbours
from provaudit.finding import Assessment
from provaudit.timeline.facts import Timeline

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases/claims.jsonl").read_text("utf-8").splitlines()]
PLAIN = "The market was full, and those who came late had to stand by the river for an hour."


def assess(text: str, published: str | None = None, *, timeline: Timeline | None = None) -> Assessment:
    annotated = annotate(pv.Article(text, published=published))
    window = pv.date_window(annotated, timeline)
    neighbours = Neighbours({annotated.article.id: annotated}, (), None, (), window)
    return check_anachronism(annotated, neighbours, pv.Config())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['published'][:4]} {case['text'][:40]}")
def test_cases(case: dict[str, object]) -> None:
    text = f"{case['text']}\n\n{PLAIN}"
    found = assess(text, str(case["published"]))
    assert sorted({finding.code for finding in found.findings}) == case["codes"]
    for finding in found.findings:
        assert finding.strength >= 0.5
        assert finding.spans
        assert all(0 <= span.start < span.end <= len(text) for span in finding.spans)


def test_a_finding_names_the_fact_its_source_and_the_day() -> None:
    (finding,) = assess(f"Germany's chancellor, Angela Merkel, spoke.\n\n{PLAIN}", "2003-05-05").findings
    assert "Angela Merkel was Chancellor (Germany) from 2005-11-22 to 2021-12-08" in finding.message
    assert "the article's date is 2003-05-05" in finding.message
    assert finding.evidence[0].relation == "timeline row"
    assert finding.strength > 0.5


def test_a_fact_from_memory_alone_is_worth_half() -> None:
    (finding,) = assess(f"Her cat has an account on TikTok, she says.\n\n{PLAIN}", "2011-05-05").findings
    assert finding.strength == 0.5
    assert "general knowledge, unverified" in finding.evidence[0].text


def test_one_cause_for_one_person_and_office() -> None:
    text = f"Germany's chancellor, Angela Merkel, spoke.\n\nAngela Merkel, Germany's chancellor, left.\n\n{PLAIN}"
    (finding,) = assess(text, "2003-05-05").findings
    assert len(finding.spans) == 2


def test_a_contradiction_shows_both_places() -> None:
    text = f"Halden's mayor, Tessa Marlow, spoke.\n\nHalden's former mayor, Tessa Marlow, left.\n\n{PLAIN}"
    (finding,) = assess(text).findings
    assert finding.code == "text-contradiction"
    assert [text[span.start : span.end] for span in finding.spans] == [
        "Halden's mayor, Tessa Marlow",
        "Halden's former mayor, Tessa Marlow",
    ]


def test_not_assessed() -> None:
    german = assess("Der Präsident sagte am Montag, dass er die Brücke nicht gesehen habe, und ging dann nach Hause.")
    assert (german.status, german.findings) == ("not assessed", ())
    assert "English" in str(german.reason)
    undated = assess(PLAIN)
    assert undated.status == "not assessed"
    assert "no date" in str(undated.reason)
    assert assess(PLAIN, "2020-02-02").status == "assessed"
    assert assess(f"The mill burned down in 2012.\n\n{PLAIN}").status == "assessed"


def test_faults_of_a_quote_or_a_caption_are_not_the_articles() -> None:
    assert assess(f"“We met on 31 June,” she said.\n\n{PLAIN}", "2020-07-07").findings == ()
    assert assess(f"FILE PHOTO: The mill on 31 June. Agency/Handout\n\n{PLAIN}", "2020-07-07").findings == ()
