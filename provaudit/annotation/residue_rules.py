"""What rules find in the lines of a text: marks, blanks, labels and left-over remarks, where they can stand."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np

from provaudit.annotation.residue_bio import find_bios
from provaudit.annotation.residue_blanks import find_blanks
from provaudit.annotation.residue_comments import find_comments
from provaudit.annotation.residue_forms import form_of
from provaudit.annotation.residue_glue import find_glued
from provaudit.annotation.residue_machine import Remark, find_remarks
from provaudit.annotation.residue_marks import (
    Label,
    cut_off_end,
    ends_in_credit,
    find_format_tokens,
    find_label,
    find_shortcodes,
    is_code,
    is_filler,
    is_format,
    is_stray,
)
from provaudit.annotation.residue_table import LineTable
from provaudit.annotation.residue_words import Indices

Mark = tuple[int, int, str]  # (start, end, kind), offsets in the line

_START, _END = 3, 4  # lines at the start and at the end of a text that are read for remarks
_READ = 600  # characters of such a line
_LONGEST = 420  # characters: inside a text, only a line that is nothing but remarks counts
_OPENING = 2  # lines at the start, or at the end, for the labels of such parts
_CAPTION = 500  # characters
_REMARKED = 300  # characters: a last line that opens with a remark is one up to its end
_WITHIN = 300  # lines inside a text that are read for remarks at most: bounds the time that a hostile text takes


_HABIT = 3  # lines that open with the same words and a colon
_HEAD = re.compile(r"[^:]{1,24}:")


class MarkMemo:
    """What was found in each line, however often the line is looked at."""

    def __init__(self) -> None:
        self._marks: dict[str, tuple[list[Mark], Label | None]] = {}
        self._remarks: dict[str, tuple[Remark, ...]] = {}
        self._glued: dict[str, list[Mark]] = {}

    def marks(self, line: str) -> tuple[list[Mark], Label | None]:
        """The marks of a line wherever it stands, and the label that opens it."""
        found = self._marks.get(line)
        if found is None:
            found = self._marks[line] = marks_in(line)
        return found

    def remarks(self, line: str) -> tuple[Remark, ...]:
        """The left-over sentences of a line."""
        found = self._remarks.get(line)
        if found is None:
            found = self._remarks[line] = find_remarks(line)
        return found

    def glued(self, line: str) -> list[Mark]:
        """What is glued to the start or the end of a line."""
        found = self._glued.get(line)
        if found is None:
            found = self._glued[line] = list(find_glued(line))
        return found


def find_marks(
    lines: list[str], table: LineTable, rows: Indices, memo: MarkMemo, gone: list[bool]
) -> dict[int, list[Mark]]:
    """The marks in each line that has any, by the line's number.

    rows: the row of each line in the table. gone: whether a line is residue anyway, so that it need not be read.
    """
    marks: dict[int, list[Mark]] = {}
    labels: dict[int, Label] = {}
    for i in np.flatnonzero(table.marked[rows]).tolist():
        if gone[i] and ":" not in lines[i][:60]:
            continue
        found, label = memo.marks(lines[i])
        if found:
            marks[i] = list(found)
        elif label:
            labels[i] = label
    for i, label in labels.items():
        opens, closes = label.place == "start" and i < _OPENING, label.place == "end" and i >= len(lines) - _OPENING
        if label.place == "anywhere" or opens or closes or len(labels) > 1:
            marks.setdefault(i, []).append((label.start, label.end, "label"))
    for i, remarks in _find_remarks(lines, table, rows, memo, gone).items():
        marks.setdefault(i, []).extend(remarks)
    talk = find_comments(lines, np.flatnonzero(table.remarked[rows]).tolist())
    for i in range(talk, len(lines)):
        marks[i] = [(0, len(lines[i]), "comment_form")]
    for i in find_bios(lines[:talk], table.counts[rows], gone):
        marks[i] = [(0, len(lines[i]), "byline_date")]
    if len(lines) > 2 and 0 not in marks:
        end = cut_off_end(lines[0])
        if end and 5 * sum(line[0].islower() for line in lines[1:]) < len(lines):
            marks[0] = [(0, end, "truncated_start")]
    return marks


def marks_in(line: str) -> tuple[list[Mark], Label | None]:
    """The marks of a line wherever it stands, and the label that opens it."""
    if len(line) <= 3 and is_stray(line):
        return [(0, len(line), "stray_character")], None
    if len(line) <= _CAPTION and ends_in_credit(line):
        return [(0, len(line), "photo_caption_credit")], None
    form = form_of(line)
    if form:
        return [(0, len(line), form)], None
    if is_code(line):
        return [(0, len(line), "stray_character")], None
    if is_format(line):
        return [(0, len(line), "prompt_leak")], None
    if is_filler(line):
        return [(0, len(line), "placeholder")], None
    found: list[Mark] = []
    if _has_sign(line):
        found.extend((a, b, "prompt_leak") for a, b in find_format_tokens(line))
        found.extend((a, b, "stray_character") for a, b in find_shortcodes(line))
        found.extend((a, b, "placeholder") for a, b in find_blanks(line))
    return found, find_label(line) if not found and ":" in line[:60] else None


def _has_sign(line: str) -> bool:
    """Whether a line may have blanks or marks of formats in it."""
    if "[" in line or "{" in line or "<" in line or "XX" in line or "TK" in line or "____" in line or "$X" in line:
        return True
    return (
        "utm_source=" in line
        or "turn" in line
        or "†" in line
        or "oaicite" in line
        or "nsert " in line
        or "*|" in line
        or line[0] == "%"
    )


def _find_remarks(
    lines: list[str], table: LineTable, rows: Indices, memo: MarkMemo, gone: list[bool]
) -> dict[int, list[Mark]]:
    """Remarks that open a text, that end it, or that fill a line inside it, unless the text is made of the like."""
    found: dict[int, list[Mark]] = {}
    n = len(lines)
    start, end = min(_START, n), max(n - _END, 0)
    telling = np.flatnonzero(table.spoken[rows]).tolist()
    inside = [i for i in telling if start <= i < end and len(lines[i]) <= _LONGEST and not gone[i]]
    for i in inside[:_WITHIN]:
        remarks = [r for r in memo.remarks(lines[i]) if r.kind != "chat_ending"]
        if sum(r.end - r.start for r in remarks) > 0.9 * len(lines[i]):
            found[i] = _marks_of(remarks)
    for i in range(end, n):
        if gone[i]:
            continue
        offset = max(0, len(lines[i]) - _READ)
        line = lines[i]
        remarks = _that_end(line[offset:], memo)
        if i >= start and len(line) <= _REMARKED and memo.remarks(line)[:1] and not memo.remarks(line)[0].start:
            found[i] = [(0, len(line), memo.remarks(line)[0].kind)]  # what a remark at the end goes on to say
        elif remarks:
            found[i] = _marks_of(remarks, offset)
    for i in range(start):
        remarks = [] if gone[i] else _that_open(lines[i][:_READ], memo)
        if remarks and i not in found:
            found[i] = _marks_of(remarks)
    if len(found) >= _HABIT:  # "Instructions: ..." again and again
        heads = {i: match[0] for i in found if (match := _HEAD.match(lines[i]))}
        times = Counter(heads.values())
        found = {i: marks for i, marks in found.items() if i not in heads or times[heads[i]] < _HABIT}
    return found


def _that_open(line: str, memo: MarkMemo) -> list[Remark]:
    opening: list[Remark] = []
    for remark in memo.remarks(line):
        if line[opening[-1].end if opening else 0 : remark.start].strip():
            break
        # An answer that offers its help at the start is no ending.
        kind = "prompt_leak" if remark.kind == "chat_ending" else remark.kind
        opening.append(Remark(remark.start, remark.end, kind))
    return opening


def _that_end(line: str, memo: MarkMemo) -> list[Remark]:
    ending: list[Remark] = []
    for remark in memo.remarks(line)[::-1]:
        if line[remark.end : ending[-1].start if ending else len(line)].strip():
            break
        ending.append(remark)
    return ending[::-1]


def _marks_of(remarks: list[Remark], offset: int = 0) -> list[Mark]:
    return [(offset + r.start, offset + r.end, r.kind) for r in remarks]
