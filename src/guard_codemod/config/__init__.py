"""Where settings come from: the command line, the file itself, pyproject.toml or guard-codemod.toml."""

from guard_codemod.config.directives import MENTION, read_directives
from guard_codemod.config.keys import FILE_KEYS, MAX_JOBS, ConfigError, parse_given
from guard_codemod.config.layers import COMMAND_LINE, Layer, Scope
from guard_codemod.config.resolver import Resolver

__all__ = [
    "COMMAND_LINE",
    "FILE_KEYS",
    "MAX_JOBS",
    "MENTION",
    "ConfigError",
    "Layer",
    "Resolver",
    "Scope",
    "parse_given",
    "read_directives",
]
