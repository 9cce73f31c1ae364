"""Web pages: trafilatura finds the article and its metadata, and the paragraphs stay apart."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from provaudit.errors import SourceError
from provaudit.readers.encoding import declared_charset, decoded
from provaudit.readers.fields import Draft, host_of
from provaudit.readers.opening import reason
from provaudit.readers.options import ReadOptions

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAG = re.compile(r"<[A-Za-z]")
_XML_DECLARATION = re.compile(r"\s{0,99}<\?xml[^>]{0,200}>")
_BLOCKS = frozenset("p head list quote table code div fw".split())
_TIGHT = frozenset(("item", "cell"))
# The end of a sentence, or a letter of a script that writes none (Thai, Lao, Burmese, Khmer).
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]{0,3}(?:\s|\Z)|[。！？।؟۔።։\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


def page_draft(
    data: bytes, where: str, options: ReadOptions, *, id: str | None, url: str | None, charset: str | None = None
) -> Draft:
    """The article on a page. url: where the page is known to be from, which wins over what the page says itself.

    Raises SourceError where the page holds no article, InputValueError where it is no page.
    """
    from provaudit.readers.page_dates import page_day

    page = decoded(data, encoding=options.encoding, declared=charset or declared_charset(data))
    # trafilatura takes some 0.1 ms a tag: what a hostile page is long in is tags, not bytes.
    if sum(1 for _ in _TAG.finditer(page)) > options.max_tags:
        raise SourceError(f"the page has more than {options.max_tags:,} tags; raise max_tags to read it")
    tree, found = _extracted(page, url, options.focus)
    text = "" if found is None or found.body is None else _text_of(found.body)
    # Of a page of links trafilatura returns the links; nothing in them is a sentence.
    if found is None or not _SENTENCE.search(text):
        raise SourceError("no article found on the page")
    address = url or found.url or None
    return Draft(
        where,
        text,
        id=id,
        title=found.title or None,
        url=address,
        outlet=found.sitename or host_of(address),
        author=found.author or None,
        published=page_day(tree, address),
        extracted=True,
    )


@cache
def silence_logs() -> None:
    """Keep trafilatura's warnings off stderr in programs that set up no logging; those that do still get them."""
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())


def _extracted(page: str, url: str | None, focus: str) -> tuple[Any, Any]:
    """(the page's tree, trafilatura's Document or None)."""
    from trafilatura import bare_extraction, load_html

    silence_logs()
    page = _XML_DECLARATION.sub("", page, count=1) if page[:200].lstrip().startswith("<?xml") else page
    if "html" not in page[:50].lower():
        page = f"<html>{page}"  # load_html takes anything else for something that is no page
    try:
        tree = load_html(page)
        if tree is None:
            return None, None
        # Balanced, unless asked: words that "precision" leaves out nothing later brings back, while what is left of the
        # page around the article is what the residue signal looks for.
        return tree, bare_extraction(
            tree,
            url=url,
            favor_precision=focus == "precision",
            favor_recall=focus == "recall",
            include_comments=False,
            with_metadata=True,
            # Its date is not used (see page_dates); this is the least work, and no look at the clock.
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
        )
    except Exception as error:  # whatever a parser of hostile pages may raise
        raise SourceError(f"trafilatura cannot read the page: {reason(error)}") from None


def _text_of(body: _Element) -> str:
    """The words of trafilatura's tree: a blank line between paragraphs, a line for each item, row and line break."""
    text = re.sub(r"[^\S\n]+", " ", "".join(_pieces(body)))
    text = text.replace(" \n", "\n").replace("\n ", "\n")
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _pieces(body: _Element) -> Iterator[str]:
    from lxml.etree import iterwalk

    for event, element in iterwalk(body, events=("start", "end")):
        tag = element.tag
        parent = element.getparent()
        if tag in _BLOCKS:
            yield " " if parent is not None and parent.tag in _TIGHT else "\n\n"
        elif event == "start":
            yield {"lb": "\n", "item": "\n- ", "row": "\n"}.get(tag, "")
        elif tag == "cell" and element.getnext() is not None:
            yield " | "
        if event == "start":
            yield element.text or ""
        elif element is not body:
            yield element.tail or ""
