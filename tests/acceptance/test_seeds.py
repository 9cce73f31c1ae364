"""The five articles that the project started from are judged as a careful reader judges them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def test_every_statement_about_the_seeds_holds(shared: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(shared / "eval" / "score_seeds.py")], capture_output=True, text=True, check=False
    )
    assert done.stdout, done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["failed"] == []


def test_no_article_of_the_seeds_is_lost(shared: Path) -> None:
    import provaudit as pv

    corpus = pv.read(shared / "seeds")
    assert len([article for article in corpus if article.id != "README"]) == 5
