"""The guard's own text in every variant, and how it is recognised again."""

from guard_codemod.guards.actions import (
    EXCEPTION,
    check_address,
    check_host,
    imported,
    parse_on_timeout,
)
from guard_codemod.guards.code_layout import LINE_LENGTH
from guard_codemod.guards.match import remove_guard
from guard_codemod.guards.message import SECONDS, check_message, fill_message, quote, width
from guard_codemod.guards.recognizer import FoundGuard, find_guards
from guard_codemod.guards.templates import (
    MAIN_HEADER,
    check_variable,
    guard_source,
    import_statement,
    modules_of,
    names_of,
    new_block_source,
    opens_with_definition,
)

__all__ = [
    "EXCEPTION",
    "LINE_LENGTH",
    "MAIN_HEADER",
    "SECONDS",
    "FoundGuard",
    "check_address",
    "check_host",
    "check_message",
    "check_variable",
    "fill_message",
    "find_guards",
    "guard_source",
    "import_statement",
    "imported",
    "modules_of",
    "names_of",
    "new_block_source",
    "opens_with_definition",
    "parse_on_timeout",
    "quote",
    "remove_guard",
    "width",
]
