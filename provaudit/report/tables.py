"""Rows as a table for the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.table import Table
from rich.text import Text

from provaudit.escape import excerpt

_LONGEST_CELL = 200
_NEVER_WRAPPED, _FEW = 10, 7


def rows_table(rows: Sequence[Mapping[str, object]]) -> Table:
    """A table with the keys of the first row as its head; every cell is escaped and cut to 200 characters."""
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    names = list(rows[0]) if rows else []
    for name in names:
        longest = max(len(str(row[name])) for row in rows)
        table.add_column(name, overflow="fold", no_wrap=longest <= _NEVER_WRAPPED and len(names) <= _FEW)
    for row in rows:
        table.add_row(*(Text(excerpt("" if value is None else str(value), _LONGEST_CELL)) for value in row.values()))
    return table
