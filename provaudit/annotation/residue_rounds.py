"""The search for residue: look at the lines, take out what is surely residue, look at what is left.

A line's neighbours and page say much about it, and both change once residue is gone: only when a look finds nothing
more is the text clean. So what is clean stays so when it is looked at again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np

from provaudit.annotation.lines import is_table_row, split_lines
from provaudit.annotation.notes import note_kind
from provaudit.annotation.residue_kinds import kind_of
from provaudit.annotation.residue_lines import is_foreign, score_lines
from provaudit.annotation.residue_phrases import NO_HIT
from provaudit.annotation.residue_rules import Mark, MarkMemo, find_marks
from provaudit.annotation.residue_said import find_said
from provaudit.annotation.residue_table import FACT, LineTable

SURE = 0.5
_ROUNDS = 12
_LOOKED_AT = 300_000  # lines, over all looks: bounds the time that a hostile text takes
_MARKED = 0.9  # the probability of what a rule finds
_SAID = 0.55  # of a line that speaks as furniture does: on pages of shops and firms it may be the text
_GLUED = 0.7
_LEFT = 0.55  # of a few words that stay between residue
_SHORT = 8  # words: a text without a longer line is no article
# The most for corrections, editor's notes and labels of satire (the page's own word on its article), and table rows.
_NOTED = 0.4
_BARS = FACT["bars"]
_UNSURE = "related_links"  # the kind of what is likely no residue

Part = tuple[int, int, str, float]  # start, end, kind, probability
Pieces = tuple[tuple[int, int], ...]  # where the parts of a line stand in the text


def find_parts(text: str, shared: frozenset[str] = frozenset(), *, everything: bool = True) -> list[Part]:
    """Every line of a text, or part of a line, with its probability of being residue: disjoint, in order.

    shared: lines that many pages of the outlet have, without the white space around them. everything: also what is
    likely no residue.
    """
    bounds = split_lines(text)
    lines = [text[start:end] for start, end in bounds]
    where: list[Pieces] = [(bound,) for bound in bounds]
    table, memo, kinds = LineTable(), MarkMemo(), dict[str, str | None]()
    rows = table.rows_of(lines)
    words = int(table.counts[rows].sum())
    removed: list[Part] = []
    low: list[Part] = []
    looked_at = 0
    for turn in range(_ROUNDS):
        looked_at += len(lines)
        if turn and looked_at > _LOOKED_AT:
            break
        known = [line in shared for line in lines] if shared else None
        scores = score_lines(table, rows, known, foreign=is_foreign(lines, table, rows))
        for i in np.flatnonzero(table.noted[rows]).tolist():
            if scores[i] >= SURE and note_kind(lines[i]):
                scores[i] = _NOTED
        for i in np.flatnonzero(table.facts[_BARS, rows] > 1).tolist():
            if scores[i] >= SURE and is_table_row(lines[i]):
                scores[i] = _NOTED
        gone = [score >= SURE for score in scores]
        said = find_said(lines, table, rows, kinds, gone)
        marked = find_marks(lines, table, rows, memo, [out or i in said for i, out in enumerate(gone)])
        glued = table.glued[rows].tolist()
        numbers, hit_of = rows.tolist(), table.hits.get
        left: list[int] = []
        cut: dict[int, tuple[str, Pieces]] = {}
        for i, score in enumerate(scores):
            if score >= SURE:
                kind = kind_of(lines[i], hit_of(numbers[i], NO_HIT))
                removed += [(start, end, kind, score) for start, end in where[i]]
                continue
            if i in said:
                removed += [(start, end, said[i], _SAID) for start, end in where[i]]
                continue
            if glued[i] or i in marked:
                parts = _parts_of(marked.get(i, ()), memo.glued(lines[i]) if glued[i] else ())
                places = _places(where[i], [(a, b) for a, b, _, _ in parts])
                for (_, _, kind, probability), found in zip(parts, places, strict=True):
                    removed += [(start, end, kind, probability) for start, end in found]
                if parts:
                    cut[i] = _without(lines[i], where[i], parts)
            if everything and not turn:
                for start, end in cut[i][1] if i in cut else where[i]:
                    low.append((start, end, _UNSURE, score))
            if i not in cut or cut[i][0]:
                left.append(i)
        if len(left) == len(lines) and not cut:
            break
        for i, (line, pieces) in cut.items():
            lines[i], where[i] = line, pieces
        rows = rows[left]
        lines, where = [lines[i] for i in left], [where[i] for i in left]
        if cut:
            rows = table.rows_of(lines)
    left_over = table.counts[rows]
    if removed and len(lines) and left_over.max() < _SHORT and 5 * int(left_over.sum()) < words:  # no article is left
        for line, pieces in zip(lines, where, strict=True):
            removed += [(start, end, kind_of(line), _LEFT) for start, end in pieces]
    removed.sort()
    return sorted([*removed, *_outside(low, removed)])


def _parts_of(marks: Sequence[Mark], glued: Sequence[Mark]) -> list[Part]:
    """The parts of a line that rules take out: disjoint, in order."""
    found = [(a, b, kind, _MARKED) for a, b, kind in marks]
    found += [(a, b, kind, _GLUED) for a, b, kind in glued]
    parts: list[Part] = []
    for part in sorted(found):
        if part[0] >= (parts[-1][1] if parts else 0):
            parts.append(part)
    return parts


def _places(pieces: Pieces, spans: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Where each of the spans of a line (disjoint, in order) stands in the text."""
    found: list[list[tuple[int, int]]] = []
    i, before = 0, 0  # the piece, and where it begins in the line
    for start, end in spans:
        found.append([])
        while i < len(pieces) and start < end:
            a, b = pieces[i]
            if start < before + b - a:
                high = min(end, before + b - a)
                found[-1].append((a + start - before, a + high - before))
                start = high
            if start < end:
                before += b - a
                i += 1
    return found


def _without(line: str, pieces: Pieces, parts: Sequence[Part]) -> tuple[str, Pieces]:
    """What is left of a line, without the white space around it, and where that stands in the text."""
    edges = [0, *(edge for a, b, _, _ in parts for edge in (a, b)), len(line)]
    kept = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
    rest = "".join([line[a:b] for a, b in kept])
    left = tuple(place for places in _places(pieces, kept) for place in places)
    start = len(rest) - len(rest.lstrip())
    rest = rest.strip()
    return rest, tuple(_places(left, [(start, start + len(rest))])[0])


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
