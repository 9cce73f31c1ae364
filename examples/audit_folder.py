"""Audit a folder of articles, print the table, and keep the report as one HTML file.

python examples/audit_folder.py examples/articles report.html
"""

from __future__ import annotations

import sys
from pathlib import Path

import provaudit as pv

HERE = Path(__file__).resolve().parent


def main(folder: str = str(HERE / "articles"), page: str | None = None) -> None:
    corpus = pv.read(folder)
    audit = pv.audit(corpus, timeline=HERE / "timeline.csv")
    frame = audit.to_frame().sort_values("concern_low", ascending=False)
    print(frame[["id", "band", "concern_low", "derived_from", "findings"]].to_string(index=False))
    for error in audit.errors:
        print(f"not read: {error.source}: {error.reason}")
    if page:
        audit.to_html(page)


if __name__ == "__main__":
    main(*sys.argv[1:])
