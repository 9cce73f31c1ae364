"""The forms for other programs, each read by a library of the format's own."""

from __future__ import annotations

import io
import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import provaudit as pv
from provaudit.annotation.annotated import Annotated
from provaudit.checks.neighbours import Neighbours
from provaudit.config import SIGNALS, Config
from provaudit.errors import InputTypeError, InputValueError

ROOT = Path(__file__).resolve().parents[1]
CAMEL = "\N{DROMEDARY CAMEL}\N{COMBINING ACUTE ACCENT}"
ASTRAL = f"{CAMEL} The mill in Dunmoor burned.\r\n\r\nNobody was hurt {CAMEL}.\n"


def everywhere(annotated: Annotated, neighbours: Neighbours, config: Config) -> pv.Assessment:
    """A check that marks the title and each word of more than five letters."""
    article = annotated.article
    spans = [pv.Span(0, len(article.title), "title")] if article.title else []
    position = 0
    for word in article.text.split():
        position = article.text.index(word, position)
        if len(word) > 5:
            spans.append(pv.Span(position, position + len(word)))
    found = [
        pv.Finding("long-words", "words", tuple(spans), "Long words.", 0.5, "words", "Some are long."),
        pv.Finding("remark", "words", tuple(spans[:1]), "A remark.", 0.0, "remark", "It never weighs."),
        pv.Finding("nowhere", "words", (), "About the whole.", 0.1, "whole", "It may be so."),
    ]
    return pv.assessed("words", found)


@pytest.fixture(scope="module")
def audit() -> pv.Audit:
    corpus = pv.read(ROOT / "examples" / "articles")
    hostile = pv.Article(ASTRAL, id="\x00 <a> é", title="A “title”", url="https://example.org/a b")
    corpus = pv.Corpus([*corpus, hostile])
    return pv.audit(corpus, checks=[*SIGNALS, everywhere], timeline=ROOT / "examples" / "timeline.csv")


@pytest.mark.parametrize("text", [True, False])
def test_annotations_are_json_ld_of_the_web_annotation_vocabulary(audit: pv.Audit, text: bool) -> None:
    """Expanded and compacted again nothing is lost: every term is the vocabulary's, every id an IRI."""
    jsonld = pytest.importorskip("pyld.jsonld", reason="pyld is not installed")
    vocabulary = json.loads((ROOT / "tests" / "cases" / "anno_context.json").read_text(encoding="utf-8"))

    def load(url: str, options: object) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": url, "document": vocabulary}

    page = json.loads(json.dumps(audit.to_annotations(text=text)))
    options = {"documentLoader": load}
    again = jsonld.compact(jsonld.expand(page, options), page["@context"], options)
    assert _sorted(again) == _sorted(page)
    ids = [item["id"] for item in page["items"]]
    assert len(set(ids)) == len(ids) == sum(len(report.findings) for report in audit)
    assert jsonld.to_rdf(page, {**options, "format": "application/n-quads"}).count("#Annotation>") == len(ids)


def test_selectors_lead_to_the_words(audit: pv.Audit) -> None:
    for report in audit:
        for finding, item in zip(report.findings, report.to_annotations()["items"], strict=True):
            targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
            for span, target in zip(finding.spans, targets, strict=False):
                whole = (report.article.title or "") if span.field == "title" else report.article.text
                (quote,) = [s for s in target["selector"] if s["type"] == "TextQuoteSelector"]
                around = quote["prefix"] + quote["exact"] + quote["suffix"]
                assert around in whole
                assert quote["exact"] == whole[span.start : span.end]
                positions = [s for s in target["selector"] if s["type"] == "TextPositionSelector"]
                assert len(positions) == (span.field == "text")
                assert all(whole[p["start"] : p["end"]] == quote["exact"] for p in positions)


def test_provenance_is_read_by_prov_and_by_rdflib(audit: pv.Audit) -> None:
    model = pytest.importorskip("prov.model", reason="the extra prov is not installed")
    rdflib = pytest.importorskip("rdflib", reason="the extra prov is not installed")
    known = [link for link in audit.links if link.origin_id is not None]
    assert known
    document = model.ProvDocument.deserialize(content=audit.to_prov())
    assert len(list(document.get_records(model.ProvEntity))) == len(audit)
    assert len(list(document.get_records(model.ProvDerivation))) == len(known)
    graph = rdflib.Graph().parse(data=audit.to_prov(format="turtle"), format="turtle")
    derived = rdflib.URIRef("http://www.w3.org/ns/prov#wasDerivedFrom")
    assert len(list(graph.triples((None, derived, None)))) == len(known)
    assert audit.to_prov(format="turtle") == audit.to_prov(format="turtle")
    with pytest.raises(InputValueError, match="'json' or 'turtle'"):
        audit.to_prov(format="xml")


def test_a_review_has_the_properties_and_types_of_schema_org(audit: pv.Audit) -> None:
    pytest.importorskip("pydantic2_schemaorg", reason="pydantic2-schemaorg is not installed")

    def built(data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        kind = data["@type"]
        model = getattr(import_module(f"pydantic2_schemaorg.{kind}"), kind)
        values = {name: value for name, value in data.items() if not name.startswith("@")}
        assert set(values) <= set(model.__fields__)
        return model(**{name: built(value) for name, value in values.items()})

    for report in audit:
        review = report.to_review()
        built(review)
        assert review["@context"] == "https://schema.org"
        assert ("reviewRating" in review) == (report.concern is not None)


@pytest.mark.parametrize("text", [True, False])
def test_sarif_is_read_by_its_model(audit: pv.Audit, text: bool) -> None:
    sarif = pytest.importorskip("sarif_pydantic", reason="sarif-pydantic is not installed")
    log = sarif.Sarif.model_validate(json.loads(audit.to_sarif(text=text)))
    (run,) = log.runs
    assert len(run.results) == sum(len(report.findings) for report in audit)
    results = iter(run.results)
    for report in audit:
        lines = report.article.text.split("\n")
        for finding in report.findings:
            result = next(results)
            assert result.rule_id == finding.code
            for span, location in zip(finding.spans, result.locations, strict=True):
                region = location.physical_location.region
                if span.field == "title":
                    assert region is None
                    continue
                assert (region.char_offset, region.char_length) == (span.start, len(span))
                from_start = sum(len(line) + 1 for line in lines[: region.start_line - 1]) + region.start_column - 1
                to_end = sum(len(line) + 1 for line in lines[: region.end_line - 1]) + region.end_column - 1
                assert (from_start, to_end) == (span.start, span.end)


def test_findings_are_read_from_parquet_and_csv(audit: pv.Audit, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    audit.to_parquet(tmp_path / "findings.parquet")
    table = parquet.read_table(tmp_path / "findings.parquet")
    frame = pd.read_csv(io.StringIO(audit.to_csv()))
    assert table.num_rows == len(frame) == sum(len(report.findings) for report in audit)
    assert table.column("code").to_pylist() == frame["code"].tolist()


def test_a_page_of_many_articles_stays_small_and_says_what_it_leaves_out(audit: pv.Audit) -> None:
    from dataclasses import replace

    source = audit["02-rewrite"]
    reports = []
    for number in range(1500):
        article = replace(source.article, id=f"copy {number}", text=source.article.text + " " * number)
        reports.append(replace(source, article=article))
    many = replace(audit, reports=tuple(reports), links=())
    page = many.to_html()
    assert len(page.encode()) < 20_000_000
    shown = page.count('<article class="report"')
    assert f"The {shown} most concerning articles are shown; {1500 - shown} are left out of this page." in page
    assert many.to_html(most=2).count('<article class="report"') == 2
    with pytest.raises(InputValueError, match="1 or more"):
        many.to_html(most=0)
    with pytest.raises(InputTypeError, match="whole number"):
        many.to_html(most="all")  # type: ignore[arg-type]


def _sorted(data: Any) -> Any:
    """Plain data in which a set has no order, and a set of one is its member, as in JSON-LD."""
    if isinstance(data, dict):
        return {name: _sorted(value) for name, value in data.items()}
    if isinstance(data, list):
        values = sorted((_sorted(value) for value in data), key=lambda value: json.dumps(value, sort_keys=True))
        return values[0] if len(values) == 1 else values
    return data
