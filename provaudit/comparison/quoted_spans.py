"""Quoted spans: what stands between quotation marks, by the marks alone, and the lines of a transcript.

Enough to tell shared quotes from shared prose, and the same in any language.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from provaudit.article import Span

# Each begins with its mark, which is what the search then skips to.
_QUOTED = re.compile(r"“[^“”\n]{1,2000}”|«[^«»\n]{1,2000}»|„[^„“”\n]{1,2000}[“”]|\"(?<!\w\")[^\"\n]{1,2000}\"(?!\w)")
# Lines such as "THE CHAIR: Order, please." From so many on a text is a transcript, whose words are all quoted.
_SPOKEN = re.compile(r"^[ \t]{0,8}[A-Z][A-Z.'’ -]{1,40}(?:\([^()\n]{1,40}\))?:[ \t]+\S[^\n]*", re.MULTILINE)
_TRANSCRIPT = 4


def find_quoted_spans(text: str) -> tuple[Span, ...]:
    """The stretches between quotation marks, marks included; in a transcript, every line with a speaker's label."""
    found = [Span(*match.span()) for match in _QUOTED.finditer(text)]
    lines = [Span(*match.span()) for match in _SPOKEN.finditer(text)]
    if len(lines) < _TRANSCRIPT:
        return tuple(found)
    ends = [line.end for line in lines]
    apart = [s for s in found if (at := bisect_right(ends, s.start)) == len(lines) or lines[at].start >= s.end]
    return tuple(sorted([*lines, *apart]))
