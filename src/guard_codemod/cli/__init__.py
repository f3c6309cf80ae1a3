"""The command line: options in, output and exit code out. Nothing else prints."""

from guard_codemod.cli.app import cli, main

__all__ = ["cli", "main"]
