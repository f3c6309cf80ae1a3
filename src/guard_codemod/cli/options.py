"""The options of the command line, most of which are made from the table of settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import click

from guard_codemod import __version__
from guard_codemod.cli import output
from guard_codemod.config import kinds
from guard_codemod.config.config_file import parse_value
from guard_codemod.config.row import Group, Setting, Source
from guard_codemod.config.settings import keys_in

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
Callback = Callable[[click.Context, click.Parameter, Any], Any]

# The type makes the shell complete files. Problems with a file are reported in its result.
PATH = click.Path(readable=False)


class Option(click.Option):
    """An option with the group that ``--help`` lists it in."""

    def __init__(self, *args: Any, group: Group, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.group = group


class Command(click.Command):
    """A command whose ``--help`` lists the options in groups."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        for group in (*Group, None):
            named = [option for option in options if getattr(option, "group", None) is group]
            records = [record for option in named if (record := option.get_help_record(ctx))]
            if records:
                with formatter.section(group.value if group else "Options"):
                    formatter.write_dl(records)


def command(
    short_help: str, *parameters: Decorator, examples: str, cls: type[click.Command] = Command
) -> Callable[[Callable[..., Any]], click.Command]:
    """Return a decorator that turns a function into a command with *parameters*, in this order."""
    epilog = f"\b\nExamples:{examples}"

    def decorate(function: Callable[..., Any]) -> click.Command:
        for add in reversed((*parameters, VERSION)):
            function = add(function)
        return click.command(cls=cls, short_help=short_help, epilog=epilog)(function)

    return decorate


def paths_argument(*, required: bool = False) -> Decorator:
    """Return the argument for the files and folders of a command."""
    metavar = "PATHS..." if required else "[PATHS]..."
    return click.argument("paths", nargs=-1, required=required, type=PATH, metavar=metavar)


def option(
    name: str, group: Group, help_text: str, short: str | None = None, **attributes: Any
) -> Decorator:
    """Return an option that is not a setting, or that has a help of its own in one command."""
    names = [short, name] if short else [name]
    return click.option(*names, cls=Option, group=group, help=help_text, **attributes)


def path_option(name: str, group: Group, help_text: str, metavar: str = "FILE") -> Decorator:
    """Return an option that names a file, and is not a setting."""
    return option(name, group, help_text, type=PATH, metavar=metavar)


def parsed(parse: Callable[[Any], Any]) -> Callback:
    """Return an option's callback that calls *parse*, which may raise `ValueError`."""

    def callback(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
        if value is None or value == ():
            return None
        try:
            return parse(value)
        except ValueError as error:
            raise click.BadParameter(str(error), ctx, param) from error

    return callback


def settings_of(command: str) -> Iterator[Decorator]:
    """Yield the options of *command*: its settings, and those that select the configuration."""
    for row in keys_in(Source.COMMAND_LINE).values():
        if command in row.commands:
            yield _option(row)
    if command in ("apply", "check", "remove"):
        yield STDIN_FILENAME
    yield CONFIG
    yield ISOLATED


def _option(row: Setting[Any, Any]) -> Decorator:
    names = [row.short] if row.short else []
    if row.kind is kinds.FLAG:
        # The command line can turn off what the configuration turns on.
        alone = row.opposite or not row.in_files
        names.append(f"--{row.key}" if alone else f"--{row.key}/--no-{row.key}")
        attributes: dict[str, Any] = {"is_flag": True}
    else:
        names.append(f"--{row.key}")
        attributes = {
            "type": _type(row.kind),
            "multiple": bool(row.kind.repeatable),
            "metavar": row.metavar,
            "callback": parsed(partial(_read, row)),
        }
    return click.option(
        *names, cls=Option, group=row.group, default=None, help=_help(row), **attributes
    )


def _type(kind: kinds.Kind) -> click.ParamType[Any]:
    if kind.choices:
        return click.Choice(kind.choices)
    return PATH if kind is kinds.PATH else click.STRING


def _read(row: Setting[Any, Any], given: Any) -> Any:
    if row.kind.repeatable:
        return parse_value(row, [item for text in given for item in row.kind.read(text)])
    return parse_value(row, row.kind.read(given))


def _help(row: Setting[Any, Any]) -> str:
    default = row.default_text or row.default
    if default is True:
        default = "yes"
    help_text = f"{row.help} {row.kind.repeatable}".rstrip()
    return f"{help_text}  [default: {default}]" if isinstance(default, str) else help_text


VERSION: Decorator = click.version_option(__version__, message=f"{output.PROGRAM} %(version)s")
STDIN_FILENAME = path_option(
    "--stdin-filename", Group.FILES, "Name of the script that is read with -.", "PATH"
)
CONFIG = path_option(
    "--config", Group.RUN, "Read this configuration, not the nearest pyproject.toml."
)
ISOLATED = option("--isolated", Group.RUN, "Read no configuration.", is_flag=True)
