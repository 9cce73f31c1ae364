"""Direction: which of two texts came first, where something shows it.

Dates count where they were given. Else the text must show it: a quote that lost its ellipsis, or a manner and losses
that are a paraphrase's. The weights are fitted by `tests/rewriting_training.py`; from `_ANSWERED` on every answer was
right on machine rewrites and on students' rewrites, and from `_FIRM` on hardly any two independent reports differ so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from provaudit.annotation.lexicon import read_weights
from provaudit.article import Span
from provaudit.comparison.comparison import Direction, DirectionEvidence, Level
from provaudit.comparison.manner import details_lost, traits
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.stated import has_ellipsis

_ANSWERED, _FIRM = 3.0, 4.0
_WORTH_TELLING = 0.5
_LEAST_QUOTE = 12

Side = Literal["forward", "backward"]


def find_direction(source: Prepared, target: Prepared, level: Level) -> tuple[Direction, tuple[DirectionEvidence, ...]]:
    """The direction and all evidence found, of either side. Swapping the texts turns both round.

    "unknown" where there is too little, or where given dates and the text contradict each other.
    """
    dates = list(_dates(source, target))
    marks = [*_lost_ellipses(source, target, "forward"), *_lost_ellipses(target, source, "backward")]
    manner, score = _manner(source, target) if level in ("light", "heavy") else ([], 0.0)
    evidence = (*dates, *marks, *manner)
    sides: set[Side] = {e.favours for e in (*dates, *marks)}
    if abs(score) >= _ANSWERED:
        sides.add(_side(score))
    return (sides.pop() if len(sides) == 1 else "unknown"), evidence


def _side(score: float) -> Side:
    return "forward" if score > 0 else "backward"


def _dates(source: Prepared, target: Prepared) -> Iterator[DirectionEvidence]:
    first, second = source.article.published, target.article.published
    if first and second and first != second:
        earlier, later = sorted((first, second))
        favours: Side = "forward" if first < second else "backward"
        yield DirectionEvidence(favours, f"its given date, {earlier.isoformat()}, is before {later.isoformat()}")


def _lost_ellipses(a: Prepared, b: Prepared, favours: Side) -> Iterator[DirectionEvidence]:
    """Quotes of `a` with an ellipsis that `b` has without it."""
    if not a.stated.leaves_out:
        return
    complete = {_fold(quote.text): quote for quote in reversed(b.quotes) if not has_ellipsis(quote.text)}
    for quote in a.quotes:
        folded = _fold(quote.text) if has_ellipsis(quote.text) else ""
        if len(folded) > _LEAST_QUOTE and folded in complete:
            other = complete[folded]
            spans = Span(quote.start, quote.end), Span(other.start, other.end)
            yield DirectionEvidence(
                favours,
                "a quote has the ellipsis that the other dropped",
                *(spans if favours == "forward" else spans[::-1]),
            )


def _manner(source: Prepared, target: Prepared) -> tuple[list[DirectionEvidence], float]:
    """What the manner of the texts and the details that one lost say, and the log odds that the source came first."""
    if not (source.is_english and target.is_english):
        return [], 0.0
    model = read_weights("direction.json")
    parts = {name: model[name] * value for name, value in traits(source, target).items()}
    score = sum(parts.values())
    found = []
    for name, part in parts.items():
        if abs(part) >= _WORTH_TELLING:
            texts = (source, target) if part > 0 else (target, source)
            what, first, second = _told(name, *texts)
            spans = (first, second) if part > 0 else (second, first)
            found.append(DirectionEvidence(_side(part), what, *spans, firm=abs(score) >= _FIRM and part * score > 0))
    return found, score


def _told(name: str, first: Prepared, second: Prepared) -> tuple[str, Span | None, Span | None]:
    """A trait in words, with a place in the text taken to be the first and in the other."""
    if name == "details lost":
        lost, gained = details_lost(first, second), details_lost(second, first)
        what = f"it has {len(lost)} names and numbers that the other lacks, the other {len(gained)} that it lacks"
        return what, _word(first, lost[0]) if lost else None, None
    if name == "plain saying":
        return "it reports with plain words of saying, the other with fewer", _saying(first, 0), None
    if name == "varied saying":
        return "the other varies the words of saying", None, _saying(second, 1)
    if name == "word length":
        return "it is told in shorter words than the other", None, None
    return "the other hangs on more clauses of comment", None, None


def _saying(text: Prepared, varied: int) -> Span | None:
    """The first plain verb of saying, or the first of those that vary it."""
    place = text.first_saying[varied]
    return None if place is None else _word(text, place)


def _word(text: Prepared, i: int) -> Span:
    return Span(text.words.starts[i], text.words.ends[i])


def _fold(text: str) -> str:
    return re.sub(r"[^\w]+", " ", text).strip().lower()
