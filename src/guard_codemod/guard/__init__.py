"""The guard's own text in every variant, and how it is recognised again."""

from guard_codemod.guard.match import remove_guard
from guard_codemod.guard.message import SECONDS, check_message, fill_message, quote, width
from guard_codemod.guard.recognise import FoundGuard, find_guards
from guard_codemod.guard.text import (
    EXCEPTION,
    LINE_LENGTH,
    MAIN_HEADER,
    check_on_timeout,
    check_variable,
    guard_source,
    modules_of,
    names_of,
    new_block_source,
)

__all__ = [
    "EXCEPTION",
    "LINE_LENGTH",
    "MAIN_HEADER",
    "SECONDS",
    "FoundGuard",
    "check_message",
    "check_on_timeout",
    "check_variable",
    "fill_message",
    "find_guards",
    "guard_source",
    "modules_of",
    "names_of",
    "new_block_source",
    "quote",
    "remove_guard",
    "width",
]
