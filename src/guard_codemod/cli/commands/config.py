"""``guard-codemod config``."""

from __future__ import annotations

import os
from typing import Any

import click

from guard_codemod.cli import output
from guard_codemod.cli.options import PATH, command, settings_of
from guard_codemod.cli.session import session_for, unusable
from guard_codemod.config.config_file import ConfigError
from guard_codemod.files.source_file import SourceError
from guard_codemod.formatters.listings import settings_lines


@command(
    "Print the settings for a path, and where each comes from.",
    click.argument("path", default=os.curdir, type=PATH),
    *settings_of("config"),
    examples="""
  guard-codemod config
  guard-codemod config etl/nightly.py""",
)
def config(path: str, **options: Any) -> None:
    """Print the settings that hold for PATH, a file or a folder, and where each comes from."""
    session = session_for((path,), options)
    try:
        output.echo_lines(settings_lines(session.settings(path)))
    except ConfigError as error:
        raise unusable(error) from error
    except SourceError as error:
        raise output.FatalError(f"{path}: {error.with_help}") from error
