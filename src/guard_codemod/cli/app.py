"""The command line: options in, output and an exit code out."""

from __future__ import annotations

from importlib import import_module

import click

from guard_codemod.cli import commands, output
from guard_codemod.cli.options import VERSION
from guard_codemod.lazy import modules_in


class _Group(output.Group):
    """The commands: one for each module in `commands`, imported on demand."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return modules_in(commands.__path__)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        known = name in self.list_commands(ctx)
        return getattr(import_module(f"{commands.__name__}.{name}"), name) if known else None


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  guard-codemod check                                which jobs have no guard, from here down
  guard-codemod apply scripts/ --timeout 1h --diff   what would be changed
  guard-codemod apply scripts/ --timeout 1h          change it

Exit codes: 0 no errors, 1 errors remain, 2 invalid usage or a file that failed,
130 SIGINT, 143 SIGTERM, 129 SIGHUP, 141 SIGPIPE.""",
)
@VERSION
def cli() -> None:
    """Give scheduled Python jobs a timeout: they fail instead of hanging forever."""
