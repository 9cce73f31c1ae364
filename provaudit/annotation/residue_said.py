"""Whole lines that are furniture by what they say: appeals to readers, notices, links in a row."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from provaudit.annotation.residue_appeals import appeal_kind
from provaudit.annotation.residue_table import FACT, LineTable
from provaudit.annotation.residue_tiles import FEWEST, MOST, tile_kind
from provaudit.annotation.residue_words import Indices

# The log-odds of the words of a line above which it may speak to the readers of a page, and may be links in a row.
_SPEAKING, _IN_A_ROW = -2.5, 0.5
_LEAST_LINKS = 0.25  # of its words, that end what a link says
_FOOT = 8  # lines at the end, among which notices that read as prose stand
_MOST_READ = 300  # lines at each end that are read: bounds the time that a hostile text takes


def find_said(
    lines: Sequence[str], table: LineTable, rows: Indices, known: dict[str, str | None], gone: Sequence[bool]
) -> dict[int, str]:
    """The kinds of the lines that say what they are, by the line's number.

    rows: the row of each line in the table. known: what was found in lines before, filled in here. gone: whether a line
    is residue anyway, so that it need not be read.
    """
    counts, odds = table.counts[rows], table.facts[FACT["odds"], rows]
    speaking = odds > _SPEAKING
    speaking[-_FOOT:] = True
    appealing = table.appealing[rows] & speaking
    in_a_row = (counts >= FEWEST) & (counts <= MOST) & (table.links[rows] >= np.maximum(2, counts * _LEAST_LINKS))
    in_a_row &= appealing | (odds > _IN_A_ROW)
    may = np.flatnonzero(appealing | in_a_row).tolist()
    found: dict[int, str] = {}
    for i in (*may[:_MOST_READ], *may[_MOST_READ:][-_MOST_READ:]):
        if gone[i]:
            continue
        line = lines[i]
        if line not in known:
            known[line] = tile_kind(line) or appeal_kind(line)
        kind = known[line]
        if kind:
            found[i] = kind
    return found
