"""The lines of a text, as residue looks at them."""

from __future__ import annotations

import re

_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")


def split_lines(text: str) -> list[tuple[int, int]]:
    """(start, end) of each line that has something in it, without the white space around it, in order."""
    lines = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        line = match[0]
        if line[0].isspace() or line[-1].isspace():
            start = end - len(line.lstrip())
            end = match.start() + len(line.rstrip())
            if start >= end:
                continue
        lines.append((start, end))
    return lines
