"""The day on which a page says it was published.

htmldate (Barbaresi 2020) also reads days off footers, pictures, running text and times of change, each of which it
marks as no worse than a declared one. Here a date counts as given, and evidence of who came first may rest on it, so
that htmldate is shown only the address, the declarations of publication and the linked data.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from provaudit.readers.days import day_of

_CHANGED = re.compile(r"modif|updat|revis|expir", re.IGNORECASE)


def page_day(tree: Any, url: str | None) -> dt.date | None:
    """The day of publication that a page declares, or the one day that all its <time> elements name; None otherwise.

    tree: the page as lxml parsed it. url: its address, which may hold a day.
    """
    from htmldate import find_date

    try:
        found = find_date(
            _declarations(tree), url=url, original_date=True, extensive_search=False, max_date="2100-01-01"
        )
    except Exception:  # htmldate on odd declarations
        found = None
    return day_of(found) or _only_time(tree)


def _declarations(tree: Any) -> Any:
    from lxml.html import Element

    page = Element("html")
    head, body = Element("head"), Element("body")
    page.append(head)
    page.append(body)
    for meta in tree.iterfind(".//meta"):
        if not _CHANGED.search(" ".join(meta.attrib.values())[:2000]):
            head.append(_copy(meta))
    for link in tree.iterfind(".//link[@rel='canonical']"):
        head.append(_copy(link))
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        if "datePublished" in (script.text or ""):
            body.append(_copy(script))
    return page


def _copy(element: Any) -> Any:
    from lxml.html import Element

    twin = Element(element.tag, dict(element.attrib))
    twin.text = element.text
    return twin


def _only_time(tree: Any) -> dt.date | None:
    days = {day_of(element.get("datetime")) for element in tree.iterfind(".//time[@datetime]")}
    return days.pop() if len(days) == 1 else None
