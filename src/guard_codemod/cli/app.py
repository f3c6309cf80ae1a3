"""The command line: options in, output and an exit code out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

import click

from guard_codemod.cli import commands, output
from guard_codemod.cli.options import VERSION
from guard_codemod.lazy import modules_in


class _Commands(Mapping[str, click.Command]):
    """The commands: one for each module in `commands`, imported on demand."""

    def __getitem__(self, name: str) -> click.Command:
        if name not in iter(self):
            raise KeyError(name)
        command: click.Command = getattr(import_module(f"{commands.__name__}.{name}"), name)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(modules_in(commands.__path__))

    def __len__(self) -> int:
        return len(modules_in(commands.__path__))


@click.group(
    cls=output.Group,
    commands=_Commands(),
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
