"""The documentation is held to the code: generated pages are fresh, every snippet runs, every public name is there."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import provaudit as pv
from provaudit.checks.table import finding_codes
from provaudit.cli import main

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
    shown = set(re.findall(r"^::: provaudit\.(\w+)$", reference, re.MULTILINE))
    assert set(pv.__all__) - {"__version__"} <= shown
    assert all(importlib.util.find_spec(f"provaudit.{name}") or hasattr(pv, name) for name in shown)


def test_every_option_and_code_is_documented() -> None:
    page = (DOCS / "command-line.md").read_text(encoding="utf-8")
    options = {option for command in commands(main) for parameter in command.params for option in parameter.opts}
    assert {option for option in options if option.startswith("-") and option not in page} == set()
    codes = (DOCS / "findings.md").read_text(encoding="utf-8")
    assert [row.code for row in finding_codes() if f"`{row.code}`" not in codes] == []


def commands(command: click.Command) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            yield from commands(child)


def test_the_pages_are_in_the_navigation_and_their_links_lead_somewhere() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for page in DOCS.glob("*.md"):
        assert page.name in navigation
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (DOCS / link).exists(), (page.name, link)


def test_every_public_name_has_a_docstring() -> None:
    assert [name for name in pv.__all__ if name != "__version__" and not getattr(pv, name).__doc__] == []
