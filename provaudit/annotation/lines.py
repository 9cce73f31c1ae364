"""The lines of a text, as residue looks at them."""

from __future__ import annotations

import re

_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")


def split_lines(text: str) -> list[tuple[int, int]]:
    """(start, end) of each line that has something in it, without the white space around it, in order."""
    if "\x1c" in text or "\x1d" in text or "\x1e" in text:  # no line ends here, as str.splitlines has it
        pieces = [(match.start(), match[0]) for match in _LINE.finditer(text)]
    else:
        pieces, start = [], 0
        for line in text.splitlines(keepends=True):
            pieces.append((start, line))
            start += len(line)
    lines = []
    for start, line in pieces:
        size = len(line.strip())
        if size:
            if line[0].isspace():
                start += len(line) - len(line.lstrip())
            lines.append((start, start + size))
    return lines
