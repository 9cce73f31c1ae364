"""Residue: what in a text is not the article."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from provaudit.annotation.body import Body, make_body
from provaudit.annotation.lines import Line, split_lines
from provaudit.annotation.residue_phrases import phrase_in, tokens_of
from provaudit.article import Span
from provaudit.errors import InputTypeError, InputValueError

_ROUNDS = 6
_LOOK = 400  # characters of a line that are looked at
_GLUED = re.compile(r"(?<=[a-z0-9.!?)])(?=[A-Z][a-z]{0,30}\b)")
_BREADCRUMB = re.compile(r"[^/>»›|]{1,40}(?:[/>»›|][^/>»›|]{1,40}){2,12}\Z")
_CREDIT = re.compile(r"[\[(](?:Photo|File|Image|AP|AFP|Reuters|Getty|Picture|Credit)[^\])]{0,60}[\])]\Z")
_BYLINE = re.compile(r"(?i)(?:updated|published|posted)[^.]{0,20}[0-9]{4}")
_PLACES = {"whole": 0.9, "start": 0.7, "end": 0.5, "any": 0.6}
_PHRASE_LINE = {"whole": 99, "start": 13, "end": 8, "any": 22}  # a longer line is more likely a sentence of the article


@dataclass(frozen=True, slots=True)
class Residue:
    """Characters that are not the article's. start, end: code points; probability: 0 to 1."""

    start: int
    end: int
    kind: str
    probability: float


def find_residue(text: str, *, minimum: float = 0.5) -> list[Residue]:
    """The residue of a text: disjoint spans in order, each with `probability >= minimum`.

    Raises InputTypeError for a text that is not a str, InputValueError for a minimum outside [0, 1].
    """
    if not isinstance(text, str):
        raise InputTypeError(f"find_residue takes a str, not {type(text).__name__}")
    if isinstance(minimum, bool) or not isinstance(minimum, (int, float)) or not 0 <= minimum <= 1:
        raise InputValueError(f"minimum is a probability from 0 to 1, not {minimum!r}")
    return [residue for residue in _find(text) if residue.probability >= minimum]


def clean(text: str) -> str:
    """The text without its residue, paragraph breaks intact. Cleaning what is clean changes nothing."""
    return make_body(text, [Span(r.start, r.end) for r in find_residue(text)]).text


def _find(text: str) -> list[Residue]:
    """What each round finds in the body that the rounds before have left, until one finds nothing more."""
    removed: list[Residue] = []
    body = make_body(text, ())
    low: list[Residue] = []
    for _ in range(_ROUNDS):
        found = [part for residue in _find_once(body.text) for part in _in_original(residue, body)]
        low = [residue for residue in found if residue.probability < 0.5]
        new = [residue for residue in found if residue.probability >= 0.5]
        if not new:
            break
        removed = sorted([*removed, *new], key=lambda r: r.start)
        body = make_body(text, [Span(r.start, r.end) for r in removed])
    return sorted([*removed, *low], key=lambda r: r.start)


def _in_original(residue: Residue, body: Body) -> list[Residue]:
    """A residue of the body at its original offsets; in parts where something was removed inside it."""
    starts, before = [], 0
    for span in body.kept:
        starts.append(before)
        before += len(span)
    parts = []
    i = bisect_right(starts, residue.start) - 1
    while i < len(starts) and starts[i] < residue.end:
        kept = body.kept[i]
        start = kept.start + max(residue.start - starts[i], 0)
        end = min(kept.start + residue.end - starts[i], kept.end)
        if start < end:
            parts.append(Residue(start, end, residue.kind, residue.probability))
        i += 1
    return parts


def _find_once(text: str) -> list[Residue]:
    lines = split_lines(text)
    found = []
    for number, line in enumerate(lines):
        found.append(_judge(text, line, number, len(lines)))
    return found


def _judge(text: str, line: Line, number: int, count: int) -> Residue:
    words = text[line.start : min(line.end, line.start + _LOOK)]
    if count < 3:
        return Residue(line.start, line.end, "navigation", 0.01)
    if not any(c.isalnum() for c in words):
        return Residue(line.start, line.end, "stray_character", 0.9 if len(words) < 4 else 0.2)
    tokens = tokens_of(words)
    hit = phrase_in(tokens)
    if hit is not None:
        place, kind = hit
        p = (
            _PLACES[place]
            if len(tokens) <= _PHRASE_LINE[place] or kind in ("copyright", "licence", "disclaimer")
            else 0.2
        )
        return Residue(line.start, line.end, kind, p)
    if _BREADCRUMB.match(words) and len(words) < 200:
        return Residue(line.start, line.end, "breadcrumb", 0.8)
    if _CREDIT.search(words):
        return Residue(line.start, line.end, "photo_caption_credit", 0.8)
    if len(words) < 90 and _BYLINE.search(words):
        return Residue(line.start, line.end, "byline_date", 0.6)
    for cut in _GLUED.finditer(words[:60]):
        hit = phrase_in(tokens_of(words[: cut.start()]))
        if hit is not None and hit[0] == "whole":
            end = line.start + cut.start()
            rest = phrase_in(tokens_of(words[cut.start() :]))
            if rest is not None or len(words) < 40:
                end = line.end
            return Residue(line.start, end, hit[1], 0.7)
    return Residue(line.start, line.end, "navigation", 0.02)
