"""The README is held to the code: its table, its snippets, its commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from provaudit.checks.table import as_markdown
from provaudit.cli import main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
CONSOLE = "\n".join(re.findall(r"```console\n(.*?)```", README, re.DOTALL))
COMMANDS = re.findall(r"^provaudit (.+)$", CONSOLE, re.MULTILINE)


def test_the_table_of_checks_is_the_generated_one() -> None:
    begin, end = "<!-- table of checks: provaudit explain --markdown -->\n", "<!-- end of the table of checks -->"
    assert README.split(begin)[1].split(end)[0] == as_markdown()


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda s: s.splitlines()[-1][:40])
def test_a_snippet_runs(snippet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    exec(compile(snippet, "README.md", "exec"), {"__name__": "readme"})


def test_a_check_of_ones_own_takes_under_15_lines() -> None:
    (own,) = [s for s in SNIPPETS if "def shouting" in s]
    assert len([line for line in own.splitlines() if line.strip()]) < 15


@pytest.mark.parametrize("command", [c.split(">")[0].strip() for c in COMMANDS])
def test_a_command_runs(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, command.split())
    assert result.exit_code == 0, result.output


def test_what_is_linked_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_two_commands_set_everything_up() -> None:
    targets = re.findall(r"^make (\w+)", CONSOLE, re.MULTILINE)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert targets == ["audit", "test"]
    assert all(f"\n{target}:" in makefile for target in targets)
