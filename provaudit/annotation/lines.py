"""The lines of a text, as residue looks at them."""

from __future__ import annotations

import re

_CELLS = 40
_FIGURE = re.compile(r"[-+(]?[$€£]?[0-9][0-9.,]{0,20} ?[%)]?|[0-9](?:-[0-9]{1,2}|Q)/[0-9]{2,4}")
_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")


def split_lines(text: str) -> list[tuple[int, int]]:
    """(start, end) of each line that has something in it, without the white space around it, in order."""
    if "\r" in text or "\x1c" in text or "\x1d" in text or "\x1e" in text:
        # "\r\n" is one line end of two characters, and the others are none, though str.splitlines has them as such.
        pieces = [(match.start(), match[0]) for match in _LINE.finditer(text)]
    else:
        pieces, start = [], 0
        for line in text.splitlines():
            if line:
                pieces.append((start, line))
            start += len(line) + 1
    lines = []
    for start, line in pieces:
        if line[0] <= " " or line[-1] <= " " or not line.isascii():
            size = len(line.strip())
            if not size:
                continue
            start += len(line) - len(line.lstrip())
            lines.append((start, start + size))
        else:
            lines.append((start, start + len(line)))
    return lines


def is_table_row(line: str) -> bool:
    """Whether a line is a row of a table of figures, as extractors write it: "Sales | 1.5 | 1.6", "Assets | | 117.3 |".

    Numbers alone may be those of pages ("1 | 2 | 3 | Next").
    """
    cells = [cell.strip() for cell in line.split("|", _CELLS)]
    if len(cells) > 3 and cells.count("") > 2:
        return True
    figures = [cell for cell in cells if _FIGURE.fullmatch(cell)]
    return len(figures) > 1 and any(len(figure) > 2 for figure in figures)
