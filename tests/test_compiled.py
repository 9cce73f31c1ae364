"""Kernels are cached on disk wherever that is possible, and compiled all the same where it is not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
sys.path.insert(0, {folder!r})
import kernels
print(kernels.double(21), sum(kernels.double.stats.cache_hits.values()))
"""
KERNELS = """
from provaudit.comparison.compiled import kernel

@kernel
def double(x):
    return 2 * x
"""


def run(folder: Path, cache: Path) -> list[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("NUMBA", "XDG"))}
    environment |= {"XDG_CACHE_HOME": str(cache), "HOME": str(cache), "PYTHONDONTWRITEBYTECODE": "1"}
    script = SCRIPT.format(folder=str(folder))
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.split()


def package_in(folder: Path) -> Path:
    """A folder with kernels beside which nothing can be written, even by root: its cache folder is a file."""
    folder.mkdir()
    (folder / "kernels.py").write_text(KERNELS, encoding="utf-8")
    (folder / "__pycache__").write_text("", encoding="utf-8")
    return folder


def test_a_read_only_package_is_cached_in_the_cache_folder_of_the_user(tmp_path: Path) -> None:
    package, cache = package_in(tmp_path / "package"), tmp_path / "cache"
    cache.mkdir()
    assert run(package, cache) == ["42", "0"]
    assert list(cache.rglob("*.nbi"))
    assert run(package, cache) == ["42", "1"]


def test_without_any_place_for_a_cache_kernels_are_compiled_anew(tmp_path: Path) -> None:
    package, blocked = package_in(tmp_path / "package"), tmp_path / "blocked"
    blocked.write_text("", encoding="utf-8")
    assert run(package, blocked) == ["42", "0"]
    assert run(package, blocked) == ["42", "0"]
