"""Look one quote up in a corpus: who has it, in which words, credited to whom.

python examples/check_quote.py "We are ready to open the lower gates before the harvest"
"""

from __future__ import annotations

import sys
from pathlib import Path

import provaudit as pv

HERE = Path(__file__).resolve().parent
QUOTE = "We are ready to open the lower gates before the harvest"


def main(wording: str = QUOTE, folder: str = str(HERE / "articles")) -> None:
    for article in pv.read(folder):
        for quote in pv.annotate(article).quotes:
            match = pv.compare_quotes(wording, quote.text)
            if match.kind != "different":
                print(f"{article.id}: {match.kind}, credited to {quote.speaker or 'nobody'}: {quote.text}")


if __name__ == "__main__":
    main(*sys.argv[1:])
