"""Links between articles as the HTML report shows them: passages side by side, and what changed on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provaudit.article import Article, Span
from provaudit.comparison.comparison import Comparison, Drift
from provaudit.escape import excerpt, printable
from provaudit.report.plain_data import words_at

_MOST_PASSAGES = 40
_MOST_CHANGES = 40
_PASSAGE_LENGTH = 1000

# A piece of a passage, and whether it drifted.
Pieces = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage in both texts, in pieces."""

    kind: str
    left: Pieces
    right: Pieces


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A number, date, name, quote or negation that differs: what it is, and the words on both sides ("": none)."""

    what: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link to another article, seen from this one; the passages stand with the later article of the two."""

    other: str
    number: int
    summary: str
    reasons: tuple[str, ...]
    left_name: str
    right_name: str
    passages: tuple[PassageView, ...]
    changes: tuple[ChangeView, ...]
    left_out: int


def link_view(
    article: Article, link: Comparison, numbers: Mapping[str, int], articles: Mapping[str, Article], *, text: bool
) -> LinkView:
    """The view of one link. numbers: id -> number of the article's page; articles: by id, both ends of the link."""
    is_target = link.target_id == article.id
    other = link.source_id if is_target else link.target_id
    if link.origin_id is None:
        relation, whole = "shares text with it, and which came first is not certain", is_target
    else:
        whole = link.origin_id == other
        relation = "derives from it" if whole else "is what it derives from"
    shown = text and whole
    left, right = articles[link.source_id], articles[link.target_id]
    credit = ", credited" if link.credited else ""
    return LinkView(
        excerpt(other, 80),
        numbers.get(other, 0),
        f"{relation}: level {link.level}, derived {link.derived:.2f}, {link.shared:.0%} shared{credit}",
        tuple(excerpt(e.what, 300) for e in link.direction_evidence) if text else (),
        excerpt(left.title or left.id, 60),
        excerpt(right.title or right.id, 60),
        tuple(_passage(link, i, left, right) for i in range(min(len(link.passages), _MOST_PASSAGES))) if shown else (),
        tuple(_change(drift, left, right) for drift in link.drift[:_MOST_CHANGES]) if shown else (),
        max(0, len(link.passages) - _MOST_PASSAGES),
    )


def _passage(link: Comparison, number: int, source: Article, target: Article) -> PassageView:
    passage = link.passages[number]
    left = [d.source_span for d in link.drift if d.source_span]
    right = [d.target_span for d in link.drift if d.target_span]
    return PassageView(
        passage.kind, _drifted(source, passage.source_span, left), _drifted(target, passage.target_span, right)
    )


def _drifted(article: Article, whole: Span, drifts: Sequence[Span]) -> Pieces:
    text, last = article.text, min(whole.end, whole.start + _PASSAGE_LENGTH)
    inside = sorted({(max(s.start, whole.start), min(s.end, last)) for s in drifts if s.overlaps(whole)})
    pieces, position = [], whole.start
    for start, end in inside:
        if start < position:
            continue
        pieces += [(printable(text[position:start]), False), (printable(text[start:end]), True)]
        position = end
    pieces.append((printable(text[position:last]) + ("…" if last < whole.end else ""), False))
    return tuple(piece for piece in pieces if piece[0])


def _change(drift: Drift, source: Article, target: Article) -> ChangeView:
    return ChangeView(f"{drift.kind} {drift.change}", _at(source, drift.source_span), _at(target, drift.target_span))


def _at(article: Article, span: Span | None) -> str:
    return "" if span is None else excerpt(words_at(article, span), 100)
