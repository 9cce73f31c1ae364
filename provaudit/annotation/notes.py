"""Notes in which a page speaks of its own article: corrections, editor's notes, labels of satire."""

from __future__ import annotations

import re
from typing import Literal

from provaudit.annotation.lines import split_lines
from provaudit.article import Span

NoteKind = Literal["correction", "editor's note", "satire"]

_READ = 500  # characters of a line
_NOTES: tuple[tuple[NoteKind, re.Pattern[str]], ...] = (
    (
        "correction",
        re.compile(
            r"\W{0,4}(?:corrections?|clarifications?|errat(?:um|a)|amendment)\b"
            r"(?:\s?[:—–(-]|\s?\Z| appended| [0-9])"
            r"|\W{0,4}(?:an|a|the) (?:earlier|previous|original|prior) version of (?:this|the) (?:\w{1,12} )?"
            r"(?:article|story|report|post|headline|caption|piece)\b"
            r"|\W{0,4}this (?:article|story|report|post|headline|piece|page) (?:has been|was) (?:\w{1,12} )?"
            r"(?:corrected|amended|clarified|updated to (?:correct|clarify|reflect|remove|show|say))",
            re.IGNORECASE,
        ),
    ),
    (
        "editor's note",
        re.compile(
            r"\W{0,4}(?:(?:editor|author|publisher|writer|reporter)s?['’]?s?|editorial|ed\.?)[ ’']{0,2}note\b"
            r"|\W{0,4}note (?:to|for) (?:our )?readers\b|\W{0,4}a note (?:to|from) (?:our |the )?(?:reader|editor)s?\b",
            re.IGNORECASE,
        ),
    ),
    (
        "satire",
        re.compile(
            r"\W{0,4}(?:satire|parody|humou?r|spoof)\s{0,2}(?::|\||\W{0,3}\Z)"
            r"|.{0,120}\b(?:this|the (?:above|following)|all|our) (?:\w{1,12} ){0,3}"
            r"(?:article|story|post|site|website|page|stories|content|piece|report)s? (?:\w{1,12} ){0,4}"
            r"(?:satire|satirical|parody|a joke|fictional|fictitious)\b",
            re.IGNORECASE,
        ),
    ),
)


def note_kind(line: str) -> NoteKind | None:
    """The kind of note that a line is, or None."""
    for kind, pattern in _NOTES:
        if pattern.match(line[:_READ]):
            return kind
    return None


def find_notes(text: str) -> list[tuple[Span, NoteKind]]:
    """The lines of a text that are notes about the article, with the kind of each, in order."""
    found = []
    for start, end in split_lines(text):
        kind = note_kind(text[start : min(end, start + _READ)])
        if kind:
            found.append((Span(start, end), kind))
    return found
