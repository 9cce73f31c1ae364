"""The command `provaudit`; each command's module is loaded when the command is called."""

from __future__ import annotations

import importlib
import sys

import click

from provaudit import __version__
from provaudit.errors import ProvauditError

# command -> (module, function, one line of help), so that --version and --help import nothing heavy
_COMMANDS = {
    "audit": ("auditing", "audit", "Audit articles and print a table."),
    "rewrites": ("auditing", "rewrites", "Find who rewrote whom in a corpus."),
    "clean": ("texts", "clean", "Print an article without its residue."),
    "quotes": ("texts", "quotes", "List the quotes, their speakers and sources."),
    "dates": ("texts", "dates", "List the dates with their TIMEX3 values."),
    "window": ("texts", "window", "Show when all claims of an article can hold."),
    "compare": ("texts", "compare", "Show two articles side by side."),
    "explain": ("tables", "explain", "Explain a finding code."),
    "baseline": ("working_on", "baseline", "Keep findings already looked at out of later audits."),
    "diff": ("working_on", "diff", "Show what changed between two audits."),
    "timeline": ("tables", "timeline", "Show or check the timeline."),
}


class _LateGroup(click.Group):
    """A click group whose commands are imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, function, _ = _COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(f"provaudit.cli.{module}"), function)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, _, text) in _COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ProvauditError as error:
            from provaudit.escape import printable

            click.echo(f"provaudit: {printable(str(error))}", err=True)
            sys.exit(2)


@click.group(cls=_LateGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="provaudit")
def main() -> None:
    """Audit news articles: rewriting, quotes, anachronisms and boilerplate residue.

    Exit codes: 0 done; 1 an article reached --fail-on; 2 wrong usage; 3 some inputs could not be read.
    """
