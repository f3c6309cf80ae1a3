"""Where settings come from: the command line, the file itself, pyproject.toml or guard-codemod.toml."""

from guard_codemod.config.directives import MENTION, read_directives
from guard_codemod.config.keys import COLORS, MAX_JOBS, OUTPUT_FORMATS, ConfigError, check_file
from guard_codemod.config.layers import COMMAND_LINE, Layer, Scope, to_settings
from guard_codemod.config.resolver import Resolver

__all__ = [
    "COLORS",
    "COMMAND_LINE",
    "MAX_JOBS",
    "MENTION",
    "OUTPUT_FORMATS",
    "ConfigError",
    "Layer",
    "Resolver",
    "Scope",
    "check_file",
    "read_directives",
    "to_settings",
]
