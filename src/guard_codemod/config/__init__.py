"""Where settings come from: the command line, the file itself, pyproject.toml or guard-codemod.toml."""

from guard_codemod.config.directives import MENTION, read_directives
from guard_codemod.config.keys import (
    COLORS,
    FILE_KEYS,
    MAX_JOBS,
    OUTPUT_FORMATS,
    ConfigError,
    check_file,
    parse_given,
)
from guard_codemod.config.merge import COMMAND_LINE, Layer, Scope
from guard_codemod.config.resolver import Resolver, common_folder

__all__ = [
    "COLORS",
    "COMMAND_LINE",
    "FILE_KEYS",
    "MAX_JOBS",
    "MENTION",
    "OUTPUT_FORMATS",
    "ConfigError",
    "Layer",
    "Resolver",
    "Scope",
    "check_file",
    "common_folder",
    "parse_given",
    "read_directives",
]
