"""Who derives from whom, as W3C PROV, through the `prov` package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provaudit.errors import MissingExtraError
from provaudit.report.annotations import source_iri

if TYPE_CHECKING:
    from provaudit.report.audit import Audit


def provenance_text(audit: Audit) -> str:
    """A PROV-JSON document: an entity an article, `wasDerivedFrom` where the evidence for a link's direction is firm.

    Raises MissingExtraError without the extra `prov`.
    """
    document = provenance_document(audit)
    content: str = document.serialize(indent=2)
    return content


def provenance_document(audit: Audit) -> Any:
    """The same as a `prov.model.ProvDocument`, for the other forms that the `prov` package writes."""
    try:
        from prov.model import ProvDocument
    except ImportError:
        raise MissingExtraError("PROV needs the prov package: pip install 'provaudit[prov]'") from None
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
        document.wasDerivedFrom(names[target], names[source], other_attributes={"provaudit:level": link.level})
    return document


def _encodable(text: str) -> str:
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
