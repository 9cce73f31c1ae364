"""The search for residue: look at the text, take out what is surely residue, look at what is left.

A line's neighbours and page say much about it, and both change once residue is gone: only when a look finds nothing
more is the text clean. So what is clean stays so when it is looked at again.
"""

from __future__ import annotations

from bisect import bisect_right

from provaudit.annotation.body import make_body
from provaudit.annotation.lines import split_lines
from provaudit.annotation.residue_glue import find_glued
from provaudit.annotation.residue_kinds import kind_of
from provaudit.annotation.residue_lines import score_lines
from provaudit.annotation.residue_phrases import NO_HIT
from provaudit.annotation.residue_rules import Mark, RemarkMemo, find_marks
from provaudit.annotation.residue_table import LineTable
from provaudit.article import Span

SURE = 0.5
_ROUNDS = 12
_MARKED = 0.9  # the probability of what a rule finds
_GLUED = 0.7

Part = tuple[int, int, str, float]  # start, end, kind, probability


def find_parts(text: str, shared: frozenset[str] = frozenset()) -> list[Part]:
    """Every line of a text, or part of a line, with its probability of being residue: disjoint, in order.

    shared: lines that many pages of the outlet have, without the white space around them.
    """
    table, memo = LineTable(), RemarkMemo()
    removed: list[Part] = []
    low: list[Part] = []
    body = text
    kept: tuple[Span, ...] = (Span(0, len(text)),)
    for turn in range(_ROUNDS):
        found = _look(body, table, memo, shared)
        new = [part for part in found if part[3] >= SURE]
        if turn == 0:
            low = [part for part in found if part[3] < SURE]
        if not new:
            break
        removed.extend(_in_original(new, kept))
        removed.sort()
        made = make_body(text, [Span(start, end) for start, end, _, _ in removed])
        body, kept = made.text, made.kept
    return sorted([*removed, *_outside(low, removed)])


def _look(text: str, table: LineTable, memo: RemarkMemo, shared: frozenset[str]) -> list[Part]:
    """What one look at a text finds: all of it, in parts."""
    bounds = split_lines(text)
    lines = [text[start:end] for start, end in bounds]
    rows = table.rows_of(lines)
    scores = score_lines(table, rows, [line in shared for line in lines] if shared else None)
    marked = find_marks(lines, table, rows, memo)
    glued = table.glued[rows].tolist()
    found: list[Part] = []
    for i, ((start, end), line, score) in enumerate(zip(bounds, lines, scores, strict=True)):
        row = int(rows[i])
        if score >= SURE:
            found.append((start, end, kind_of(line, table.hits.get(row, NO_HIT)), score))
            continue
        kind = "related_links"
        at = 0
        marks = marked.get(i, [])
        if not marks and not glued[i]:
            found.append((start, end, kind, score))
            continue
        for a, b, mark, probability in _marks_of(line, marks, glued[i]):
            if a >= at:
                if line[at:a].strip():
                    found.append((start + at, start + a, kind, score))
                found.append((start + a, start + b, mark, probability))
                at = b
        if line[at:].strip():
            found.append((start + at, end, kind, score))
    return found


def _marks_of(line: str, marks: list[Mark], glued: bool) -> list[Part]:
    glued_parts = [(a, b, kind, _GLUED) for a, b, kind in find_glued(line)] if glued else []
    return sorted([*((a, b, kind, _MARKED) for a, b, kind in marks), *glued_parts])


def _in_original(parts: list[Part], kept: tuple[Span, ...]) -> list[Part]:
    """Parts of a body at their original offsets; split where something had been taken out inside them."""
    starts, before = [], 0
    for span in kept:
        starts.append(before)
        before += len(span)
    moved = []
    for start, end, kind, probability in parts:
        i = bisect_right(starts, start) - 1
        while i < len(starts) and starts[i] < end:
            shift = kept[i].start - starts[i]
            a, b = max(start, starts[i]) + shift, min(end + shift, kept[i].end)
            if a < b:
                moved.append((a, b, kind, probability))
            i += 1
    return moved


def _outside(parts: list[Part], removed: list[Part]) -> list[Part]:
    """What of the parts lies outside of what was removed."""
    ends = [end for _, end, _, _ in removed]
    rest = []
    for start, end, kind, probability in parts:
        i = bisect_right(ends, start)
        while i < len(removed) and removed[i][0] < end:
            if start < removed[i][0]:
                rest.append((start, removed[i][0], kind, probability))
            start = max(start, removed[i][1])
            i += 1
        if start < end:
            rest.append((start, end, kind, probability))
    return rest
