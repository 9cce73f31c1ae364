"""What a notebook shows of a value: a small table in HTML, without scripts or styles, and the same as text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from provaudit.escape import excerpt

Bundle = dict[str, str]

_MOST_ROWS = 30


def value_bundle(title: str, rows: Sequence[tuple[str, str]]) -> Bundle:
    """A title and rows of (name, content) as `text/html` and `text/plain`; all of it escaped and cut to size."""
    shown = [(excerpt(name, 40), excerpt(content, 300)) for name, content in rows[:_MOST_ROWS]]
    if len(rows) > _MOST_ROWS:
        shown.append(("", f"{len(rows) - _MOST_ROWS} more"))
    cells = "".join(f"<tr><th>{escape(name)}</th><td>{escape(content)}</td></tr>" for name, content in shown)
    plain = "\n".join([excerpt(title, 120), *(f"  {name}: {content}" for name, content in shown)])
    return {"text/html": f"<p>{escape(excerpt(title, 120))}</p><table>{cells}</table>", "text/plain": plain}
