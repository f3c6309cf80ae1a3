"""``guard-codemod config``."""

from __future__ import annotations

import os
from typing import Any

import click

from guard_codemod.cli import output
from guard_codemod.cli.options import PATH, VERSION, Command, settings_of, with_options
from guard_codemod.cli.session import session_for, unusable
from guard_codemod.config.config_file import ConfigError
from guard_codemod.files.source_file import SourceError
from guard_codemod.formatters.listings import settings_lines


@click.command(
    "config",
    cls=Command,
    short_help="Print the settings for a path, and where each comes from.",
    epilog="""\b
Examples:
  guard-codemod config
  guard-codemod config etl/nightly.py""",
)
@click.argument("path", default=os.curdir, type=PATH)
@with_options(*settings_of("config"), VERSION)
def config(path: str, **options: Any) -> None:
    """Print the settings that hold for PATH, a file or a folder, and where each comes from."""
    session = session_for((path,), None, options)
    try:
        output.echo_lines(settings_lines(session.settings(path)))
    except ConfigError as error:
        raise unusable(error) from error
    except SourceError as error:
        raise output.FatalError(f"{path}: {error}") from error
