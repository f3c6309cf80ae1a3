"""The guard's own text, made from parts, and how it is recognised again."""

from guard_codemod.guards.actions import action_of, actions
from guard_codemod.guards.actions.email import check_address, check_host
from guard_codemod.guards.code_writer import LINE_LENGTH
from guard_codemod.guards.guard_module import (
    LEAVES_OUT,
    USUAL_NAME,
    ModuleState,
    check_module,
    module_file,
    module_state,
)
from guard_codemod.guards.message import SECONDS, check_message, fill_message, quote, width
from guard_codemod.guards.parts import parts, parts_of
from guard_codemod.guards.parts.timeout_env import check_variable
from guard_codemod.guards.templates import (
    MAIN_HEADER,
    guard_source,
    import_statement,
    indented,
    modules_of,
    names_of,
    new_block_source,
    opens_with_definition,
    parse_on_timeout,
)

__all__ = [
    "LEAVES_OUT",
    "LINE_LENGTH",
    "MAIN_HEADER",
    "SECONDS",
    "USUAL_NAME",
    "ModuleState",
    "action_of",
    "actions",
    "check_address",
    "check_host",
    "check_message",
    "check_module",
    "check_variable",
    "fill_message",
    "guard_source",
    "import_statement",
    "indented",
    "module_file",
    "module_state",
    "modules_of",
    "names_of",
    "new_block_source",
    "opens_with_definition",
    "parse_on_timeout",
    "parts",
    "parts_of",
    "quote",
    "width",
]
