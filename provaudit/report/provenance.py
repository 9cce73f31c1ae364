"""Who derives from whom, as W3C PROV, through the `prov` package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provaudit.errors import InputValueError, MissingExtraError
from provaudit.report.annotations import source_iri

if TYPE_CHECKING:
    from provaudit.report.audit import Audit


def provenance_text(audit: Audit, form: str = "json") -> str:
    """An entity an article, and `wasDerivedFrom` where the evidence for a link's direction is firm.

    form: "json" (PROV-JSON) or "turtle" (PROV-O in Turtle). Raises InputValueError for another, and MissingExtraError
    without the extra `prov`.
    """
    if form not in ("json", "turtle"):
        raise InputValueError(f"PROV is written as 'json' or 'turtle', not {form!r}")
    try:
        content = _json(audit) if form == "json" else _turtle(audit)
    except ImportError:
        raise MissingExtraError("PROV needs the prov package: pip install 'provaudit[prov]'") from None
    return content


def _json(audit: Audit) -> str:
    content: str = _document(audit, levels=True).serialize(indent=2)
    return content + "\n"


def _turtle(audit: Audit) -> str:
    import rdflib  # noqa: F401  # prov loads it late, and says little where it is missing

    # without levels: they would need blank nodes, which rdflib writes in an order that differs from run to run
    content: str = _document(audit, levels=False).serialize(format="rdf", rdf_format="turtle")
    return content


def _document(audit: Audit, *, levels: bool) -> Any:
    from prov.model import ProvDocument

    document = ProvDocument()
    document.add_namespace("provaudit", "urn:provaudit:vocabulary:")
    document.add_namespace("article", "urn:provaudit:article:")
    names = {report.article.id: f"article:a{number}" for number, report in enumerate(audit)}
    for report in audit:
        article = report.article
        facts: dict[str, str] = {"provaudit:id": article.id, "provaudit:source": source_iri(article)}
        if article.published:
            facts["provaudit:published"] = article.published.isoformat()
        document.entity(names[article.id], {key: _encodable(value) for key, value in facts.items()})
    for link in audit.links:
        source = link.origin_id
        if source is None:
            continue
        target = link.source_id if source == link.target_id else link.target_id
        facts = {"provaudit:level": link.level} if levels else {}
        document.wasDerivedFrom(names[target], names[source], other_attributes=facts)
    return document


def _encodable(text: str) -> str:
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
