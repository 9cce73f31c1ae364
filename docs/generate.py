"""Writes the two pages that are made from the code: the finding codes and the command line.

python docs/generate.py
"""

from __future__ import annotations

from pathlib import Path

import click

from provaudit.checks.table import as_markdown
from provaudit.cli import main

HERE = Path(__file__).resolve().parent


def findings_page() -> str:
    """The table of checks as a page."""
    return "# Finding codes\n\n`provaudit explain CODE` prints a row.\n\n" + as_markdown()


def command_page() -> str:
    """The help of every command as a page."""
    parts = ["# Command line\n"]
    for name, command, context in _commands(main, click.Context(main, info_name="provaudit", **main.context_settings)):
        parts.append(f"## {name}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def _commands(command: click.Command, context: click.Context) -> list[tuple[str, click.Command, click.Context]]:
    context.max_content_width = 100
    context.terminal_width = 100
    found = [(context.command_path, command, context)]
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            found += _commands(child, click.Context(child, info_name=name, parent=context))
    return found


if __name__ == "__main__":
    (HERE / "findings.md").write_text(findings_page(), encoding="utf-8")
    (HERE / "command-line.md").write_text(command_page(), encoding="utf-8")
