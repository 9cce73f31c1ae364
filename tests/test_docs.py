"""The documentation is held to the code: generated pages are fresh, every snippet runs, every public name is there."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

import provaudit as pv

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"


def generator() -> object:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("name", "function"), [("findings.md", "findings_page"), ("command-line.md", "command_page")])
def test_generated_pages_are_fresh(name: str, function: str) -> None:
    made = getattr(generator(), function)()
    assert (DOCS / name).read_text(encoding="utf-8") == made, "run: python docs/generate.py"


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda p: p.stem)
def test_the_snippets_of_a_page_run_in_order(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "docs"}
    for snippet in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        exec(compile(snippet, page.name, "exec"), names)


def test_every_public_name_is_in_the_reference() -> None:
    reference = (DOCS / "reference.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"^::: provaudit\.(\w+)$", reference, re.MULTILINE)) - {"testing"}
    missing = set(pv.__all__) - shown - {"__version__", "assessed", "not_assessed"}
    assert missing == set()
    assert all(hasattr(pv, name) for name in shown)


def test_every_public_name_has_a_docstring() -> None:
    assert [name for name in pv.__all__ if name != "__version__" and not getattr(pv, name).__doc__] == []
