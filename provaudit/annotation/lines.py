"""The lines of a text, as residue looks at them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Line:
    """The characters `[start, end)` of a line without the white space around them; never empty."""

    start: int
    end: int


def split_lines(text: str) -> list[Line]:
    """The lines of a text that have something in them, in order."""
    lines = []
    for match in _LINE.finditer(text):
        line = match[0]
        start = match.end() - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            lines.append(Line(start, end))
    return lines
