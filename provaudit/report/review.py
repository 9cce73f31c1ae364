"""A report as a schema.org Review of a NewsArticle."""

from __future__ import annotations

from provaudit import __version__
from provaudit.report.annotations import source_iri
from provaudit.report.plain_data import rounded
from provaudit.report.report import Report


def review_data(report: Report) -> dict[str, object]:
    """A schema.org Review (JSON-LD). The rating is the low end of the concern; none where nothing was assessed.

    It says how much the checks found to look at (0: nothing, below 1), never whether the article is true.
    """
    article = report.article
    reviewed: dict[str, object] = {"@type": "NewsArticle", "@id": source_iri(article), "identifier": article.id}
    if article.title:
        reviewed["headline"] = article.title
    if article.author:
        person = article.author != article.outlet
        reviewed["author"] = {"@type": "Person" if person else "Organization", "name": article.author}
    if article.outlet:
        reviewed["publisher"] = {"@type": "Organization", "name": article.outlet}
    if article.published:
        reviewed["datePublished"] = article.published.isoformat()
    ran = [name for name, assessment in report.assessments.items() if assessment.status == "assessed"]
    review: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Review",
        "itemReviewed": reviewed,
        "author": {"@type": "Organization", "name": f"provaudit {__version__}"},
        "reviewAspect": f"concerns found by the checks that ran: {', '.join(ran) or 'none'}",
        "reviewBody": f"{report.band}: {len(report.findings)} findings",
    }
    if report.concern is not None:
        review["reviewRating"] = {
            "@type": "Rating",
            "ratingValue": rounded(report.concern[0]),
            "bestRating": 0,
            "worstRating": 1,
            "ratingExplanation": f"{report.band}; up to {report.concern[1]:.2f} with what could not be assessed",
        }
    return review
