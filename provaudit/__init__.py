"""provaudit audits news articles: near-duplicate rewriting, quotes, anachronisms and boilerplate residue.

    import provaudit as pv

    audit = pv.audit(pv.read("articles/"))
    audit.to_frame()

Public names are loaded when they are first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from provaudit.annotation.annotated import Annotated as Annotated
    from provaudit.annotation.annotated import annotate as annotate
    from provaudit.annotation.dates import find_dates as find_dates
    from provaudit.annotation.quotations import Quote as Quote
    from provaudit.annotation.quotes import find_quotes as find_quotes
    from provaudit.annotation.residue import Residue as Residue
    from provaudit.annotation.residue import clean as clean
    from provaudit.annotation.residue import find_residue as find_residue
    from provaudit.annotation.timex import DateMention as DateMention
    from provaudit.article import Article as Article
    from provaudit.article import Corpus as Corpus
    from provaudit.article import Span as Span
    from provaudit.comparison.candidates import find_candidates as find_candidates
    from provaudit.comparison.comparison import Comparison as Comparison
    from provaudit.comparison.fingerprint import fingerprint as fingerprint
    from provaudit.comparison.passages import compare as compare
    from provaudit.comparison.quote_bank import QuoteBank as QuoteBank
    from provaudit.comparison.quote_changes import QuoteChange as QuoteChange
    from provaudit.comparison.quote_matching import QuoteMatch as QuoteMatch
    from provaudit.comparison.quote_matching import compare_quotes as compare_quotes
    from provaudit.comparison.rewrites import find_rewrites as find_rewrites
    from provaudit.config import Config as Config
    from provaudit.config import load_config as load_config
    from provaudit.errors import ProvauditError as ProvauditError
    from provaudit.finding import Assessment as Assessment
    from provaudit.finding import Evidence as Evidence
    from provaudit.finding import Finding as Finding
    from provaudit.finding import assessed as assessed
    from provaudit.finding import not_assessed as not_assessed
    from provaudit.pipeline import audit as audit
    from provaudit.pipeline import iter_audit as iter_audit
    from provaudit.readers.reading import read as read
    from provaudit.report.audit import Audit as Audit
    from provaudit.report.report import Report as Report
    from provaudit.timeline.facts import Timeline as Timeline
    from provaudit.timeline.window import DateWindow as DateWindow
    from provaudit.timeline.windows import date_window as date_window

# Where each public name lives; `__getattr__` below loads it on first use (PEP 562).
_HOMES = {
    "Annotated": "annotation.annotated",
    "Article": "article",
    "Assessment": "finding",
    "Audit": "report.audit",
    "Comparison": "comparison.comparison",
    "Config": "config",
    "Corpus": "article",
    "DateMention": "annotation.timex",
    "DateWindow": "timeline.window",
    "Evidence": "finding",
    "Finding": "finding",
    "ProvauditError": "errors",
    "Quote": "annotation.quotations",
    "QuoteBank": "comparison.quote_bank",
    "QuoteChange": "comparison.quote_changes",
    "QuoteMatch": "comparison.quote_matching",
    "Report": "report.report",
    "Residue": "annotation.residue",
    "Span": "article",
    "Timeline": "timeline.facts",
    "annotate": "annotation.annotated",
    "assessed": "finding",
    "audit": "pipeline",
    "clean": "annotation.residue",
    "compare": "comparison.passages",
    "compare_quotes": "comparison.quote_matching",
    "date_window": "timeline.windows",
    "find_candidates": "comparison.candidates",
    "find_dates": "annotation.dates",
    "find_quotes": "annotation.quotes",
    "find_residue": "annotation.residue",
    "find_rewrites": "comparison.rewrites",
    "fingerprint": "comparison.fingerprint",
    "iter_audit": "pipeline",
    "load_config": "config",
    "not_assessed": "finding",
    "read": "readers.reading",
}

__all__ = [*sorted(_HOMES), "__version__"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
